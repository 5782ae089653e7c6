package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Ascii;

/**
 * The {@code From } line of an mbox. Who delivered is any text; the date after it is asctime's, with seconds or without, and
 * with a zone or two before or after the year: {@code Tue Oct  1 10:00:00 2024}.
 */
final class Postmark {
    static final String FROM = "From ";
    private static final String DAYS = "sunmontuewedthufrisat";
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /** A year stands at most so many words after the time: zone names of two words are known. */
    private static final int MOST_ZONE_WORDS = 2;

    private final byte[] bytes;
    private final int end;
    private int from;
    private int to;

    private Postmark(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.to = from;
    }

    /** Whether bytes [from, to) begin with the five of such a line. */
    static boolean isFromLine(byte[] bytes, int from, int to) {
        return to - from >= FROM.length() && spells(bytes, from, FROM);
    }

    /** Whether the line [from, to) begins so and has a date. */
    static boolean isSeparator(byte[] bytes, int from, int to) {
        return isFromLine(bytes, from, to) && new Postmark(bytes, from + FROM.length(), to).hasDate();
    }

    /**
     * Whether a message can begin there: with a field, a quoted {@code From } line of old mail systems, or nothing at all before the
     * source or the next separator.
     */
    static boolean isBeforeMessage(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && Ascii.isFieldName(bytes[i])) {
            i++;
        }
        int nameEnd = i;
        while (i < to && Ascii.isBlank(bytes[i])) {
            i++;
        }
        boolean isField = nameEnd > from && i < to && bytes[i] == ':';
        return isField
                || from >= to
                || (bytes[from] == '>' && isFromLine(bytes, from + 1, to))
                || isEmptyMessage(bytes, from, to);
    }

    private static boolean isEmptyMessage(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == '\r' || bytes[i] == '\n')) {
            i++;
        }
        return i > from && (i == to || isSeparator(bytes, i, Ascii.indexOf(bytes, i, to, (byte) '\n')));
    }

    private static boolean spells(byte[] bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasDate() {
        while (nextWord()) {
            if (isNameIn(DAYS)) {
                int afterDay = to;
                if (isRestOfDate()) {
                    return true;
                }
                to = afterDay;
            }
        }
        return false;
    }

    private boolean isRestOfDate() {
        boolean isMonth = nextWord() && isNameIn(MONTHS);
        boolean isDay = isMonth && nextWord() && isNumber(1, 2);
        return isDay && nextWord() && isTime() && isYearNear();
    }

    private boolean isYearNear() {
        for (int words = 0; words <= MOST_ZONE_WORDS && nextWord(); words++) {
            if (isNumber(4, 4)) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the next run of bytes that are no blanks and no part of a line end. */
    private boolean nextWord() {
        from = to;
        while (from < end && Ascii.isFold(bytes[from])) {
            from++;
        }
        to = from;
        while (to < end && !Ascii.isFold(bytes[to])) {
            to++;
        }
        return from < to;
    }

    private boolean isNameIn(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, names.substring(i, i + 3))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNumber(int fewest, int most) {
        boolean isNumber = to - from >= fewest && to - from <= most;
        for (int i = from; i < to; i++) {
            isNumber &= Ascii.isDigit(bytes[i]);
        }
        return isNumber;
    }

    /** Digits in groups of one or two, parted by one colon or two. */
    private boolean isTime() {
        int colons = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            boolean isColon = bytes[i] == ':';
            if (isColon ? digits == 0 : !Ascii.isDigit(bytes[i]) || digits == 2) {
                return false;
            }
            digits = isColon ? 0 : digits + 1;
            colons += isColon ? 1 : 0;
        }
        return digits > 0 && (colons == 1 || colons == 2);
    }
}
