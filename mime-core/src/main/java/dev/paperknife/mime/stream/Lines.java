package dev.paperknife.mime.stream;

import dev.paperknife.mime.source.Ascii;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where lines begin: LF ends one, with the CR before it; CR alone never does. */
final class Lines {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long HYPHENS = ONES * '-';
    private static final int STEP = 2 * Long.BYTES;

    private Lines() {}

    /** The index after the next LF in [from, limit), or -1 where there is none. */
    static int next(byte[] bytes, int from, int limit) {
        int lineFeed = Ascii.indexOf(bytes, from, limit, (byte) '\n');
        return lineFeed < limit ? lineFeed + 1 : -1;
    }

    /**
     * The index of the next line in (from, limit) that begins with a hyphen; where there is none, the limit if a line begins there,
     * else -1. Stretches without a hyphen, as all of base64 is, are passed over in steps of sixteen bytes; else it is eight.
     */
    static int nextHyphen(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit - Long.BYTES) {
            i = beforeHyphen(bytes, i, limit - STEP);
            for (int end = Math.min(i + STEP, limit - Long.BYTES); i < end; i += Long.BYTES) {
                long differing = ((long) LONGS.get(bytes, i) ^ LINE_FEEDS) | ((long) LONGS.get(bytes, i + 1) ^ HYPHENS);
                long found = (differing - ONES) & ~differing & HIGHS;
                if (found != 0) {
                    return i + (Long.numberOfTrailingZeros(found) >> 3) + 1;
                }
            }
        }
        while (i < limit - 1 && !(bytes[i] == '\n' && bytes[i + 1] == '-')) {
            i++;
        }
        return i < limit && bytes[i] == '\n' ? i + 1 : -1;
    }

    /** How far bytes behind the first one are no hyphens, in whole steps: a hyphen or the end is less than a step ahead. */
    private static int beforeHyphen(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            long first = (long) LONGS.get(bytes, i + 1) ^ HYPHENS;
            long second = (long) LONGS.get(bytes, i + 1 + Long.BYTES) ^ HYPHENS;
            long found = ((first - ONES) & ~first) | ((second - ONES) & ~second);
            if ((found & HIGHS) != 0) {
                return i;
            }
            i += STEP;
        }
        return i;
    }

    /** The index after the line end that stands at {@code at}; {@code at} itself where none does. */
    static int afterLineEnd(byte[] bytes, int at, int limit) {
        if (at < limit && bytes[at] == '\n') {
            return at + 1;
        }
        return at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at;
    }

    /** Where the line end that stands before {@code at} begins, not before {@code from}; {@code at} where none does. */
    static int beforeLineEnd(byte[] bytes, int from, int at) {
        if (at == from || bytes[at - 1] != '\n') {
            return at;
        }
        return at - 2 >= from && bytes[at - 2] == '\r' ? at - 2 : at - 1;
    }
}
