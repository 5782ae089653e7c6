package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.transport.ScriptedSocket.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpClientTest {
    private static final Endpoint PLAIN = Endpoint.parse("smtp+insecure://mail.example");
    private static final String HELLO = """
            S: 220 mail.example ESMTP
            C: EHLO [127.0.0.1]
            S: 250-mail.example
            S: 250-PIPELINING
            S: 250-SIZE 1000
            S: 250-8BITMIME
            S: 250 ENHANCEDSTATUSCODES
            """;

    private static ConnectOptions options(ScriptedSocket socket) {
        return ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true);
    }

    private static ScriptedSocket socket(String script, Delivery delivery) {
        return new ScriptedSocket(Script.of(script), delivery);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource
    void sendsOneMessage(Delivery delivery) throws IOException {
        ScriptedSocket socket = socket(HELLO + """
                        C: MAIL FROM:<ann@a.example> SIZE=12
                        C: RCPT TO:<bob@b.example>
                        C: RCPT TO:<no@b.example>
                        S: 250 2.1.0 ok
                        S: 250 2.1.5 ok
                        S: 550-5.1.1 nobody of
                        S: 550 5.1.1 that name
                        C: DATA
                        S: 354 go
                        C: A: b
                        C:
                        C: ..x
                        C: .
                        S: 250 2.0.0 queued
                        C: QUIT
                        S: 221 bye
                        """, delivery);
        try (SmtpClient smtp = SmtpClient.connect(PLAIN, options(socket))) {
            assertThat(smtp.supports("pipelining")).isTrue();
            assertThat(smtp.sizeLimit()).hasValue(1000);
            SendResult result =
                    smtp.send(Envelope.of("ann@a.example", "bob@b.example", "no@b.example"), ascii("A: b\n\n.x"));
            assertThat(result.accepted()).extracting(RecipientResult::recipient).containsExactly("bob@b.example");
            assertThat(result.refused().get(0).reply().enhancedCode()).contains("5.1.1");
        }
        assertThat(socket.problem()).isEmpty();
    }
}
