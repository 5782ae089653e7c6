package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Bytes that are written once and then read where they are. For one thread: the JDK's kind takes a lock for each piece. */
final class GrownBytes extends OutputStream {
    private static final int FEWEST = 64;
    private static final int MOST_AT_ONCE = 1 << 30;
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;

    GrownBytes(long estimate) {
        bytes = new byte[(int) Math.min(Math.max(estimate, FEWEST), MOST_AT_ONCE)];
    }

    @Override
    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] more, int from, int count) {
        Objects.checkFromIndexSize(from, count, more.length);
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void writeBytes(byte[] more) {
        write(more, 0, more.length);
    }

    private void reserve(int count) {
        long needed = (long) length + count;
        if (needed > MOST) {
            throw new OutOfMemoryError("more than an array can hold; use writeTo()");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, 2L * bytes.length)));
        }
    }

    /** What was written; nothing may be written any more. */
    Slice slice() {
        return Slice.of(bytes, 0, length, 0);
    }

    /** A copy of what was written. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
