package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static Content content(String encoding, String body) {
        String mail = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + encoding + "\n\n" + body;
        return (Content) Message.parse(mail.getBytes(StandardCharsets.UTF_8)).body();
    }

    @Test
    void aTextIsDecodedOnceWhileItIsHeld() {
        Content content = content("quoted-printable", "Gr=C3=BC=C3=9Fe");
        DecodedText text = content.decodeText();
        assertThat(content.decodeText()).isSameAs(text);
        assertThat(content.decodeText(1000)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoted-printable", "8bit"})
    void octetsAreTheSameBeforeAndAfterTheTextWasRead(String encoding) throws IOException {
        Content content = content(encoding, "Gr=C3=BC=C3=9Fe \n");
        byte[] before = content.bytes();
        DecodedText text = content.decodeText();
        assertThat(content.bytes()).isEqualTo(before);
        assertThat(content.stream()).hasBinaryContent(before);
        content.bytes()[0] = 'x';
        assertThat(content.bytes()).isEqualTo(before);
        assertThat(content.decodeText()).isSameAs(text);
    }

    @Test
    void lessOfATextIsNeverTakenForAllOfIt() {
        Content content = content("quoted-printable", "Gr=C3=BC=C3=9Fe");
        DecodedText head = content.decodeText(2, DefectSink.NONE);
        assertThat(head.text()).isEqualTo("Gr");
        assertThat(content.text()).isEqualTo("Grüße");
        assertThat(content.decodeText(2).text()).isEqualTo("Gr");
    }

    @Test
    void whatIsWrongInTheEncodingIsSaidEachTime() {
        Content content = content("quoted-printable", "100=X0");
        assertThat(content.text()).isEqualTo("100=X0");
        for (int times = 0; times < 2; times++) {
            DefectLog log = new DefectLog(Limits.DEFAULT);
            assertThat(content.decodeText(1000, log).text()).isEqualTo("100=X0");
            assertThat(log.defects()).extracting(Defect::code).containsExactly(Defect.Code.QP_INVALID_ESCAPE);
        }
    }
}
