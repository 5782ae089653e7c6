package dev.paperknife.fuzz;

import dev.paperknife.testdata.OfflineSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection to a server that has said everything beforehand and hears nothing. */
final class AnswersSocket extends OfflineSocket {
    private final InputStream answers;

    AnswersSocket(InputStream answers) {
        this.answers = answers;
    }

    /** Answers arrive as they are asked for: nothing ever waits, so that a session goes on where a real one would end. */
    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return answers.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int b = length == 0 ? -1 : answers.read();
                if (b >= 0) {
                    bytes[offset] = (byte) b;
                }
                return b < 0 ? b : 1;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }
}
