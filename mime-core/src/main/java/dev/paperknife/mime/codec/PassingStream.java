package dev.paperknife.mime.codec;

import java.io.IOException;
import java.io.OutputStream;

/** Hands everything on and, like the encoders, leaves the target open when it is closed. */
final class PassingStream extends OutputStream {
    private final OutputStream out;

    PassingStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
