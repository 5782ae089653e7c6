package dev.paperknife.mime.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** Base64 in lines of 76 characters (RFC 2045 6.8). */
final class Base64Encoder extends OutputStream {
    /** A whole number of lines: 57 bytes make 76 characters. */
    private static final int BYTES = 57 * 128;

    private static final byte[] CRLF = {'\r', '\n'};
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, CRLF);

    private final OutputStream out;
    private final byte[] pending = new byte[BYTES];
    private final byte[] encoded = new byte[BYTES / 57 * 78];
    private int length;
    private boolean isBegun;
    private boolean isClosed;

    Base64Encoder(OutputStream out) {
        this.out = out;
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
        int next = from;
        int rest = count;
        while (rest > 0) {
            if (length == BYTES) {
                encode(pending);
            }
            int more = Math.min(rest, BYTES - length);
            System.arraycopy(bytes, next, pending, length, more);
            length += more;
            next += more;
            rest -= more;
        }
    }

    private void encode(byte[] bytes) throws IOException {
        if (isBegun) {
            out.write(CRLF);
        }
        isBegun = true;
        out.write(encoded, 0, LINES.encode(bytes, encoded));
        length = 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            if (length > 0) {
                encode(Arrays.copyOf(pending, length));
            }
            out.flush();
        }
    }
}
