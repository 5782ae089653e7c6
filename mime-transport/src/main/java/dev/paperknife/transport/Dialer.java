package dev.paperknife.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Opens the connection below everything else: straight, or through a proxy. */
final class Dialer {
    private Dialer() {}

    static Socket dial(Endpoint endpoint, ConnectOptions options) throws ConnectionException {
        Deadline deadline = Deadline.in(options.connectTimeout());
        Socket socket = null;
        try {
            socket = options.socketFactory().createSocket();
            socket.setTcpNoDelay(true);
            open(socket, endpoint, options, deadline);
            return socket;
        } catch (UnknownHostException e) {
            close(socket);
            throw new ConnectionException(Phase.CONNECT, "no such host: " + e.getMessage(), e);
        } catch (IOException e) {
            close(socket);
            throw new ConnectionException(
                    Phase.CONNECT, "cannot connect to " + endpoint.authority() + ": " + WireText.of(e), e);
        }
    }

    private static void open(Socket socket, Endpoint endpoint, ConnectOptions options, Deadline deadline)
            throws IOException {
        if (options.proxy().isEmpty()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), deadline.millisLeft());
            return;
        }
        Proxy proxy = options.proxy().get();
        socket.connect(new InetSocketAddress(proxy.host(), proxy.port()), deadline.millisLeft());
        ProxyDialogue dialogue = new ProxyDialogue(socket, deadline);
        switch (proxy.kind()) {
            case SOCKS5 -> Socks5.open(dialogue, proxy, endpoint);
            case HTTP_CONNECT -> HttpConnect.open(dialogue, proxy, endpoint);
        }
    }

    /** Closes what is of no use any more; that it fails changes nothing. */
    static void close(@Nullable Socket socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            return;
        }
    }
}
