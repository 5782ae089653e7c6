package dev.paperknife.testdata;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** A socket of no network: whoever extends it says what is read from it, and hears what is written to it. */
public abstract class OfflineSocket extends Socket {
    protected OfflineSocket() {}

    /** Gives this socket, whatever is to be connected. */
    public final SocketFactory factory() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return OfflineSocket.this;
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
        };
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
