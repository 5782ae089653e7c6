package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "x\u0000y, x\\x00y",
        "x\u001B[2Jy, x\\x1b[2Jy",
        "x\u007Fy, x\\x7fy",
        "x\u0085y, x\\u{85}y",
        "x\u009By, x\\u{9b}y",
        "x\u00ADy, x\\u{ad}y",
        "x\u061Cy, x\\u{61c}y",
        "x\u200By, x\\u{200b}y",
        "x\u200Ey, x\\u{200e}y",
        "x\u202Ey, x\\u{202e}y",
        "x\u2028y, x\\u{2028}y",
        "x\u2029y, x\\u{2029}y",
        "x\u2060y, x\\u{2060}y",
        "x\u2066y, x\\u{2066}y",
        "x\u2800y, x\\u{2800}y",
        "x\u3164y, x\\u{3164}y",
        "x\uFEFFy, x\\u{feff}y",
        "x\uFFF9y, x\\u{fff9}y",
        "x\uFFFEy, x\\u{fffe}y",
        "x\uD800y, x\\u{d800}y",
        "x\uDC00y, x\\u{dc00}y",
        "x\uDB40\uDC41y, x\\u{e0041}y"
    })
    void escapesWhatActsOnATerminalOrTheEye(String text, String expected) {
        assertThat(Printable.line(text)).isEqualTo(expected);
        assertThat(Printable.lines(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "测试",
                "Grüße",
                "שלום",
                "👨\u200D👩",
                "م\u200Cن",
                "❤\uFE0F",
                "a\u0301",
                "\uFFFD",
                "\u3000"
            })
    void leavesWhatPeopleWrite(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.lines(text)).isEqualTo(text);
    }

    @Test
    void aLineHasNoLineEnds() {
        assertThat(Printable.line("a\r\nb\tc\rd\n")).isEqualTo("a\\r\\nb\\tc\\rd\\n");
    }

    @Test
    void linesKeepTheirEnds() {
        assertThat(Printable.lines("a\r\nb\tc\rd\n\r")).isEqualTo("a\nb\tc\\rd\n\\r");
    }
}
