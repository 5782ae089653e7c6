package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;

/**
 * Where a server is, what it speaks, and how the connection is secured. There is no opportunistic mode: either TLS is
 * required, or plain text is asked for.
 *
 * @param host a domain name in ASCII, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record Endpoint(Protocol protocol, Security security, String host, int port) {
    /** What is spoken. */
    public enum Protocol {
        /** Submission and transfer (RFC 5321). */
        SMTP(465, 587, 25),
        /** Delivery into mailboxes (RFC 2033). */
        LMTP(24, 24, 24),
        /** Fetching from a maildrop (RFC 1939). */
        POP3(995, 110, 110),
        /** Mail that stays on the server (RFC 9051). */
        IMAP(993, 143, 143);

        private final int tlsPort;
        private final int startTlsPort;
        private final int plainPort;

        Protocol(int tlsPort, int startTlsPort, int plainPort) {
            this.tlsPort = tlsPort;
            this.startTlsPort = startTlsPort;
            this.plainPort = plainPort;
        }

        /** The port where none is named. */
        public int defaultPort(Security security) {
            return switch (security) {
                case TLS -> tlsPort;
                case STARTTLS -> startTlsPort;
                case NONE -> plainPort;
            };
        }
    }

    /** How the connection is secured. */
    public enum Security {
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** TLS by STARTTLS or STLS before anything else; required. */
        STARTTLS,
        /** Plain text. */
        NONE
    }

    private static final int HOST_CHARS = 253;

    /** Checks the parts; {@link IllegalArgumentException} for a host or port that cannot be. */
    public Endpoint {
        if (!isHost(host)) {
            throw new IllegalArgumentException("not a host: " + WireText.quoted(host));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** An endpoint at the default port. */
    public static Endpoint of(Protocol protocol, Security security, String host) {
        return new Endpoint(protocol, security, host, protocol.defaultPort(security));
    }

    /**
     * Reads {@code scheme://host[:port]}. {@code smtp}, {@code lmtp}, {@code pop3} and {@code imap} mean STARTTLS (TLS at once
     * on 465, 993 and 995), {@code smtps} and its kin TLS at once, {@code smtp+starttls} and its kin STARTTLS on any port,
     * {@code smtp+insecure} and its kin plain text.
     *
     * @throws IllegalArgumentException for anything else, a user or a path among them
     */
    public static Endpoint parse(String url) {
        int colon = url.indexOf("://");
        if (colon < 0) {
            throw new IllegalArgumentException("not scheme://host:port: " + WireText.quoted(url));
        }
        String scheme = Ascii.lower(url.substring(0, colon));
        String rest = url.substring(colon + 3);
        return EndpointScheme.of(scheme).at(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
    }

    /** Whether the host is an address, not a name. */
    boolean isAddress() {
        return host.indexOf(':') >= 0 || isDottedQuad(host);
    }

    private static boolean isDottedQuad(String host) {
        return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > HOST_CHARS || host.startsWith("-") || host.startsWith(".")) {
            return false;
        }
        boolean isIpv6 = host.indexOf(':') >= 0;
        return host.chars().allMatch(c -> isIpv6 ? isIpv6Char(c) : isNameChar(c));
    }

    private static boolean isNameChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private static boolean isIpv6Char(int c) {
        return c == ':' || c == '.' || (c < 0x80 && Ascii.hexDigit((byte) c) >= 0);
    }

    /** The host and port, as messages name a server. */
    String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** A URL that {@link #parse} reads back. */
    @Override
    public String toString() {
        return EndpointScheme.name(protocol, security) + "://" + authority();
    }
}
