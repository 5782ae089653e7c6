package dev.paperknife.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS5 proxy for a connection (RFC 1928), with user and password if it wants them (RFC 1929). */
final class Socks5 {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int LOGIN = 2;
    private static final int LOGIN_VERSION = 1;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int MAX_FIELD_BYTES = 255;
    private static final String[] REPLIES = {
        "done",
        "general failure",
        "not allowed by its rules",
        "network unreachable",
        "host unreachable",
        "connection refused",
        "time to live expired",
        "command not supported",
        "address type not supported"
    };

    private Socks5() {}

    static void open(ProxyDialogue proxy, Proxy settings, Endpoint server) throws IOException {
        int method = settings.login().isPresent() ? LOGIN : NO_LOGIN;
        proxy.write(new byte[] {VERSION, 1, (byte) method});
        expect(proxy.read() == VERSION, "does not speak SOCKS5");
        expect(proxy.read() == method, "wants another way to log in");
        if (method == LOGIN) {
            login(proxy, settings.login().orElseThrow());
        }
        proxy.write(request(server));
        readReply(proxy);
    }

    private static void login(ProxyDialogue proxy, Password password) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(LOGIN_VERSION);
        field(request, password.user());
        field(request, password.password());
        proxy.write(request.toByteArray());
        proxy.read();
        expect(proxy.read() == 0, "refused the login");
    }

    private static byte[] request(Endpoint server) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(VERSION);
        request.write(CONNECT);
        request.write(0);
        request.write(NAME);
        field(request, server.host());
        request.write(server.port() >> 8);
        request.write(server.port() & 0xFF);
        return request.toByteArray();
    }

    private static void field(ByteArrayOutputStream request, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        expect(bytes.length <= MAX_FIELD_BYTES, "takes no more than 255 bytes of a name");
        request.write(bytes.length);
        request.writeBytes(bytes);
    }

    private static void readReply(ProxyDialogue proxy) throws IOException {
        expect(proxy.read() == VERSION, "does not speak SOCKS5");
        int reply = proxy.read();
        expect(reply == 0, reply < REPLIES.length ? REPLIES[reply] : "failed with " + reply);
        proxy.read();
        int type = proxy.read();
        expect(type == IPV4 || type == NAME || type == IPV6, "answered with no address");
        int addressBytes = type == IPV4 ? 4 : type == IPV6 ? 16 : proxy.read();
        proxy.skip(addressBytes + 2);
    }

    private static void expect(boolean isSo, String otherwise) throws IOException {
        if (!isSo) {
            throw new IOException("the SOCKS5 proxy: " + otherwise);
        }
    }
}
