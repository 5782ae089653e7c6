package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.Optional;

/** The numbers of a date while it is read, and whether they make one. Zero means not seen where zero is impossible. */
final class DateFields {
    private static final String[] DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    private static final String[] MONTHS = {
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december"
    };
    private static final int LEAP_SECOND = 60;
    private static final int MOST_ZONE_MINUTES = 18 * 60;

    int weekday;
    int year;
    int month;
    int day;
    int hour = -1;
    int minute;
    int second;
    int zoneMinutes;
    boolean isZoneKnown;
    boolean isObsolete;

    /** The month whose name, of three letters at least, the word begins; 0 for none. */
    static int month(byte[] bytes, int from, int to) {
        return indexOf(MONTHS, bytes, from, to);
    }

    /** The day, from 1 for Monday, whose name, of three letters at least, the word begins; 0 for none. */
    static int weekday(byte[] bytes, int from, int to) {
        return indexOf(DAYS, bytes, from, to);
    }

    private static int indexOf(String[] names, byte[] bytes, int from, int to) {
        for (int i = 0; to - from >= 3 && i < names.length; i++) {
            if (isBeginning(names[i], bytes, from, to)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isBeginning(String name, byte[] bytes, int from, int to) {
        if (to - from > name.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Ascii.lower(bytes[i]) != name.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /** Takes a year of so many digits (RFC 5322 4.3): two mean 1950 to 2049, three count from 1900. */
    void year(int number, int digits) {
        isObsolete |= digits < 4;
        if (digits == 2) {
            year = number + (number < 50 ? 2000 : 1900);
        } else {
            year = digits == 3 ? number + 1900 : digits < 2 ? -1 : number;
        }
    }

    /** Takes {@code +hhmm} as one number; minus zero says that the zone is not known. */
    void zone(boolean isNegative, int number) {
        int minutes = number % 100 < 60 ? number / 100 * 60 + number % 100 : Integer.MAX_VALUE;
        zoneMinutes = isNegative ? -minutes : minutes;
        isZoneKnown = !isNegative || number != 0;
    }

    /** Takes a zone's name (RFC 5322 4.3); those that are not in its list, and military letters, mean nothing. */
    void zoneName(byte[] bytes, int from, int to) {
        isObsolete = true;
        isZoneKnown = true;
        if (isUniversal(bytes, from, to)) {
            zoneMinutes = 0;
        } else if (to - from == 3 && isAmerican(bytes, from)) {
            boolean isDaylight = Ascii.lower(bytes[from + 1]) == 'd';
            zoneMinutes = (american(bytes[from]) + (isDaylight ? 1 : 0)) * 60;
        } else {
            zoneMinutes = 0;
            isZoneKnown = false;
        }
    }

    static boolean isUniversal(byte[] bytes, int from, int to) {
        return Ascii.equalsIgnoreCase(bytes, from, to, "GMT")
                || Ascii.equalsIgnoreCase(bytes, from, to, "UTC")
                || Ascii.equalsIgnoreCase(bytes, from, to, "UT")
                || Ascii.equalsIgnoreCase(bytes, from, to, "Z");
    }

    private static boolean isAmerican(byte[] bytes, int from) {
        byte middle = Ascii.lower(bytes[from + 1]);
        return american(bytes[from]) < 0 && (middle == 's' || middle == 'd') && Ascii.lower(bytes[from + 2]) == 't';
    }

    private static int american(byte letter) {
        return switch (Ascii.lower(letter)) {
            case 'e' -> -5;
            case 'c' -> -6;
            case 'm' -> -7;
            case 'p' -> -8;
            default -> 0;
        };
    }

    /** Whether all that must be there is there and possible (RFC 5322 3.3). */
    boolean isPossible() {
        return isPossibleDate(year, month, day)
                && hour >= 0
                && hour < 24
                && minute < 60
                && second <= LEAP_SECOND
                && Math.abs((long) zoneMinutes) <= MOST_ZONE_MINUTES;
    }

    static boolean isPossibleDate(int year, int month, int day) {
        return year >= DateTime.FIRST_YEAR
                && year <= DateTime.LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    /** Whether a day name was given that is not the date's. */
    boolean isWrongWeekday(DateTime date) {
        return weekday != 0 && weekday != date.value().getDayOfWeek().getValue();
    }

    /** The date; absent where something is missing or impossible. A leap second counts as the one before it. */
    Optional<DateTime> toDateTime() {
        if (!isPossible()) {
            return Optional.empty();
        }
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(zoneMinutes * 60);
        OffsetDateTime value = OffsetDateTime.of(year, month, day, hour, minute, Math.min(second, 59), 0, offset);
        return Optional.of(new DateTime(value, isZoneKnown));
    }
}
