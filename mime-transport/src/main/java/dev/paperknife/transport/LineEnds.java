package dev.paperknife.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds CR and LF eight bytes at a time. */
final class LineEnds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long RETURNS = ONES * '\r';
    private static final long FEEDS = ONES * '\n';

    private LineEnds() {}

    /** The index of the first CR or LF in [from, to), or {@code to} where there is none. */
    static int next(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long found = zeros(word ^ RETURNS) | zeros(word ^ FEEDS);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && bytes[i] != '\r' && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The high bit of the lowest zero byte, and perhaps of others above it. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Whether a byte of [from, to) is above 127. */
    static boolean isEightBit(byte[] bytes, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            seen |= (long) LONGS.get(bytes, i);
        }
        int rest = 0;
        for (; i < to; i++) {
            rest |= bytes[i];
        }
        return ((seen & HIGHS) | (rest & 0x80)) != 0;
    }

    /** Whether a byte of [from, to) is NUL. */
    static boolean hasNul(byte[] bytes, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            seen |= zeros((long) LONGS.get(bytes, i));
        }
        boolean hasNul = seen != 0;
        for (; i < to; i++) {
            hasNul |= bytes[i] == 0;
        }
        return hasNul;
    }
}
