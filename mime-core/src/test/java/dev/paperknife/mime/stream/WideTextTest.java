package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideTextTest {

    @ParameterizedTest
    @CsvSource({
        "FEFF, UTF-16BE",
        "FEFF003A, UTF-16BE",
        "FFFE, UTF-16LE",
        "FFFE0041, UTF-16LE",
        "FFFE00, UTF-16LE",
        "0000FEFF, UTF-32BE",
        "FFFE0000, UTF-32LE",
        "00410042, UTF-16BE",
        "41004200, UTF-16LE",
        "0000004100000042, UTF-32BE",
        "4100000042000000, UTF-32LE",
        "4100420000000000, UTF-16LE"
    })
    void isToldByItsMarkOrByTwoLetters(String hex, String encoding) {
        assertThat(encoding(hex, "")).isEqualTo(encoding);
        assertThat(encoding(hex, "41")).isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "41424344",
                "0041",
                "4100",
                "004100",
                "410042",
                "00410000",
                "41000000",
                "00000041",
                "003A0041",
                "41003A00",
                "0041003A",
                "01410042",
                "00410142",
                "41014200",
                "41004201",
                "FE",
                "FF",
                "0000FE",
                "0001FEFF",
                "EFBBBF41",
                "00000041000042",
                "0000004100000142",
                "0000014100000042",
                "41000000420000",
                "4100000042010000"
            })
    void anythingElseIsNone(String hex) {
        for (String beyond : new String[] {"", "FF", "FE", "42", "0042", "4200", "0000004200", "4200000000"}) {
            assertThat(encoding(hex, beyond)).isEmpty();
        }
    }

    /** Of bytes with others before and behind them. */
    private static String encoding(String hex, String beyond) {
        return WideText.encoding(HexFormat.of().parseHex("FF" + hex + beyond), 1, 1 + hex.length() / 2);
    }
}
