package dev.paperknife.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is evident is what the table of types says too. */
class EvidentTest {
    @ParameterizedTest
    @CsvSource({
        "application/pdf, '%PDF-1.7', a.pdf",
        "image/png, '\u0089PNG\r\n\u001A\n', a.PNG",
        "image/jpeg, '\u00FF\u00D8\u00FF\u00DB', a.jpeg",
        "image/jpeg, '\u00FF\u00D8\u00FF\u00E0', a.jpg",
        "image/gif, GIF89a, a.gif",
        "image/gif, GIF87a, a.gif"
    })
    void theTableAgrees(String mediaType, String start, String name) {
        ContentType type = ContentType.parse(mediaType);
        byte[] head = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 64);
        assertThat(Evident.beginsLikeItsType(type, head)).isTrue();
        assertThat(Sniffed.ofBytes(head).orElseThrow()).hasToString(mediaType);
        assertThat(Evident.hasOwnExtension(type, name)).isTrue();
        assertThat(Sniffed.ofName(name).orElseThrow()).hasToString(mediaType);
    }

    @ParameterizedTest
    @CsvSource({"image/png, GIF89a", "application/zip, PK", "text/plain, a"})
    void otherStartsAreNot(String mediaType, String start) {
        byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Evident.beginsLikeItsType(ContentType.parse(mediaType), head))
                .isFalse();
    }
}
