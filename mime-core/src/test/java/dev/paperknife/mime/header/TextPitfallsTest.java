package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPitfallsTest {
    private static String found(int... codePoints) {
        String text = "a" + new String(codePoints, 0, codePoints.length) + "b";
        String ids = Reading.of(HeaderForms.text(), text).ids();
        return ids.replace("raw-utf8-in-header", "").strip();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202C, 0x202E, 0x2066, 0x2069})
    void bidiControlsTurnTextAround(int codePoint) {
        assertThat(found(codePoint)).isEqualTo("bidi-override");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xAD, 0x200B, 0x2060, 0xFEFF, 0x2800, 0x3164, 0xE0000, 0xE0041, 0xE007F})
    void nobodySeesTheseCharacters(int codePoint) {
        assertThat(found(codePoint)).isEqualTo("invisible-in-text");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xAC, 0xAE, 0x2029, 0x202F, 0x2065, 0x206A, 0x200A, 0x1F600, 0xE0080, 0xDFFFD})
    void theirNeighboursAreText(int codePoint) {
        assertThat(found(codePoint)).isEmpty();
    }

    /** The flag of England is a black flag and tags; tags without a flag are hidden text. */
    @Test
    void tagsBelongToFlags() {
        assertThat(found(0x1F3F4, 0xE0067, 0xE0062, 0xE007F)).isEmpty();
        assertThat(found(0x1F3F4, 'x', 0xE0067)).isEqualTo("invisible-in-text");
        assertThat(found(0x1F600, 0xE0067)).isEqualTo("invisible-in-text");
    }
}
