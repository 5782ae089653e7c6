package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "Grüße, 5",
        "测试, 4",
        "報告.pdf, 8",
        "ｱｲｳ, 3",
        "ＡＢ, 4",
        "한글, 4",
        "\u1112\u1161\u11AB, 2",
        "e\u0301, 1",
        "😀, 2",
        "“quoted”, 8",
        "\u3000, 2",
        "Привет, 6",
        "…, 1"
    })
    void countsColumns(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "测试报告, 8, 测试报告", "测试报告, 7, 测试报…", "测试报告, 6, 测试…", "测试, 1, …"})
    void cutsAtACharacter(String text, int columns, String expected) {
        assertThat(Width.cut(text, columns)).isEqualTo(expected);
        assertThat(Width.of(expected)).isLessThanOrEqualTo(columns);
    }

    @Test
    void theShortCutsAgreeWithIcu() {
        for (int c = 0x300; c < 0x20000; c++) {
            int type = Character.getType(c);
            boolean isMark =
                    type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK;
            if (!isMark && Character.isDefined(c) && !(c >= 0x1160 && c <= 0x11FF) && !(c >= 0xD7B0 && c <= 0xDFFF)) {
                int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
                boolean isWide =
                        width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
                assertThat(Width.of(Character.toString(c))).as("U+%04X", c).isEqualTo(isWide ? 2 : 1);
            }
        }
    }

    @Test
    void padsToColumns() {
        assertThat(Width.padEnd("测", 4)).isEqualTo("测  ");
        assertThat(Width.padStart("12", 4)).isEqualTo("  12");
        assertThat(Width.padStart("12345", 4)).isEqualTo("12345");
    }
}
