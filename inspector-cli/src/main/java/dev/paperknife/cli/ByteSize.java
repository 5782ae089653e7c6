package dev.paperknife.cli;

import java.util.OptionalLong;

/** Sizes as people write them: {@code 512}, {@code 10k}, {@code 2M}, {@code 1G}; a k is 1024 bytes. */
final class ByteSize {
    private static final long MOST = Long.MAX_VALUE >> 34;
    private static final String UNITS = "kMG";

    private ByteSize() {}

    /** The number of bytes; absent where the text is no size. */
    static OptionalLong parse(String text) {
        int digits = 0;
        long value = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9' && value < MOST) {
            value = value * 10 + (text.charAt(digits) - '0');
            digits++;
        }
        int shift = shift(text.substring(digits));
        return digits == 0 || shift < 0 || value >= MOST ? OptionalLong.empty() : OptionalLong.of(value << shift);
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "" -> 0;
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            default -> -1;
        };
    }

    /** The size in at most five characters, rounded: {@code 999}, {@code 12k}, {@code 1.5M}. */
    static String shown(long bytes) {
        if (bytes < 1000) {
            return Long.toString(bytes);
        }
        int unit = 1;
        while ((bytes >> (10 * unit)) >= 1000 && unit < UNITS.length()) {
            unit++;
        }
        long half = 1L << ((10 * unit) - 1);
        long tenths = ((bytes * 10) + half) >> (10 * unit);
        String number =
                tenths < 100 ? (tenths / 10) + "." + (tenths % 10) : Long.toString((bytes + half) >> (10 * unit));
        return number + UNITS.charAt(unit - 1);
    }
}
