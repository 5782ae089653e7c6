package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a server took a message in (RFC 9051 {@code date-time}), with its own offset: {@code 17-Jul-1996 02:44:25 -0700}. */
final class InternalDate {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int MAX_CHARS = 40;

    private InternalDate() {}

    /** Reads one, with or without the blank before a short day; absent where it is none. */
    static Optional<OffsetDateTime> of(String text) {
        List<String> words = Words.of(text.length() > MAX_CHARS ? "" : text);
        if (words.size() < 2) {
            return Optional.empty();
        }
        String[] date = words.get(0).split("-", -1);
        String[] time = words.get(1).split(":", -1);
        if (date.length != 3 || time.length != 3) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(date[2]),
                    month(date[1]),
                    number(date[0]),
                    number(time[0]),
                    number(time[1]),
                    number(time[2]));
            return Optional.of(local.atOffset(words.size() > 2 ? offset(words.get(2)) : ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number that no date has for what is none. */
    private static int number(String text) {
        return text.length() > 4 ? -1 : (int) Decimal.of(text);
    }

    private static int month(String text) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (Ascii.equalsIgnoreCase(MONTHS.get(i), text)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static ZoneOffset offset(String text) {
        if (text.length() != 5) {
            return ZoneOffset.UTC;
        }
        int hours = number(text.substring(1, 3));
        int minutes = number(text.substring(3));
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** As APPEND has it. */
    static String format(OffsetDateTime date) {
        int seconds = date.getOffset().getTotalSeconds();
        int minutes = Math.abs(seconds) / 60;
        return String.format(
                Locale.ROOT,
                "%02d-%s-%04d %02d:%02d:%02d %s%02d%02d",
                date.getDayOfMonth(),
                MONTHS.get(date.getMonthValue() - 1),
                date.getYear(),
                date.getHour(),
                date.getMinute(),
                date.getSecond(),
                seconds < 0 ? "-" : "+",
                minutes / 60,
                minutes % 60);
    }
}
