package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Ascii;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds the separators of an mbox, line by line, in one pass over a window of constant size. */
final class SeparatorScanner implements Closeable {
    private static final int WINDOW_BYTES = 1 << 16;

    /** The longest line that is looked at as a separator, line end included. */
    private static final int MOST_LINE_BYTES = 1000;

    private final InputStream in;
    private final byte[] window = new byte[WINDOW_BYTES];
    private int position;
    private int limit;
    private long offset;
    private boolean isComplete;
    private long emptyLine = -1;

    SeparatorScanner(InputStream in) {
        this.in = in;
    }

    /** The line the source begins with, if that is a {@code From } line, with or without a date. To be asked first. */
    Optional<Separator> opening() throws IOException {
        fill();
        if (!Postmark.isFromLine(window, position, limit)) {
            return Optional.empty();
        }
        skipLine();
        return Optional.of(new Separator(0, here()));
    }

    /** The next separator; absent where the source ends, which {@link #end} then knows. */
    Optional<Separator> next() throws IOException {
        while (fill()) {
            long before = emptyLine;
            int end = Math.min(limit, position + MOST_LINE_BYTES);
            int lineEnd = Ascii.indexOf(window, position, end, (byte) '\n');
            boolean isSeparator = before >= 0 && lineEnd < end && Postmark.isSeparator(window, position, lineEnd);
            skipLine();
            if (isSeparator) {
                return Optional.of(new Separator(before, here()));
            }
        }
        return Optional.empty();
    }

    /** Where the last message ends: before the empty line at the end of the source, if there is one. */
    long end() {
        return emptyLine >= 0 ? emptyLine : here();
    }

    private long here() {
        return offset + position;
    }

    /** Goes to the next line, and notes whether this one is empty. */
    private void skipLine() throws IOException {
        long start = here();
        boolean isEmpty = window[position] == '\n'
                || (window[position] == '\r' && position + 1 < limit && window[position + 1] == '\n');
        int lineEnd = Ascii.indexOf(window, position, limit, (byte) '\n');
        while (lineEnd == limit) {
            position = limit;
            if (!fill()) {
                emptyLine = -1;
                return;
            }
            lineEnd = Ascii.indexOf(window, position, limit, (byte) '\n');
        }
        position = lineEnd + 1;
        emptyLine = isEmpty ? start : -1;
    }

    /** Makes room and reads until a line of the longest kind is at hand, or the source ends; whether any byte is left. */
    private boolean fill() throws IOException {
        if (limit - position < MOST_LINE_BYTES && !isComplete) {
            System.arraycopy(window, position, window, 0, limit - position);
            offset += position;
            limit -= position;
            position = 0;
            int count = in.readNBytes(window, limit, window.length - limit);
            isComplete = count < window.length - limit;
            limit += count;
        }
        return position < limit;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
