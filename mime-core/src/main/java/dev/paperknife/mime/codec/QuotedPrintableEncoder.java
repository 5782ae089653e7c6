package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Quoted-printable (RFC 2045 6.7) that survives what mail systems do to lines: none ends in a blank, none begins with a dot
 * or with {@code From }. One line is held back until it is known how it ends.
 */
final class QuotedPrintableEncoder extends OutputStream {
    private static final int MOST_CHARS = 76;
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final int NOTHING = -1;
    private static final int LINES_BYTES = 1 << 10;
    private static final int LONGEST_LINE_BYTES = MOST_CHARS + 2;

    private final OutputStream out;
    private final boolean isText;
    /** Lines that are finished, and behind them, from {@link #line} on, the one that is held back. */
    private final byte[] lines = new byte[LINES_BYTES];

    private int line;
    private int length;
    /** The octet that was put last on the line, as it came, and how many characters it takes. */
    private int last = NOTHING;

    private int lastLength;
    private boolean isAfterCr;
    private boolean isClosed;

    QuotedPrintableEncoder(OutputStream out, boolean isText) {
        this.out = out;
        this.isText = isText;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        if (isClosed) {
            throw new IOException("the encoder is closed");
        }
        int end = from + count;
        int i = from;
        while (i < end) {
            int next = plain(bytes, i, end);
            if (next == i) {
                take(bytes[next++]);
            }
            i = next;
        }
    }

    /** Adds what needs no thought: plain octets that neither begin a line such as {@code From } nor fill its last column. */
    private int plain(byte[] bytes, int from, int to) {
        if (isAfterCr || mayNeedEscape(bytes[from])) {
            return from;
        }
        int end = Ascii.plainEnd(bytes, from, Math.min(to, from + MOST_CHARS - 1 - length));
        if (end > from) {
            System.arraycopy(bytes, from, lines, line + length, end - from);
            length += end - from;
            last = bytes[end - 1];
            lastLength = 1;
        }
        return end;
    }

    /** Whether what stands on the line, or the octet that begins it, may have to be written otherwise. */
    private boolean mayNeedEscape(byte next) {
        byte first = length == 0 ? next : lines[line];
        return length < FROM.length && (first == FROM[0] || first == '.');
    }

    private void take(byte b) throws IOException {
        if (isAfterCr) {
            isAfterCr = false;
            if (b == '\n') {
                endLine();
                return;
            }
            put('\r');
        }
        if (isText && b == '\r') {
            isAfterCr = true;
        } else {
            put(b);
        }
    }

    /** Adds one octet to the line. It may fill the last column only if the line ends behind it, which shows later. */
    private void put(int b) throws IOException {
        boolean isPlain = isPlain(b);
        int size = isPlain ? 1 : 3;
        if (length == MOST_CHARS) {
            int moved = last;
            length -= lastLength;
            breakSoftly();
            put(moved);
        }
        if (length + size > MOST_CHARS) {
            breakSoftly();
            put(b);
            return;
        }
        append(b, isPlain);
    }

    private void append(int b, boolean isPlain) {
        int start = length;
        if (isPlain && !(b == '.' && length == 0)) {
            add(b);
        } else {
            escape(b);
        }
        last = b;
        lastLength = length - start;
        if (length == FROM.length && isFrom()) {
            length = 0;
            escape('F');
            System.arraycopy(FROM, 1, lines, line + length, FROM.length - 1);
            length += FROM.length - 1;
        }
    }

    private void escape(int b) {
        length = Hex.escape(b, lines, line + length) - line;
    }

    private void add(int b) {
        lines[line + length++] = (byte) b;
    }

    private boolean isFrom() {
        for (int i = 0; i < FROM.length; i++) {
            if (lines[line + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int b) {
        return (b >= ' ' && b < 0x7F && b != '=') || b == '\t';
    }

    private void breakSoftly() throws IOException {
        add('=');
        writeLine();
    }

    private void endLine() throws IOException {
        protectBlank();
        writeLine();
    }

    private void writeLine() throws IOException {
        add('\r');
        add('\n');
        finishLine();
    }

    private void finishLine() throws IOException {
        line += length;
        length = 0;
        last = NOTHING;
        if (lines.length - line < LONGEST_LINE_BYTES) {
            writeLines();
        }
    }

    /** Writes the finished lines; the one that is held back comes to stand first. */
    private void writeLines() throws IOException {
        out.write(lines, 0, line);
        System.arraycopy(lines, line, lines, 0, length);
        line = 0;
    }

    /** A blank at the end would not survive: it is written as an escape, on a line of its own where there is no room. */
    private void protectBlank() throws IOException {
        if (lastLength == 1 && (last == ' ' || last == '\t')) {
            int blank = last;
            length--;
            if (length + 3 > MOST_CHARS) {
                breakSoftly();
            }
            escape(blank);
            last = NOTHING;
        }
    }

    @Override
    public void flush() throws IOException {
        writeLines();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            if (isAfterCr) {
                put('\r');
            }
            protectBlank();
            finishLine();
            writeLines();
            out.flush();
        }
    }
}
