package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes every line end CRLF and, for DATA, doubles a dot that begins a line (RFC 5321 4.5.2): line ends first, dots second,
 * so that no mixture of CR, LF and dots can end the data early.
 */
final class LineEncoder extends OutputStream {
    private static final byte[] CRLF = {'\r', '\n'};

    private final OutputStream out;
    private final boolean isStuffed;
    private boolean isLineStart = true;
    private boolean isAfterReturn;
    private int run;

    LineEncoder(OutputStream out, boolean isStuffed) {
        this.out = out;
        this.isStuffed = isStuffed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int to = offset + length;
        run = offset;
        int i = offset;
        while (i < to) {
            byte b = bytes[i];
            if (isAfterReturn && b != '\n') {
                insert(bytes, i, '\n');
                isLineStart = true;
            }
            if (b == '\r' || b == '\n') {
                newline(bytes, i++);
            } else {
                text(bytes, i);
                i = LineEnds.next(bytes, i + 1, to);
            }
        }
        out.write(bytes, run, to - run);
    }

    private void newline(byte[] bytes, int i) throws IOException {
        if (bytes[i] == '\n' && !isAfterReturn) {
            insert(bytes, i, '\r');
        }
        isAfterReturn = bytes[i] == '\r';
        isLineStart = bytes[i] == '\n';
    }

    private void text(byte[] bytes, int i) throws IOException {
        if (isLineStart && isStuffed && bytes[i] == '.') {
            insert(bytes, i, '.');
        }
        isAfterReturn = false;
        isLineStart = false;
    }

    /** Writes what is before the index, then a byte that the message does not have. */
    private void insert(byte[] bytes, int before, char inserted) throws IOException {
        out.write(bytes, run, before - run);
        out.write(inserted);
        run = before;
    }

    /** The message has ended: its last line ends too. */
    void end() throws IOException {
        if (isAfterReturn) {
            out.write('\n');
        } else if (!isLineStart) {
            out.write(CRLF);
        }
    }
}
