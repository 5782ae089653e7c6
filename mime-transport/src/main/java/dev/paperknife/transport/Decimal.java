package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;

/** Numbers as servers write them: ASCII digits and nothing else. */
final class Decimal {
    /** What {@link #of} gives for anything that is not a number. */
    static final long NONE = -1;

    private static final int MAX_DIGITS = 18;

    private Decimal() {}

    /** The value of bytes [from, to): 1 to 18 digits. */
    static long of(byte[] bytes, int from, int to) {
        if (to - from < 1 || to - from > MAX_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return NONE;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** The same of ASCII text that a server sent. */
    static long of(String text) {
        return Arguments.isAscii(text) ? of(Wire.ascii(text), 0, text.length()) : NONE;
    }
}
