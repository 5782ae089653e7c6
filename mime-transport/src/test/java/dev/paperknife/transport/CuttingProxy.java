package dev.paperknife.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server on loopback and cuts each connection once so many bytes have come from it. */
final class CuttingProxy implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private final AtomicLong fromServer = new AtomicLong();
    private volatile long most;

    CuttingProxy(int port, long most) throws IOException {
        this.port = port;
        this.most = most;
        threads.execute(this::accept);
    }

    Endpoint endpoint() {
        return Endpoint.parse("imap+insecure://localhost:" + listener.getLocalPort());
    }

    /** How many bytes came from the server over all connections. */
    long fromServer() {
        return fromServer.get();
    }

    /** For connections from now on. */
    void cutAfter(long bytes) {
        most = bytes;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                long limit = most;
                threads.execute(() -> pass(client, server, Long.MAX_VALUE, new AtomicLong()));
                threads.execute(() -> pass(server, client, limit, fromServer));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void pass(Socket from, Socket to, long most, AtomicLong count) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (long left = most; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    break;
                }
                count.addAndGet(read);
                out.write(buffer, 0, read);
                left -= read;
            }
        } catch (IOException e) {
            return; // one side has left, or the other direction was cut
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
