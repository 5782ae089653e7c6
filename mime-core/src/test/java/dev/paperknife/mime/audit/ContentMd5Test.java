package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A $ stands for CRLF, a % for LF. */
class ContentMd5Test {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the body's own digest fits,      text/plain, one$two$, one$two$, true",
        "lines in LF count as in CRLF,    text/plain, one%two%, one$two$, true",
        "other octets do not fit,         text/plain, one$two$, one$too$, false",
        "bytes that are no text stay,     image/png,  one%two%, one%two%, true",
        "so their line ends count,        image/png,  one%two%, one$two$, false",
    })
    void theDigestIsHeldAgainstTheBody(String claim, String type, String body, String digested, boolean isRight) {
        String digest = Base64.getEncoder().encodeToString(DigestUtils.md5(bytes(digested)));
        String header = "From: a@a.example$Content-Type: " + type + "$Content-MD5: " + digest + "$$";
        Message message = Message.parse(bytes(header + body));
        assertThat(Audit.of(message).stream().map(Defect::code).anyMatch(Defect.Code.INVALID_FIELD_VALUE::equals))
                .isEqualTo(!isRight);
    }

    private static byte[] bytes(String text) {
        return text.replace("$", "\r\n").replace("%", "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
