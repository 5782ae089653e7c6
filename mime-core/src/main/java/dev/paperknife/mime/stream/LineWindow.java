package dev.paperknife.mime.stream;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the scanner sees of its source: all of an array, or a stretch of a stream that moves on and grows on demand.
 *
 * <p>Indexes are good until {@link #more} is called; {@link #position} and {@link #offset} survive it.
 */
final class LineWindow {
    /** Enough for most header sections, little to make for a small file. */
    private static final int FIRST_BYTES = 1 << 14;

    private final @Nullable InputStream in;
    private final int capacity;
    private byte[] bytes;
    private int position;
    private int limit;
    private long base;
    private boolean isComplete;

    private LineWindow(byte[] bytes, int from, int to, long base, @Nullable InputStream in, int capacity) {
        this.capacity = capacity;
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
        this.base = base;
        this.in = in;
        this.isComplete = in == null;
    }

    static LineWindow of(Slice inMemory) {
        return new LineWindow(
                inMemory.array(), inMemory.from(), inMemory.to(), inMemory.offset() - inMemory.from(), null, 0);
    }

    /** A window over a stream that comes to hold so many bytes, one at least, or more where a section needs them. */
    static LineWindow of(InputStream in, int capacity) {
        return new LineWindow(new byte[Math.min(capacity, FIRST_BYTES)], 0, 0, 0, in, capacity);
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index of the first byte that no event has covered yet. */
    int position() {
        return position;
    }

    /** The index after the last byte at hand. */
    int limit() {
        return limit;
    }

    /** Whether the source ends where the window does. */
    boolean isComplete() {
        return isComplete;
    }

    /** Whether the bytes stay where they are for good, so that slices of them may be handed out. */
    boolean isWhole() {
        return in == null;
    }

    /** The offset in the source of the byte at that index. */
    long offset(int index) {
        return base + index;
    }

    void moveTo(int index) {
        position = index;
    }

    /** Brings in more bytes: as many as there are, up to at least twice what was left. Indexes change. */
    void more() throws IOException {
        if (in == null || isComplete) {
            return;
        }
        makeRoom();
        while (limit < bytes.length) {
            int count = in.read(bytes, limit, bytes.length - limit);
            if (count < 0) {
                isComplete = true;
                return;
            }
            limit += count;
        }
    }

    private void makeRoom() {
        int left = limit - position;
        byte[] target = bytes;
        if (left > bytes.length / 2 || (limit > 0 && bytes.length < capacity)) {
            if (bytes.length > Integer.MAX_VALUE / 2) {
                throw new OutOfMemoryError("a header section or delimiter line passes the largest array");
            }
            target = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(bytes, position, target, 0, left);
        base += position;
        bytes = target;
        position = 0;
        limit = left;
    }
}
