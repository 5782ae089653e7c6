package dev.paperknife.transport;

import java.util.Optional;

/**
 * A proxy that the connection goes through. The name of the server is sent to it, not looked up here.
 *
 * @param login what the proxy wants to know who it serves by; sent to it in plain text
 */
public record Proxy(Kind kind, String host, int port, Optional<Password> login) {
    /** What the proxy speaks. */
    public enum Kind {
        /** RFC 1928, with RFC 1929 for the login. */
        SOCKS5,
        /** The CONNECT method (RFC 9110 9.3.6), with Basic (RFC 7617) for the login. */
        HTTP_CONNECT
    }

    /** Checks host and port as {@link Endpoint} does. */
    public Proxy {
        new Endpoint(Endpoint.Protocol.SMTP, Endpoint.Security.NONE, host, port);
    }

    /** A SOCKS5 proxy without login. */
    public static Proxy socks5(String host, int port) {
        return new Proxy(Kind.SOCKS5, host, port, Optional.empty());
    }

    /** An HTTP proxy without login. */
    public static Proxy http(String host, int port) {
        return new Proxy(Kind.HTTP_CONNECT, host, port, Optional.empty());
    }

    /** The same with a login. */
    public Proxy withLogin(Password password) {
        return new Proxy(kind, host, port, Optional.of(password));
    }
}
