package dev.paperknife.mime.header;

import static dev.paperknife.mime.header.DateTokens.END;
import static dev.paperknife.mime.header.DateTokens.NUMBER;
import static dev.paperknife.mime.header.DateTokens.WORD;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * Reads a date by the grammar of RFC 5322 3.3 and 4.3; what does not follow it is left to {@link LooseDate}. Comments and
 * blanks may stand between any two tokens.
 */
final class DateParser {
    private static final int LONGEST_ZONE_NAME = 5;

    private final DateTokens tokens;
    private final DateFields fields = new DateFields();
    private int at;

    private DateParser(DateTokens tokens) {
        this.tokens = tokens;
    }

    /** The date in a value; absent, with a defect, where there is none or an impossible one. */
    static Optional<DateTime> parse(Slice value, ReadContext context) {
        DefectSink defects = context.defects();
        Slice text = Blanks.trimmed(value);
        if (text.isEmpty()) {
            defects.report(Defect.Code.EMPTY_FIELD, value);
            return Optional.empty();
        }
        DateFields usual = UsualDate.read(text);
        return usual == null ? parseInFull(text, defects) : report(usual, true, usual.toDateTime(), text, defects);
    }

    /** The same for a value without blanks around it, without the short cut. */
    static Optional<DateTime> parseInFull(Slice text, DefectSink defects) {
        DateTokens tokens = new DateTokens(text, defects);
        DateParser strict = new DateParser(tokens);
        boolean isStrict = strict.dateTime();
        DateFields fields = isStrict ? strict.fields : new LooseDate(tokens).read();
        Optional<DateTime> date = tokens.isTooMany() ? Optional.empty() : fields.toDateTime();
        return report(fields, isStrict, date, text, defects);
    }

    private static Optional<DateTime> report(
            DateFields fields, boolean isStrict, Optional<DateTime> date, Slice text, DefectSink defects) {
        if (date.isEmpty()) {
            defects.report(Defect.Code.INVALID_DATE, text);
            return date;
        }
        if (!isStrict) {
            defects.report(Defect.Code.UNCLEAR_DATE, text);
        }
        if (fields.isObsolete) {
            defects.report(Defect.Code.OBSOLETE_DATE, text);
        }
        if (defects != DefectSink.NONE && fields.isWrongWeekday(date.get())) {
            defects.report(Defect.Code.WRONG_WEEKDAY, text);
        }
        return date;
    }

    /** {@code date-time = [ day-of-week "," ] date time [CFWS]}. */
    private boolean dateTime() {
        return dayOfWeek() && date() && time() && zone() && tokens.kind(at) == END;
    }

    private boolean dayOfWeek() {
        if (tokens.kind(at) != WORD) {
            return true;
        }
        fields.weekday = tokens.length(at) == 3 ? DateFields.weekday(tokens.bytes, tokens.from(at), tokens.to(at)) : 0;
        at++;
        return fields.weekday != 0 && skip(',');
    }

    private boolean date() {
        return day() && month() && year();
    }

    private boolean day() {
        if (!tokens.isShort(at)) {
            return false;
        }
        fields.day = tokens.number(at++);
        return true;
    }

    private boolean month() {
        if (tokens.kind(at) != WORD || tokens.length(at) != 3) {
            return false;
        }
        fields.month = DateFields.month(tokens.bytes, tokens.from(at), tokens.to(at));
        at++;
        return fields.month != 0;
    }

    private boolean year() {
        if (tokens.kind(at) != NUMBER || tokens.length(at) < 2) {
            return false;
        }
        fields.year(tokens.number(at), tokens.length(at));
        at++;
        return true;
    }

    private boolean time() {
        if (!isTwoDigits(at) || tokens.kind(at + 1) != ':' || !isTwoDigits(at + 2)) {
            return false;
        }
        fields.hour = tokens.number(at);
        fields.minute = tokens.number(at + 2);
        at += 3;
        if (tokens.kind(at) == ':') {
            if (!isTwoDigits(at + 1)) {
                return false;
            }
            fields.second = tokens.number(at + 1);
            at += 2;
        }
        return true;
    }

    private boolean isTwoDigits(int i) {
        return tokens.isShort(i) && tokens.length(i) == 2;
    }

    private boolean zone() {
        if (tokens.kind(at) == WORD) {
            if (tokens.length(at) > LONGEST_ZONE_NAME || tokens.isWord(at, "AM") || tokens.isWord(at, "PM")) {
                return false;
            }
            fields.zoneName(tokens.bytes, tokens.from(at), tokens.to(at));
            at++;
            return true;
        }
        boolean isNegative = tokens.kind(at) == '-';
        if ((!isNegative && tokens.kind(at) != '+') || !tokens.isApart(at) || tokens.isApart(at + 1)) {
            return false;
        }
        if (tokens.kind(at + 1) != NUMBER || tokens.length(at + 1) != 4) {
            return false;
        }
        fields.zone(isNegative, tokens.number(at + 1));
        at += 2;
        return true;
    }

    private boolean skip(char c) {
        if (tokens.kind(at) != c) {
            return false;
        }
        at++;
        return true;
    }
}
