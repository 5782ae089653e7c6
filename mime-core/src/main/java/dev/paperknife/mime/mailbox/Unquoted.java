package dev.paperknife.mime.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes one {@code >} off each line that begins with some of them and {@code From }. */
final class Unquoted extends FilterInputStream {
    private static final int WINDOW_BYTES = 1 << 13;

    private final boolean isDeep;
    private final byte[] window = new byte[WINDOW_BYTES];
    private int position;
    private int limit;
    private boolean isComplete;
    private boolean isLineStart = true;

    /** Of a dialect that quotes what is quoted already, or does not. */
    Unquoted(InputStream in, boolean isDeep) {
        super(in);
        this.isDeep = isDeep;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = 0;
        while (count < length && (position < limit || fill())) {
            if (isLineStart && window[position] == '>' && isQuoted()) {
                position++;
            }
            byte b = window[position++];
            isLineStart = b == '\n';
            target[from + count++] = b;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Whether {@code From } follows the mark here; a line of more marks than fit the window is taken for text. */
    private boolean isQuoted() throws IOException {
        int marks = 1;
        while (hasAhead(marks + 1) && window[position + marks] == '>') {
            marks++;
        }
        return (isDeep || marks == 1)
                && hasAhead(marks + Postmark.FROM.length())
                && Postmark.isFromLine(window, position + marks, limit);
    }

    private boolean hasAhead(int count) throws IOException {
        return limit - position >= count || (count <= window.length && fill() && limit - position >= count);
    }

    private boolean fill() throws IOException {
        System.arraycopy(window, position, window, 0, limit - position);
        limit -= position;
        position = 0;
        while (!isComplete && limit < window.length) {
            int count = in.read(window, limit, window.length - limit);
            isComplete = count < 0;
            limit += Math.max(count, 0);
        }
        return limit > 0;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public int available() {
        return limit - position > 0 ? 1 : 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
