package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Finds the separators of an mbox, line by line, in one pass over a window of constant size. A separator that stands within
 * the Content-Length of a message is text, provided that another one, or the end, stands where that length ends.
 */
final class SeparatorScanner implements Closeable {
    private static final int WINDOW_BYTES = 1 << 16;

    /** The longest line that is looked at, line end included. */
    private static final int MOST_LINE_BYTES = 1000;

    /** A separator is known by the line after it too. */
    private static final int LOOK_BYTES = 2 * MOST_LINE_BYTES;

    private final Slice source;
    private final InputStream in;
    private final DialectEvidence evidence = new DialectEvidence();
    private final byte[] window = new byte[WINDOW_BYTES];
    private int position;
    private int limit;
    private long offset;
    private boolean isComplete;
    private long emptyLine = -1;
    private BodyLength length = BodyLength.UNKNOWN;
    private boolean isInHeader = true;

    SeparatorScanner(Slice source) throws IOException {
        this.source = source;
        this.in = source.stream();
    }

    /** What the source has shown of its dialect so far. */
    DialectEvidence evidence() {
        return evidence;
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
        length = BodyLength.UNKNOWN;
        isInHeader = true;
        while (fill()) {
            long before = emptyLine;
            int lineEnd = Ascii.indexOf(window, position, Math.min(limit, position + MOST_LINE_BYTES), (byte) '\n');
            boolean isSeparator = before >= 0 && isSeparator(lineEnd);
            if (isSeparator && length.covers(here(), source)) {
                evidence.hidden();
                isSeparator = false;
            }
            if (isSeparator) {
                evidence.message(length.endsAt(before));
                skipLine();
                return Optional.of(new Separator(before, here()));
            }
            look(lineEnd);
            skipLine();
        }
        evidence.message(length.endsAt(end()));
        return Optional.empty();
    }

    /** Whether the line is a {@code From } line with a date, and what follows begins like a message, or is nothing. */
    private boolean isSeparator(int lineEnd) {
        return lineEnd < Math.min(limit, position + MOST_LINE_BYTES)
                && Postmark.isSeparator(window, position, lineEnd)
                && Postmark.isBeforeMessage(window, lineEnd + 1, Math.min(limit, lineEnd + MOST_LINE_BYTES));
    }

    /** Notes what a line says of lengths and quotes. */
    private void look(int lineEnd) {
        byte first = window[position];
        if (isInHeader && (first == 'C' || first == 'c')) {
            length = BodyLength.read(window, position, lineEnd).orElse(length);
        } else if (isInHeader && (first == '\n' || first == '\r')) {
            isInHeader = false;
            length = length.from(here() + (first == '\n' ? 1 : 2));
        } else if (!isInHeader && first == '>') {
            int marks = 1;
            while (position + marks < lineEnd && window[position + marks] == '>') {
                marks++;
            }
            if (Postmark.isFromLine(window, position + marks, lineEnd)) {
                evidence.quoted(marks);
            }
        }
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

    /** Makes room and reads until two lines of the longest kind are at hand, or the source ends; whether any byte is left. */
    private boolean fill() throws IOException {
        if (limit - position < LOOK_BYTES && !isComplete) {
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
