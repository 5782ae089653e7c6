package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class Utf8BytesTest {
    @Test
    void textIsWhatTheJdkMakesOfIt() {
        for (String text : new String[] {
            "",
            "a",
            "ü",
            "aü",
            "üa",
            "Grüße, äöü ÿ\u0080",
            "x".repeat(70) + "你好",
            "你好 ü",
            "x".repeat(9) + "é".repeat(20)
        }) {
            assertThat(Utf8Bytes.of(text)).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Property
    void soIsAnyLatinText(@ForAll @CharRange(from = '\0', to = '\u00FF') String text) {
        assertThat(Utf8Bytes.of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void soIsAnyText(@ForAll String text) {
        assertThat(Utf8Bytes.of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
}
