package dev.paperknife.mime.charset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes above 127, eight at a time: most mail has none, and then no decoder is needed. */
final class HighBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private HighBytes() {}

    /** The index of the first byte above 127 in [from, to), or {@code to} where there is none. */
    static int first(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long found = (long) LONGS.get(bytes, i) & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /**
     * Copies what stands before the first byte above 127, and gives the index of that byte. The target needs room for eight bytes
     * more than that, which may be overwritten.
     */
    static int copyUpTo(byte[] bytes, int from, int to, byte[] target, int at) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            LONGS.set(target, at + i - from, eight);
            if ((eight & HIGHS) != 0) {
                return i + (Long.numberOfTrailingZeros(eight & HIGHS) >> 3);
            }
        }
        while (i < to && bytes[i] >= 0) {
            target[at + i - from] = bytes[i++];
        }
        return i;
    }

    /** The index of the first byte 0x80 to 0x9F in [from, to), or {@code to}: the only ones ISO 8859-1 reads otherwise. */
    static int firstC1(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            // The high bit, and neither of the two below it: shifted up they stay within their own byte.
            long found = eight & ~(eight << 1) & ~(eight << 2) & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && (bytes[i] & 0xE0) != 0x80) {
            i++;
        }
        return i;
    }
}
