package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartEditLineEndTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "--b--\r\n", "a\r\n--c\r\nb"})
    void octetsComeBackWhateverLineEndsTheMessageHas(String content) {
        byte[] octets = content.getBytes(StandardCharsets.US_ASCII);
        for (String lineEnd : new String[] {"\n", "\r\n"}) {
            String mail =
                    "From: a@a.example\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nx\n";
            byte[] source = mail.replace("\n", lineEnd).getBytes(StandardCharsets.US_ASCII);
            Message changed = Message.parse(source)
                    .edit()
                    .part("1")
                    .content(octets)
                    .whole()
                    .apply();
            assertThat(changed.body().bytes()).isEqualTo(octets);
        }
    }
}
