package dev.paperknife.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks an HTTP proxy for a tunnel (RFC 9110 9.3.6). */
final class HttpConnect {
    private static final int MAX_HEADER_BYTES = 16_384;

    private HttpConnect() {}

    static void open(ProxyDialogue proxy, Proxy settings, Endpoint server) throws IOException {
        StringBuilder request = new StringBuilder("CONNECT ");
        request.append(server.authority()).append(" HTTP/1.1\r\nHost: ").append(server.authority());
        settings.login()
                .ifPresent(login ->
                        request.append("\r\nProxy-Authorization: Basic ").append(basic(login)));
        proxy.write(request.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        byte[] status = header(proxy);
        if (!isSuccess(status)) {
            throw new IOException("the HTTP proxy: " + WireText.cut(WireText.of(status)));
        }
    }

    private static String basic(Password login) {
        String pair = login.user() + ":" + login.password();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads as far as the empty line, not a byte more, and gives the first line. */
    private static byte[] header(ProxyDialogue proxy) throws IOException {
        ByteArrayOutputStream status = new ByteArrayOutputStream();
        boolean isFirst = true;
        int lineBytes = 0;
        for (int count = 0; count < MAX_HEADER_BYTES; count++) {
            int b = proxy.read();
            if (b == '\n') {
                if (lineBytes == 0) {
                    return status.toByteArray();
                }
                isFirst = false;
                lineBytes = 0;
            } else if (b != '\r') {
                lineBytes++;
                if (isFirst) {
                    status.write(b);
                }
            }
        }
        throw new IOException("the HTTP proxy: an answer without end");
    }

    private static boolean isSuccess(byte[] status) {
        String text = new String(status, StandardCharsets.ISO_8859_1);
        return text.length() >= 12 && text.startsWith("HTTP/1.") && text.charAt(8) == ' ' && text.charAt(9) == '2';
    }
}
