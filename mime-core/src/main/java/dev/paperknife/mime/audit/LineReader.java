package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a slice, one after the other, in constant memory where it is a range of a file. LF or CRLF ends a line. Over a
 * file a line of more than 64 KiB comes in pieces, of which only the first {@link #isStart}.
 */
final class LineReader implements AutoCloseable {
    /** How a line ends. */
    enum End {
        /** CR LF. */
        CRLF,
        /** LF alone. */
        LF,
        /** At the end of the slice, or in pieces. */
        NONE
    }

    private static final int WINDOW_BYTES = 1 << 16;

    private final @Nullable InputStream in;
    private final byte[] bytes;
    private long base;
    private int limit;
    private boolean isComplete;
    private int from;
    private int to;
    private int next;
    private int cr;
    private boolean hadOddControls;
    private End end = End.LF;
    private boolean isStart = true;

    private LineReader(byte[] bytes, int from, int to, long offset, @Nullable InputStream in) {
        this.bytes = bytes;
        this.next = from;
        this.limit = to;
        this.base = offset - from;
        this.in = in;
        this.isComplete = in == null;
    }

    static LineReader of(Slice slice) {
        if (slice.isInMemory()) {
            return new LineReader(slice.array(), slice.from(), slice.to(), slice.offset(), null);
        }
        try {
            return new LineReader(new byte[WINDOW_BYTES], 0, 0, slice.offset(), slice.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on to the next line; false at the end of the slice. */
    boolean next() {
        isStart = end != End.NONE;
        from = next;
        cr = -1;
        int searched = from;
        while (true) {
            int lineFeed = lineFeed(searched);
            if (lineFeed < limit) {
                return give(lineFeed);
            }
            if (isComplete) {
                to = next = limit;
                end = End.NONE;
                return from < limit;
            }
            if (from == 0 && limit == bytes.length) {
                to = next = bytes[limit - 1] == '\r' ? limit - 1 : limit;
                end = End.NONE;
                return true;
            }
            searched = limit - from;
            more();
        }
    }

    /** The index of the next LF, or the limit; the first CR on the way is kept, so that nobody looks for it again. */
    private int lineFeed(int searched) {
        int i = Ascii.indexOfControl(bytes, searched, limit);
        while (i < limit && bytes[i] != '\n') {
            cr = cr < 0 && bytes[i] == '\r' ? i : cr;
            boolean isCrLf = bytes[i] == '\r' && i + 1 < limit && bytes[i + 1] == '\n';
            hadOddControls |= !isCrLf && bytes[i] != '\t';
            i = isCrLf ? i + 1 : Ascii.indexOfControl(bytes, i + 1, limit);
        }
        return i;
    }

    private boolean give(int lineFeed) {
        boolean isAfterCr = lineFeed > from && bytes[lineFeed - 1] == '\r';
        to = isAfterCr ? lineFeed - 1 : lineFeed;
        end = isAfterCr ? End.CRLF : End.LF;
        next = lineFeed + 1;
        return true;
    }

    /** Moves the line to the front of the window and reads what has room behind it. */
    private void more() {
        System.arraycopy(bytes, from, bytes, 0, limit - from);
        base += from;
        limit -= from;
        cr = cr < 0 ? cr : cr - from;
        from = 0;
        next = 0;
        try {
            int count = in == null ? -1 : in.readNBytes(bytes, limit, bytes.length - limit);
            isComplete = count < bytes.length - limit;
            limit += Math.max(count, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the line stands in, between {@link #from} and {@link #to}; good until the next line is asked for. */
    byte[] bytes() {
        return bytes;
    }

    /** The index of the line's first byte. */
    int from() {
        return from;
    }

    /** The index after its last byte, line end aside. */
    int to() {
        return to;
    }

    /** The index of the first CR in the line, line end aside; that of its end where there is none. */
    int cr() {
        return cr < 0 || cr > to ? to : cr;
    }

    End end() {
        return end;
    }

    /** Whether any line so far may hold a control that is neither a tab nor part of a line end. */
    boolean hadOddControls() {
        return hadOddControls;
    }

    /** Whether a line begins here, and not a later piece of one. */
    boolean isStart() {
        return isStart;
    }

    /** Where the byte at that index stands in its source. */
    long offset(int index) {
        return base + index;
    }

    /** Bytes [from, to) of the line, as they stand now: good until the next line is asked for. */
    Slice slice(int from, int to) {
        return Slice.of(bytes, from, to, offset(from));
    }

    /** Whether the line holds that text, ASCII case aside, from that index on. */
    boolean hasAt(int index, String text) {
        return to - index >= text.length() && Ascii.equalsIgnoreCase(bytes, index, index + text.length(), text);
    }

    @Override
    public void close() {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
