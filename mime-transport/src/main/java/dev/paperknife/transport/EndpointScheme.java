package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.Endpoint.Protocol;
import dev.paperknife.transport.Endpoint.Security;
import java.util.Locale;

/** What stands before {@code ://}: the protocol, and the security if it is named. */
record EndpointScheme(Protocol protocol, Security security, boolean isNamed) {
    private static final int PORT_DIGITS = 5;

    static EndpointScheme of(String scheme) {
        for (Protocol protocol : Protocol.values()) {
            String name = protocol.name().toLowerCase(Locale.ROOT);
            if (scheme.equals(name)) {
                return new EndpointScheme(protocol, Security.STARTTLS, false);
            }
            for (Security security : Security.values()) {
                if (scheme.equals(name(protocol, security))) {
                    return new EndpointScheme(protocol, security, true);
                }
            }
        }
        throw new IllegalArgumentException("unknown scheme " + WireText.quoted(scheme));
    }

    static String name(Protocol protocol, Security security) {
        String name = protocol.name().toLowerCase(Locale.ROOT);
        return switch (security) {
            case TLS -> name + "s";
            case STARTTLS -> name + "+starttls";
            case NONE -> name + "+insecure";
        };
    }

    /** The endpoint at {@code host}, {@code host:port} or {@code [address]:port}. */
    Endpoint at(String authority) {
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("an endpoint names no user");
        }
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        end = end < 0 ? authority.length() : end;
        String host = authority.substring(0, end);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        if (end == authority.length()) {
            return Endpoint.of(protocol, security, host);
        }
        return at(host, port(authority.substring(end)));
    }

    private Endpoint at(String host, int port) {
        boolean isTlsPort = !isNamed && port == protocol.defaultPort(Security.TLS) && protocol != Protocol.LMTP;
        return new Endpoint(protocol, isTlsPort ? Security.TLS : security, host, port);
    }

    private static int port(String text) {
        if (text.length() < 2 || text.length() > PORT_DIGITS + 1 || text.charAt(0) != ':') {
            throw new IllegalArgumentException("not a port: " + WireText.quoted(text));
        }
        int port = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || !Ascii.isDigit((byte) c)) {
                throw new IllegalArgumentException("not a port: " + WireText.quoted(text));
            }
            port = port * 10 + (c - '0');
        }
        return port;
    }
}
