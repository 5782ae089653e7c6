package dev.paperknife.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Lets clients in at a port of this machine, one after the other, in a thread of its own. */
final class Doorman implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Service service;

    /** What is done for a client. */
    interface Service {
        /** Serves it until it leaves; the socket is closed then. */
        void serve(Socket socket) throws IOException;
    }

    Doorman(String name, Service service) throws IOException {
        this.service = service;
        Thread thread = new Thread(this::accept, name);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                service.serve(socket);
            } catch (IOException e) {
                // the client has left, or nobody is let in any more
            }
        }
    }
}
