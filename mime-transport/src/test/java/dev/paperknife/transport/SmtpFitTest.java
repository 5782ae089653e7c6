package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFitTest {
    private static final String EIGHT_BIT =
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nü\r\n";

    private static Message message(String text) {
        return Message.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outgoing fit(String extensions, Envelope envelope, Message message) throws RefusedException {
        return new SmtpFit(Extensions.of(Arrays.asList(extensions.split(",", -1))), envelope).fit(message);
    }

    private static Envelope envelope() {
        return Envelope.of("a@a.example", "b@b.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8BITMIME          | 8bit  ",
                "8BITMIME,SMTPUTF8 | 8bit  ",
                "SIZE              | base64",
            })
    void contentIsEncodedWhereTheServerIsWithout8bitmime(String extensions, String encoding) throws Exception {
        Message sent = Message.parse(
                fit(extensions, envelope(), message(EIGHT_BIT)).message().bytes());
        assertThat(sent.transferEncoding().token()).isEqualTo(encoding);
        assertThat(sent.text()).contains("ü\r\n");
    }

    @Test
    void fieldsAreEncodedWhereTheServerIsWithoutSmtputf8() throws Exception {
        Message message = message("Subject: ü\r\n\r\nx\r\n");
        assertThat(fit("8BITMIME,SMTPUTF8", envelope(), message).message().bytes())
                .isEqualTo(message.bytes());
        Message sent =
                Message.parse(fit("8BITMIME", envelope(), message).message().bytes());
        assertThat(new String(sent.bytes(), StandardCharsets.UTF_8)).isASCII();
        assertThat(sent.subject()).contains("ü");
    }

    @Test
    void binaryGoesOnlyWhereItCan() throws Exception {
        Envelope binary = envelope().withBinary();
        Message message = message(EIGHT_BIT.replace("8bit", "binary").replace("ü\r\n", "a\0b\nc"));
        Outgoing whole = fit("BINARYMIME,CHUNKING", binary, message);
        assertThat(whole.envelope().isBinary()).isTrue();
        assertThat(whole.message().bytes()).isEqualTo(message.bytes());
        for (String extensions : List.of("BINARYMIME", "CHUNKING,8BITMIME")) {
            Outgoing encoded = fit(extensions, binary, message);
            assertThat(encoded.envelope().isBinary()).isFalse();
            assertThat(Message.parse(encoded.message().bytes()).body().bytes())
                    .isEqualTo("a\0b\nc".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void whatIsSignedIsRefusedRatherThanBroken() {
        String signed = "MIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n"
                + EIGHT_BIT.substring(19) + "\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n";
        assertThatThrownBy(() -> fit("SIZE", envelope(), message(signed)))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.phase()).isEqualTo(Phase.MAIL);
                    assertThat(e.code()).contains("5.6.3");
                    assertThat(e).hasMessageContaining("part 1: a body that is signed as it is");
                });
    }

    @Test
    void theClientKnowsItsServer() throws IOException {
        ScriptedSocket socket = new ScriptedSocket(Script.of("""
                        S: 220 m
                        C^ EHLO
                        S: 250 m
                        C^ MAIL
                        S: 250 ok
                        C^ RCPT
                        S: 250 ok
                        C: DATA
                        S: 354 go
                        C: MIME-Version: 1.0
                        C: Content-Type: text/plain; charset=utf-8
                        C: Content-Transfer-Encoding: base64
                        C:
                        C: w7wNCg==
                        C: .
                        S: 250 ok
                        """), ScriptedSocket.Delivery.WHOLE);
        SmtpClient smtp = SmtpClient.connect(
                Endpoint.parse("smtp+insecure://m.example"),
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()));
        smtp.send(smtp.fit(envelope(), message(EIGHT_BIT)));
        assertThat(socket.problem()).isEmpty();
    }
}
