package dev.paperknife.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Recognizes blocks of ASCII text in CRLF lines without controls, as base64 is, several times faster than a search for line
 * ends: each line end is expected where the line before had it, and a count of the low bytes proves that none was missed.
 */
final class RegularLines {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private static final long ABOVE_RETURN = ONES * (0x80 - 0x0E);

    private int lineBytes = 78;
    private int lineStart;
    private int lines;
    private int dots;

    /** Whether bytes [from, to), none of which follows a CR, are such a block; the rest tells of it then. */
    boolean matches(byte[] array, int from, int to, boolean isLineStart) {
        lines = 0;
        dots = isLineStart && from < to && array[from] == '.' ? 1 : 0;
        lineStart = from;
        while (nextLine(array, to)) {
            if (lineStart < to && array[lineStart] == '.') {
                dots++;
            }
        }
        return countLow(array, from, to) == 2 * lines;
    }

    private boolean nextLine(byte[] array, int to) {
        int end = lineStart + lineBytes - 2;
        if (!isLineEnd(array, end, to)) {
            end = LineEnds.next(array, lineStart, to);
            if (!isLineEnd(array, end, to)) {
                return false;
            }
            lineBytes = end + 2 - lineStart;
        }
        lines++;
        lineStart = end + 2;
        return true;
    }

    private static boolean isLineEnd(byte[] array, int at, int to) {
        return at + 1 < to && array[at] == '\r' && array[at + 1] == '\n';
    }

    /** How many bytes are below 0x0E; -1 if any is above 127. */
    private static int countLow(byte[] array, int from, int to) {
        long seen = 0;
        int high = 0;
        int i = from;
        for (; i <= to - 4 * Long.BYTES; i += 4 * Long.BYTES) {
            long first = (long) LONGS.get(array, i);
            long second = (long) LONGS.get(array, i + Long.BYTES);
            long third = (long) LONGS.get(array, i + 2 * Long.BYTES);
            long fourth = (long) LONGS.get(array, i + 3 * Long.BYTES);
            seen |= first | second | third | fourth;
            high += Long.bitCount(aboveReturn(first)
                    | aboveReturn(second) >>> 1
                    | aboveReturn(third) >>> 2
                    | aboveReturn(fourth) >>> 3);
        }
        int low = i - from - high;
        for (; i < to; i++) {
            seen |= array[i];
            low += array[i] < 0x0E ? 1 : 0;
        }
        return (seen & HIGHS) == 0 ? low : -1;
    }

    /** The high bit of each ASCII byte from 0x0E on. */
    private static long aboveReturn(long word) {
        return (word + ABOVE_RETURN) & HIGHS;
    }

    /** How many lines begin with a dot. */
    int dots() {
        return dots;
    }

    /** Where the line begins that the block leaves open; its end where it ends with a line. */
    int lineStart() {
        return lineStart;
    }
}
