package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    /** The tables of Unicode 3.9 and the usual suspects: X stands for U+FFFD. */
    @ParameterizedTest
    @CsvSource({
        "C0AF E080BF F081 82 41,          XXXXXXXXA",
        "EDA080 EDBFBF EDAF41,            XXXXXXXXA",
        "F4919293 FF 41 80BF 42,          XXXXXAXXB",
        "E180E2F09192F1BF 41,             XXXXA",
        "C3,                              X",
        "C3 C3A9,                         Xé",
        "E28441,                          XA",
        "E284,                            X",
        "F09F98,                          X",
        "F09F9841,                        XA",
        "F0808080,                        XXXX",
        "F5808080,                        XXXX",
        "F48FBFBF,                        \uDBFF\uDFFF",
        "EFBFBD 80,                       XX",
        "61C0AF62,                        aXXb",
    })
    void replacesEachMaximalSubpart(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        String expected = text.replace('X', '\uFFFD');
        long real = hex.startsWith("EFBFBD") ? 1 : 0;

        Decoding decoding = Utf8.decode(bytes, 0, bytes.length);

        assertThat(decoding.text()).isEqualTo(expected);
        assertThat(decoding.malformed())
                .isEqualTo((int) (expected.chars().filter(c -> c == 0xFFFD).count() - real));
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(decoding.malformed() == 0);
    }

    @Test
    void aReplacementCharacterInTheTextIsNoFault() {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

        assertThat(Utf8.decode(bytes, 0, 3)).isEqualTo(Decoding.flawless("\uFFFD"));
    }

    @Test
    void firstFaultIsAnIndexIntoTheArray() {
        byte[] bytes = {0, 0, 'a', (byte) 0xC3, 'b', (byte) 0xFF, 0};

        assertThat(Utf8.decode(bytes, 2, 6)).isEqualTo(new Decoding("a\uFFFDb\uFFFD", 2, 3, false));
    }

    @Test
    void oneMarkIsSkipped() {
        byte[] bytes = HexFormat.of().parseHex("EFBBBFEFBBBF41");

        assertThat(Utf8.decode(bytes, 0, bytes.length).text()).isEqualTo("\uFEFFA");
    }

    @ParameterizedTest
    @CsvSource({
        "11, 1, true",
        "10, 1, false",
        "40, 3, true",
        "0,  1, false",
    })
    void damagedTextHasTenGoodCharactersForEachFault(int good, int bad, boolean isDamaged) {
        byte[] bytes = HexFormat.of().parseHex("C3A9".repeat(good) + "E941".repeat(bad));

        assertThat(Utf8.isDamaged(bytes, 0, bytes.length)).isEqualTo(isDamaged);
    }
}
