package dev.paperknife.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Talks to a proxy byte by byte, so that nothing of the server's is read before its time. */
final class ProxyDialogue {
    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    ProxyDialogue(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next byte, 0 to 255. */
    int read() throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the proxy closed the connection");
        }
        return b;
    }

    void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            read();
        }
    }
}
