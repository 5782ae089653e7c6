package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;

/** Passes exactly as many bytes as were announced, and says when the last of them is about to go. */
final class ExactStream extends OutputStream {
    private final OutputStream out;
    private final Runnable atLast;
    private long left;

    ExactStream(OutputStream out, long bytes, Runnable atLast) {
        this.out = out;
        this.left = bytes;
        this.atLast = atLast;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > left) {
            throw new IOException("the message grew while it was sent");
        }
        if (length > 0 && length == left) {
            atLast.run();
        }
        left -= length;
        out.write(bytes, offset, length);
    }

    /** Nothing is missing; else the message has shrunk, and what was sent must never be taken for it. */
    void end() throws IOException {
        if (left > 0) {
            throw new IOException("the message shrank while it was sent");
        }
    }
}
