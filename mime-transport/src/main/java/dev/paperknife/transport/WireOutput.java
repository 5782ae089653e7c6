package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;

/** What goes to a server, collected until it is flushed; each piece must be taken before the guard's time is over. */
final class WireOutput extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 15;
    private static final int PIECE_BYTES = 1 << 18;

    private final OutputStream out;
    private final WriteGuard guard;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int size;
    private long total;

    WireOutput(OutputStream out, WriteGuard guard) {
        this.out = out;
        this.guard = guard;
    }

    @Override
    public void write(int b) throws IOException {
        if (size == buffer.length) {
            drain();
        }
        buffer[size++] = (byte) b;
        total++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        total += length;
        if (length > buffer.length - size) {
            drain();
        }
        if (length < buffer.length) {
            System.arraycopy(bytes, offset, buffer, size, length);
            size += length;
            return;
        }
        for (int done = 0; done < length; done += PIECE_BYTES) {
            send(bytes, offset + done, Math.min(PIECE_BYTES, length - done));
        }
    }

    /** How many bytes were written in all, flushed or not. */
    long total() {
        return total;
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    private void drain() throws IOException {
        if (size > 0) {
            int length = size;
            size = 0;
            send(buffer, 0, length);
        }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        guard.start();
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw guard.hasExpired()
                    ? new IOException("the server took nothing for " + guard.allowedMillis() + " ms", e)
                    : e;
        } finally {
            guard.stop();
        }
    }
}
