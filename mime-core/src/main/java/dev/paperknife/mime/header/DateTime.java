package dev.paperknife.mime.header;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A date and time as mail writes it (RFC 5322 3.3): whole seconds, years 1900 to 9999, with the offset it came with.
 *
 * @param value the instant and its own offset, in whole seconds and minutes; at UTC where the zone is not known
 * @param isZoneKnown false where the writer's zone is unknown: {@code -0000}, no zone, or a name that means nothing
 */
public record DateTime(OffsetDateTime value, boolean isZoneKnown) {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 9999;

    /**
     * Cuts off what mail cannot say: fractions of a second and seconds of an offset, the instant staying the same.
     *
     * @throws IllegalArgumentException if the year is before 1900 or after 9999
     */
    public DateTime {
        value = value.withNano(0).withOffsetSameInstant(isZoneKnown ? wholeMinutes(value.getOffset()) : ZoneOffset.UTC);
        if (value.getYear() < FIRST_YEAR || value.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("year " + value.getYear() + " is not from 1900 to 9999 (RFC 5322 3.3)");
        }
    }

    private static ZoneOffset wholeMinutes(ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        return seconds % 60 == 0 ? offset : ZoneOffset.ofTotalSeconds(seconds / 60 * 60);
    }

    /**
     * A date whose zone is known.
     *
     * @throws IllegalArgumentException if the year is before 1900 or after 9999
     */
    public static DateTime of(OffsetDateTime value) {
        return new DateTime(value, true);
    }

    /** {@code Tue, 1 Oct 2024 10:00:00 +0200}: RFC 5322 3.3 in its strict form, with {@code -0000} for an unknown zone. */
    public String format() {
        StringBuilder text = new StringBuilder(31);
        text.append(DAYS[value.getDayOfWeek().getValue() - 1]).append(", ");
        text.append(value.getDayOfMonth()).append(' ');
        text.append(MONTHS[value.getMonthValue() - 1]).append(' ');
        text.append(value.getYear()).append(' ');
        twoDigits(text, value.getHour()).append(':');
        twoDigits(text, value.getMinute()).append(':');
        twoDigits(text, value.getSecond()).append(' ');
        int minutes = value.getOffset().getTotalSeconds() / 60;
        text.append(minutes < 0 || !isZoneKnown ? '-' : '+');
        twoDigits(text, Math.abs(minutes) / 60);
        return twoDigits(text, Math.abs(minutes) % 60).toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
