package dev.paperknife.mime.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** Base64 in lines of 76 characters (RFC 2045 6.8). */
final class Base64Encoder extends OutputStream {
    /** So many bytes make a line of 76 characters. */
    private static final int LINE_BYTES = 57;

    private static final int FEWEST_LINES = 8;
    private static final int MOST_LINES = 128;

    private static final byte[] CRLF = {'\r', '\n'};
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, CRLF);

    private final OutputStream out;
    /** A whole number of lines: how many, what is written first decides. */
    private byte[] pending = {};

    private byte[] encoded = {};
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
        if (pending.length == 0) {
            allocate(count);
        }
        int next = from;
        int rest = count;
        while (rest > 0) {
            if (length == pending.length) {
                encode(pending);
            }
            int more = Math.min(rest, pending.length - length);
            System.arraycopy(bytes, next, pending, length, more);
            length += more;
            next += more;
            rest -= more;
        }
    }

    private void allocate(int count) {
        int lines = Math.max(FEWEST_LINES, Math.min(MOST_LINES, count / LINE_BYTES + 1));
        pending = new byte[lines * LINE_BYTES];
        encoded = new byte[lines * 78];
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
