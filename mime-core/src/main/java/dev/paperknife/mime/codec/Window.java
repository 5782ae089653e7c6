package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What is at hand of a body: a window that moves over it, in place where the body is in memory. */
final class Window implements Closeable {
    /** Small enough to stay in the cache. */
    static final int BYTES = 1 << 16;
    /** Large enough that what each read of a file costs is little beside the copying. */
    private static final int FILE_BYTES = 1 << 17;

    private final Slice body;
    private final int capacity;
    private @Nullable InputStream file;
    private byte[] bytes;
    private int from;
    private int to;
    private long rest;

    Window(Slice body, int capacity) {
        this.body = body;
        this.capacity = capacity;
        this.rest = body.length();
        if (body.isInMemory()) {
            bytes = body.array();
            from = body.from();
            to = from;
        } else {
            bytes = new byte[capacity];
        }
    }

    /** The capacity for a body: no more than it needs, at least what a decoder needs to get on. */
    static int capacity(Slice body) {
        return (int) Math.max(16, Math.min(body.isInMemory() ? BYTES : FILE_BYTES, body.length()));
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The place in the source of the byte at index 0; negative where a body stands deep inside a larger array. */
    long origin() {
        return body.end() - rest - to;
    }

    /** Whether the body ends where the window ends. */
    boolean isLast() {
        return rest == 0;
    }

    /** What stands before this index is done with. */
    void take(int index) {
        from = index;
    }

    /** Moves on: keeps what was not taken and adds what follows, up to the window's capacity. */
    void advance() throws IOException {
        if (body.isInMemory()) {
            int more = (int) Math.min(rest, capacity - (to - from));
            to += more;
            rest -= more;
        } else {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
            fill(body);
        }
    }

    private void fill(Slice body) throws IOException {
        InputStream in = file;
        if (in == null) {
            in = body.stream();
            file = in;
        }
        while (rest > 0 && to < capacity) {
            int count = in.read(bytes, to, (int) Math.min(rest, capacity - to));
            if (count < 0) {
                throw new EOFException("the body ended " + rest + " bytes early");
            }
            to += count;
            rest -= count;
        }
    }

    /**
     * The number of blanks from an index of the window on, however far they reach: that number where a line end or the end
     * of the body follows them, else its complement. For runs longer than a window; reads them by a stream of their own.
     */
    long blanksFrom(int index) throws IOException {
        long start = body.length() - rest - (to - index);
        long blanks = 0;
        byte[] buffer = new byte[BYTES];
        try (InputStream in = body.slice(start, body.length()).stream()) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                int i = 0;
                while (i < count && Ascii.isBlank(buffer[i])) {
                    i++;
                }
                blanks += i;
                if (i < count) {
                    boolean isCrLf = buffer[i] == '\r' && (i + 1 < count ? buffer[i + 1] : in.read()) == '\n';
                    return isCrLf || buffer[i] == '\n' ? blanks : ~blanks;
                }
            }
        }
        return blanks;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
