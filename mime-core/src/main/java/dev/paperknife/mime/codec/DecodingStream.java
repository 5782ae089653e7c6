package dev.paperknife.mime.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A body decoded as it is read, one window in memory at a time. */
final class DecodingStream extends InputStream {
    private final Window window;
    private final BodyDecoder decoder;
    private final byte[] decoded;
    private int from;
    private int to;
    private boolean isEnded;

    DecodingStream(Window window, int capacity, BodyDecoder decoder) {
        this.window = window;
        this.decoder = decoder;
        this.decoded = new byte[decoder.most(capacity)];
    }

    @Override
    public int read() throws IOException {
        return fill() ? decoded[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(decoded, from, target, offset, count);
        from += count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        while (fill()) {
            out.write(decoded, from, to - from);
            count += to - from;
            from = to;
        }
        return count;
    }

    @Override
    public int available() {
        return to - from;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    /** Whether there is a byte left; decodes on where none is at hand. */
    private boolean fill() throws IOException {
        while (from == to && !isEnded) {
            window.advance();
            from = 0;
            to = decoder.decode(window, decoded, 0);
            isEnded = window.isLast();
        }
        return from < to;
    }
}
