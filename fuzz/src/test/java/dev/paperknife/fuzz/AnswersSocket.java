package dev.paperknife.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** A connection to a server that has said everything beforehand and hears nothing. */
final class AnswersSocket extends Socket {
    private final InputStream answers;

    private AnswersSocket(InputStream answers) {
        this.answers = answers;
    }

    /** Makes the one connection. */
    static final class Factory extends SocketFactory {
        private final InputStream answers;

        Factory(InputStream answers) {
            this.answers = answers;
        }

        @Override
        public Socket createSocket() {
            return new AnswersSocket(answers);
        }

        @Override
        public Socket createSocket(String host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return createSocket();
        }
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

    @Override
    public void connect(SocketAddress endpoint, int timeout) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {}
}
