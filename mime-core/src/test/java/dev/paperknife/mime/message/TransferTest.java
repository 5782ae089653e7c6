package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.codec.TransferEncoding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferTest {
    private static final String MIXED =
            "From: a@a.example$MIME-Version: 1.0$Content-Type: multipart/mixed; boundary=b$Content-Transfer-Encoding: 8bit$$--b$"
                    + "Content-Type: text/plain; charset=utf-8$Content-Transfer-Encoding: 8bit$$mostly ASCII ü$--b$Content-Transfer-Encoding: base64$$AAAA$--b--$";

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String sent(Message message, Capability... capabilities) {
        return new String(
                        message.forTransfer(capabilities)
                                .message()
                                .orElseThrow()
                                .bytes(),
                        StandardCharsets.UTF_8)
                .replace("\r\n", "$");
    }

    @Test
    void whatCanGoStaysAsItIs() {
        Message message = message(MIXED);
        assertThat(message.forTransfer(Capability.EIGHTBITMIME).message()).containsSame(message);
    }

    @Test
    void bodiesAreEncodedForAPathOfSevenBits() {
        assertThat(sent(message(MIXED)))
                .isEqualTo(MIXED.replace(
                                "boundary=b$Content-Transfer-Encoding: 8bit",
                                "boundary=b$Content-Transfer-Encoding: 7bit")
                        .replace(
                                "utf-8$Content-Transfer-Encoding: 8bit$$mostly ASCII ü",
                                "utf-8$Content-Transfer-Encoding: quoted-printable$$mostly ASCII =C3=BC"));
    }

    @Test
    void linesEndInCrlf() {
        Message lf = message(MIXED).edit().lineEnds(LineEnd.LF).apply();
        assertThat(sent(lf, Capability.EIGHTBITMIME)).isEqualTo(MIXED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nul\0here | BASE64",
                "bare\rreturn in some text | QUOTED_PRINTABLE",
                "LONG | QUOTED_PRINTABLE",
                "plain | SEVEN_BIT"
            })
    void textThatIsNoLinesIsEncoded(String shown, TransferEncoding encoding) {
        String text = shown.replace("LONG", "a".repeat(1200));
        Message fit = message("Content-Type: text/plain$Content-Transfer-Encoding: binary$$" + text)
                .forTransfer(Capability.EIGHTBITMIME)
                .message()
                .orElseThrow();
        assertThat(fit.transferEncoding()).isEqualTo(encoding);
        assertThat(fit.text()).contains(text);
        Message binary = message("Content-Transfer-Encoding: binary$$" + text);
        assertThat(binary.forTransfer(Capability.BINARYMIME).message()).containsSame(binary);
    }

    @Test
    void fieldsAreEncodedWithoutSmtpUtf8() {
        Message message = message("From: Zoë <zoe@bücher.example>$Subject: Grüße$Content-Type: text/plain; name=ü$$x");
        assertThat(sent(message, Capability.SMTPUTF8))
                .isEqualTo(new String(message.bytes(), StandardCharsets.UTF_8).replace("\r\n", "$"));
        Message fit = message.forTransfer(Capability.EIGHTBITMIME).message().orElseThrow();
        assertThat(OctetScan.of(fit.bytes()).isSevenBit()).isTrue();
        assertThat(fit.subject()).contains("Grüße");
        assertThat(fit.from().get(0).name()).contains("Zoë");
        assertThat(fit.from().get(0).unicodeDomain()).isEqualTo("bücher.example");
        assertThat(fit.filename()).contains("ü");
        Transfer refused = message("From: zoë@a.example$$x").forTransfer(Capability.EIGHTBITMIME);
        assertThat(refused.isFit()).isFalse();
        assertThat(refused.obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.reason()).contains("From"));
    }

    @Test
    void whatIsSignedIsNotAltered() {
        Message message = message(
                "Content-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"$$--b$Content-Type: text/plain; charset=utf-8$"
                        + "Content-Transfer-Encoding: 8bit$$ü$--b$Content-Type: application/pgp-signature$$s$--b--$");
        assertThat(message.forTransfer().obstacles())
                .extracting(Transfer.Obstacle::section)
                .contains("1");
        assertThat(message.forTransfer(Capability.EIGHTBITMIME).message()).containsSame(message);
    }

    @Test
    void messagesInsideAreEncodedPartByPart() {
        Message inner = message(
                "Subject: Grüße$Content-Type: text/plain; charset=utf-8$Content-Transfer-Encoding: 8bit$$mostly ASCII ü");
        Message message =
                Message.builder().from("a@a.example").text("x").attach(inner).build();
        assertThat(message.forTransfer(Capability.EIGHTBITMIME).message()).containsSame(message);
        Message fit = message.forTransfer().message().orElseThrow();
        assertThat(OctetScan.of(fit.bytes()).isSevenBit()).isTrue();
        Message innerFit = (Message) fit.entity("2").orElseThrow().body();
        assertThat(innerFit.subject()).contains("Grüße");
        assertThat(innerFit.text()).contains("mostly ASCII ü");
        assertThat(fit.entity("2").orElseThrow().transferEncoding()).isEqualTo(TransferEncoding.SEVEN_BIT);
    }

    @Test
    void whatStandsBetweenPartsIsAnObstacle() {
        Transfer transfer = message("Content-Type: multipart/mixed; boundary=b$$prü$--b$$x$--b--$")
                .forTransfer();
        assertThat(transfer.message()).isEmpty();
        assertThat(transfer.obstacles()).hasSize(1);
    }
}
