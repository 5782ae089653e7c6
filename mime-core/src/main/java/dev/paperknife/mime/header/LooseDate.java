package dev.paperknife.mime.header;

import static dev.paperknife.mime.header.DateTokens.NUMBER;
import static dev.paperknife.mime.header.DateTokens.WORD;

/**
 * Makes out a date that does not follow RFC 5322: asctime, ISO 8601, full names, other orders, dashes, no zone. The time
 * is found by its colons, the zone after it, and what is left must be a day, a month and a year in one possible order
 * only: where two would do, there is no date.
 */
final class LooseDate {
    private static final int MOST_NUMBERS = 3;

    private final DateTokens tokens;
    private final DateFields fields = new DateFields();
    private final boolean[] isUsed;
    private final int[] numbers = new int[MOST_NUMBERS];
    private int count;
    private int monthAfter = -1;

    LooseDate(DateTokens tokens) {
        this.tokens = tokens;
        this.isUsed = new boolean[tokens.count()];
    }

    /** The fields as far as they could be made out; impossible ones where they could not. */
    DateFields read() {
        int end = time();
        if (end > 0) {
            zone(end);
            if (rest(end)) {
                order();
            }
        }
        return fields;
    }

    /** Finds {@code h:mm}, {@code h:mm:ss} or, after a T, {@code hhmmss}; gives the token after it, 0 for none. */
    private int time() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isShort(i) && tokens.kind(i + 1) == ':' && tokens.isShort(i + 2)) {
                return clock(i);
            }
            if (isLetterT(i) && tokens.kind(i + 1) == NUMBER && tokens.length(i + 1) == 6) {
                return compactClock(i + 1);
            }
        }
        return 0;
    }

    private int clock(int i) {
        fields.hour = tokens.number(i);
        fields.minute = tokens.number(i + 2);
        int end = i + 3;
        if (tokens.kind(end) == ':' && tokens.isShort(end + 1)) {
            fields.second = tokens.number(end + 1);
            end += 2;
        }
        end = fraction(end);
        return use(i, halfOfDay(end));
    }

    private int compactClock(int i) {
        int number = tokens.number(i);
        fields.hour = number / 10_000;
        fields.minute = number / 100 % 100;
        fields.second = number % 100;
        return use(i, fraction(i + 1));
    }

    private int fraction(int i) {
        boolean isPoint = tokens.kind(i) == '.' || tokens.kind(i) == ',';
        return isPoint && tokens.kind(i + 1) == NUMBER && !tokens.isApart(i) && !tokens.isApart(i + 1) ? i + 2 : i;
    }

    private int halfOfDay(int i) {
        boolean isAfternoon = tokens.isWord(i, "PM");
        if (!isAfternoon && !tokens.isWord(i, "AM")) {
            return i;
        }
        boolean isPossible = fields.hour >= 1 && fields.hour <= 12;
        fields.hour = isPossible ? fields.hour % 12 + (isAfternoon ? 12 : 0) : -1;
        return i + 1;
    }

    private int use(int from, int to) {
        for (int i = from; i < to; i++) {
            isUsed[i] = true;
        }
        return to;
    }

    /** Looks for a number with its sign, or a name, after the time; {@code GMT+0200} is the number. */
    private void zone(int afterTime) {
        for (int i = afterTime; i < tokens.count(); i++) {
            boolean isFree = i == afterTime || tokens.isApart(i) || isUniversal(i - 1);
            if (isFree && (tokens.kind(i) == '+' || tokens.kind(i) == '-') && zoneNumber(i)) {
                return;
            }
        }
        for (int i = afterTime; i < tokens.count(); i++) {
            if (tokens.kind(i) == WORD && !isMonthOrDay(i)) {
                fields.zoneName(tokens.bytes, tokens.from(i), tokens.to(i));
                use(i, i + 1);
                return;
            }
        }
    }

    private boolean zoneNumber(int sign) {
        if (tokens.kind(sign + 1) != NUMBER || tokens.isApart(sign + 1)) {
            return false;
        }
        int length = tokens.length(sign + 1);
        int number = tokens.number(sign + 1);
        int end = sign + 2;
        if (length <= 2 && tokens.kind(end) == ':' && tokens.isShort(end + 1)) {
            number = number * 100 + tokens.number(end + 1);
            end += 2;
        } else if (length <= 2) {
            number *= 100;
        } else if (length != 4) {
            return false;
        }
        fields.zone(tokens.kind(sign) == '-', number);
        use(sign, end);
        return true;
    }

    /** Sorts what is neither time nor zone; false where something of it belongs to no date. */
    private boolean rest(int afterTime) {
        for (int i = 0; i < tokens.count(); i++) {
            if (!isUsed[i] && !sort(i, i >= afterTime)) {
                return false;
            }
        }
        return true;
    }

    private boolean sort(int i, boolean isAfterTime) {
        return switch (tokens.kind(i)) {
            case NUMBER -> number(i);
            case WORD -> word(i, isAfterTime);
            case ',', '.', '/', '-' -> true;
            default -> false;
        };
    }

    private boolean number(int i) {
        if (count == 0 && tokens.length(i) == 8 && isLetterT(i + 1)) {
            return compactDate(tokens.number(i));
        }
        if (count >= MOST_NUMBERS) {
            return false;
        }
        numbers[count++] = i;
        return true;
    }

    private boolean compactDate(int number) {
        fields.year = number / 10_000;
        fields.month = number / 100 % 100;
        fields.day = number % 100;
        count = MOST_NUMBERS + 1;
        return true;
    }

    private boolean word(int i, boolean isAfterTime) {
        int month = DateFields.month(tokens.bytes, tokens.from(i), tokens.to(i));
        if (month != 0 && fields.month == 0) {
            fields.month = month;
            monthAfter = count;
            return true;
        }
        int weekday = DateFields.weekday(tokens.bytes, tokens.from(i), tokens.to(i));
        if (weekday != 0 && fields.weekday == 0) {
            fields.weekday = weekday;
            return true;
        }
        boolean isForeignDay = i == 0 && tokens.kind(1) == ',';
        boolean isIsoTime = isLetterT(i) && tokens.kind(i + 1) == NUMBER && isUsed[i + 1];
        return month == 0 && (isForeignDay || isIsoTime || isAfterTime);
    }

    /** Finds the one order that fits; after a compact date nothing is left to order. */
    private void order() {
        if (monthAfter >= 0 && count == 2) {
            namedMonth(numbers[0], numbers[1]);
        } else if (monthAfter < 0 && count == MOST_NUMBERS) {
            numericMonth(numbers[0], numbers[1], numbers[2]);
        }
    }

    private void namedMonth(int first, int second) {
        int month = fields.month;
        boolean isDayFirst = isDate(second, month, first);
        boolean isYearFirst = isDate(first, month, second);
        boolean isUsualOrder = monthAfter == 1 && tokens.length(second) > 1;
        if (isDayFirst && (isUsualOrder || !isYearFirst)) {
            choose(second, month, tokens.number(first));
        } else if (isYearFirst && !isDayFirst) {
            choose(first, month, tokens.number(second));
        }
    }

    private void numericMonth(int first, int second, int third) {
        int a = tokens.number(first);
        int b = tokens.number(second);
        int c = tokens.number(third);
        boolean isYearFirst = isDate(first, b, third);
        boolean isDayFirst = isDate(third, b, first);
        boolean isMonthFirst = isDate(third, a, second);
        if (isYearFirst && !isDayFirst && !isMonthFirst) {
            choose(first, b, c);
        } else if (isDayFirst && !isYearFirst && (!isMonthFirst || a == b)) {
            choose(third, b, a);
        } else if (isMonthFirst && !isYearFirst && !isDayFirst) {
            choose(third, a, b);
        }
    }

    private boolean isDate(int yearToken, int month, int dayToken) {
        DateFields trial = new DateFields();
        trial.year(tokens.number(yearToken), tokens.length(yearToken));
        return tokens.length(dayToken) <= 2 && DateFields.isPossibleDate(trial.year, month, tokens.number(dayToken));
    }

    private void choose(int yearToken, int month, int day) {
        fields.year(tokens.number(yearToken), tokens.length(yearToken));
        fields.month = month;
        fields.day = day;
    }

    private boolean isMonthOrDay(int i) {
        return DateFields.month(tokens.bytes, tokens.from(i), tokens.to(i)) != 0
                || DateFields.weekday(tokens.bytes, tokens.from(i), tokens.to(i)) != 0;
    }

    private boolean isUniversal(int i) {
        return tokens.kind(i) == WORD && DateFields.isUniversal(tokens.bytes, tokens.from(i), tokens.to(i));
    }

    private boolean isLetterT(int i) {
        return tokens.isWord(i, "T");
    }
}
