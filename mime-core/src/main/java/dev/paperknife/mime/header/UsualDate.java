package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A short cut for the date that nearly all mail has, {@code Tue, 1 Oct 2024 10:00:00 +0200}, with single blanks; a zone's name
 * in a comment may follow. It gives what {@link DateParser} would, or gives up.
 */
final class UsualDate {
    private static final int ZONE_BYTES = "+0200".length();

    private final byte[] bytes;
    private final int end;
    private final DateFields fields = new DateFields();
    private int at;

    private UsualDate(Slice text) {
        this.bytes = text.array();
        this.at = text.from();
        this.end = text.to();
    }

    /** The numbers of a date without blanks around it; null if it is not of that form. They may be impossible. */
    static @Nullable DateFields read(Slice text) {
        UsualDate date = new UsualDate(text);
        return date.dayOfWeek() && date.date() && date.time() && date.zone() ? date.fields : null;
    }

    private boolean dayOfWeek() {
        if (end - at < 5 || bytes[at + 3] != ',' || bytes[at + 4] != ' ') {
            return false;
        }
        fields.weekday = DateFields.weekday(bytes, at, at + 3);
        at += 5;
        return fields.weekday != 0;
    }

    private boolean date() {
        int digits = at + 1 < end && bytes[at + 1] == ' ' ? 1 : 2;
        fields.day = number(digits, ' ');
        if (fields.day < 0 || end - at < 4 || bytes[at + 3] != ' ') {
            return false;
        }
        fields.month = DateFields.month(bytes, at, at + 3);
        at += 4;
        fields.year = number(4, ' ');
        return fields.month != 0 && fields.year >= 0;
    }

    private boolean time() {
        fields.hour = number(2, ':');
        fields.minute = number(2, ':');
        fields.second = number(2, ' ');
        return fields.hour >= 0 && fields.minute >= 0 && fields.second >= 0;
    }

    /** So many digits before that byte, which is passed too; -1 where anything else stands there. */
    private int number(int digits, char next) {
        if (end - at <= digits || bytes[at + digits] != next) {
            return -1;
        }
        int number = digits(at, at + digits);
        at += digits + 1;
        return number;
    }

    private int digits(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private boolean zone() {
        if (end - at < ZONE_BYTES || (bytes[at] != '+' && bytes[at] != '-')) {
            return false;
        }
        int number = digits(at + 1, at + ZONE_BYTES);
        fields.zone(bytes[at] == '-', number);
        at += ZONE_BYTES;
        return number >= 0 && (at == end || isComment());
    }

    /** Whether a blank and a comment of one word are all that is left. */
    private boolean isComment() {
        if (end - at < 3 || bytes[at] != ' ' || bytes[at + 1] != '(' || bytes[end - 1] != ')') {
            return false;
        }
        int i = at + 2;
        while (Ascii.isAtext(bytes[i])) {
            i++;
        }
        return i == end - 1;
    }
}
