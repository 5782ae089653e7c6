package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiRenderingTest {

    @ParameterizedTest
    @CsvSource({
        "a.txt, \u00E4.txt, true",
        "a.TXT, \u00E4.txt, true",
        "a, \u00E4, true",
        ".txt, \u00FC.txt, true",
        "a.txt, \u0080.txt, true",
        "a.txt, \u007F.txt, false",
        "a.txt, \u00E4.exe, false",
        "a, \u00E4.exe, false",
        "a.exe, \u00E4, false",
        "a.txt, b.txt, false",
        "\u00E4.txt, \u00F6.txt, false"
    })
    void isAllAsciiWithTheSameExtension(String plain, String full, boolean isRendering) {
        assertThat(AsciiRendering.is(plain, full)).isEqualTo(isRendering);
    }
}
