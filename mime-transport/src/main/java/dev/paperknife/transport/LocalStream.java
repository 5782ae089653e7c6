package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The caller's stream; remembers its own failure, so that a full disk is not taken for a broken connection. */
final class LocalStream extends OutputStream {
    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    LocalStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Why the caller's stream took no more; absent where it took everything. */
    Optional<IOException> failure() {
        return failure;
    }
}
