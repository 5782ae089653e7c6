package dev.paperknife.mime.message;

import java.io.IOException;
import java.io.OutputStream;

/** Gives every line that passes the same end; a CR alone is no line end. Closing it leaves what it writes to open. */
final class LineEndStream extends OutputStream {
    private final OutputStream out;
    private final LineEnd lineEnd;
    private byte[] buffer = new byte[1 << 13];
    private boolean isAfterCr;

    LineEndStream(OutputStream out, LineEnd lineEnd) {
        this.out = out;
        this.lineEnd = lineEnd;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int room = 2 * count + 1;
        if (buffer.length < room) {
            buffer = new byte[room];
        }
        int length = 0;
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            if (isAfterCr && b != '\n') {
                buffer[length++] = '\r';
            }
            if (b == '\n' && lineEnd == LineEnd.CRLF) {
                buffer[length++] = '\r';
            }
            isAfterCr = b == '\r';
            if (!isAfterCr) {
                buffer[length++] = b;
            }
        }
        out.write(buffer, 0, length);
    }

    /** Ends a piece: a CR that was held back goes out alone. */
    @Override
    public void flush() throws IOException {
        if (isAfterCr) {
            isAfterCr = false;
            out.write('\r');
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
