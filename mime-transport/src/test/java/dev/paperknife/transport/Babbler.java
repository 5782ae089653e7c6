package dev.paperknife.transport;

import dev.paperknife.testdata.OfflineSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A server that has said everything beforehand, whatever it is asked. */
final class Babbler extends OfflineSocket {
    private final InputStream in;

    Babbler(InputStream in) {
        this.in = in;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }
}
