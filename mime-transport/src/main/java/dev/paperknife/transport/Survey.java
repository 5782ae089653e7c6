package dev.paperknife.transport;

import java.io.OutputStream;

/** Looks a message through before any of it is sent: what the server must be able to do for it, and its size. */
final class Survey extends OutputStream {
    private static final int BLOCK_BYTES = 1 << 14;

    private final RegularLines regular = new RegularLines();
    private long bytes;
    private long bareNewlines;
    private long dotLines;
    private boolean isEightBit;
    private boolean isEightBitHeader;
    private boolean hasNul;
    private boolean isInHeader = true;
    private boolean isLineStart = true;
    private byte previous = '\n';

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] array, int offset, int length) {
        for (int from = offset; from < offset + length; from += BLOCK_BYTES) {
            block(array, from, Math.min(from + BLOCK_BYTES, offset + length));
        }
    }

    /** A block stays in the cache for the looks at it. */
    private void block(byte[] array, int from, int to) {
        bytes += to - from;
        if (!isInHeader && previous != '\r' && regular.matches(array, from, to, isLineStart)) {
            dotLines += regular.dots();
            isLineStart = regular.lineStart() == to;
            previous = array[to - 1];
            return;
        }
        hasNul |= LineEnds.hasNul(array, from, to);
        isEightBit |= LineEnds.isEightBit(array, from, to);
        int i = isInHeader ? header(array, from, to) : from;
        while (i < to) {
            step(array[i++]);
            if (previous != '\r' && previous != '\n') {
                i = LineEnds.next(array, i, to);
                previous = array[i - 1];
            }
        }
    }

    private int header(byte[] array, int from, int to) {
        int i = from;
        while (i < to && isInHeader) {
            byte b = array[i++];
            isEightBitHeader |= b < 0;
            boolean wasLineStart = isLineStart || (previous == '\r' && b != '\n');
            step(b);
            isInHeader = !(wasLineStart && (b == '\r' || b == '\n'));
        }
        return i;
    }

    private void step(byte b) {
        boolean isReturnBare = previous == '\r' && b != '\n';
        if (isReturnBare || (b == '\n' && previous != '\r')) {
            bareNewlines++;
        }
        if (b == '.' && (isLineStart || isReturnBare)) {
            dotLines++;
        }
        isLineStart = b == '\n';
        previous = b;
    }

    /** The message has ended. */
    void end() {
        if (previous == '\r') {
            bareNewlines++;
        }
    }

    /** The octets of the message as it stands. */
    long binaryBytes() {
        return bytes;
    }

    /** The octets of the message with every line end CRLF, the last one too; without doubled dots. */
    long lineBytes() {
        return bytes + bareNewlines + (endsLine() ? 0 : 2);
    }

    private boolean endsLine() {
        return previous == '\n' || previous == '\r';
    }

    /** Whether CR or LF stands alone somewhere. */
    boolean hasBareNewlines() {
        return bareNewlines > 0;
    }

    /** Whether it can go out as it stands, line by line. */
    boolean isPlain(boolean isStuffed) {
        return bareNewlines == 0 && endsLine() && !(isStuffed && dotLines > 0);
    }

    /** Whether a byte is above 127. */
    boolean isEightBit() {
        return isEightBit;
    }

    /** Whether such a byte stands in the header section (RFC 6532). */
    boolean isEightBitHeader() {
        return isEightBitHeader;
    }

    /** Whether a NUL is in it. */
    boolean hasNul() {
        return hasNul;
    }
}
