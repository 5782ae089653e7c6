package dev.paperknife.mime.codec;

import static dev.paperknife.mime.codec.TransferEncoding.UUENCODE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuDecoderTest {
    private static final String LINE = "-2&5L;&\\L('=O<FQD(0``";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 644 a.txt\r\n-2&5L;&\\L('=O<FQD(0``\r\n`\r\nend\r\n",
                "begin 644 a.txt\n-2&5L;&\\L('=O<FQD(0  \n \nend\n",
                "begin 644 a.txt\n-2&5L;&\\L('=O<FQD(0\n\nend",
                "begin 0600 a b.txt\n-2&5L;&\\L('=O<FQD(0``\nend  \n\n",
                "\r\n\r\nbegin 644 a.txt\r\n#2&5L\r\n*;&\\L('=O<FQD(0\r\nend\r\n"
            })
    void readsAFile(String raw) {
        Decoded decoded = Decoded.whole(UUENCODE, raw);
        assertThat(decoded.text()).isEqualTo("Hello, world!");
        assertThat(decoded.ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "begin a.txt\\n#2&5L\\nend           | Hel    | 0+11 a bad begin line",
                "begin 99 a.txt\\n#2&5L\\nend        | Hel    | 0+14 a bad begin line",
                "begin 644\\n#2&5L\\nend             | Hel    | 0+9 a bad begin line",
                "hello\\nbegin 644 a\\n#2&5L\\nend    | Hel    | 0+5 text before the file",
                "#2&5L\\nend                         | Hel    | 0+5 no begin line",
                "begin 644 a\\n#2&5L\\n              | Hel    | 18+0 no end line",
                "begin 644 a\\n&2&5L\\nend           | Hel    | 12+5 a line of another length than it says",
                "begin 644 a\\n#2&5L2&5L\\nend       | Hel    | 12+9 a line of another length than it says",
                "begin 644 a\\n#2&5L\\nxyz\\nend      | Hel    | 18+3 a line that is no data",
                "begin 644 a\\n#2&5\\x8c\\nend        | He     | 12+5 a character that is no data",
                "begin 644 a\\n#2&5L\\nend\\nbye       | Hel    | 22+3 text after the file"
            })
    void damageIsReportedAndWhatDecodesCounts(String raw, String text, String finding) {
        Decoded decoded = Decoded.whole(UUENCODE, Decoded.unescape(raw));
        assertThat(decoded.text()).startsWith(text);
        assertThat(decoded.finding("uu-damaged")).isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "begin 000 a, ''",
        "begin 777 a, ''",
        "begin 0000777 a, ''",
        "begin 77 a, uu-damaged",
        "begin 00000777 a, uu-damaged",
        "begin 888 a, uu-damaged",
        "begin 6/4 a, uu-damaged",
        "begin 644x a, uu-damaged",
        "'begin 644 ', uu-damaged"
    })
    void aModeHasThreeToSevenOctalDigitsAndANameFollows(String begin, String ids) {
        Decoded decoded = Decoded.whole(UUENCODE, begin + "\n#2&5L\nend\n");
        assertThat(decoded.text()).isEqualTo("Hel");
        assertThat(decoded.ids()).isEqualTo(ids);
    }

    /** Of the longest line that there is; one character more, and it is text. */
    @Test
    void aFileWithoutBeginBeginsWithALineThatIsPlainlyData() {
        Decoded data = Decoded.whole(UUENCODE, "M" + "!".repeat(60) + "\nend\n");
        assertThat(data.text()).isEqualTo("\u0004\u0010A".repeat(15));
        assertThat(data.finding("uu-damaged")).isEqualTo("0+61 no begin line");
        for (String text :
                new String[] {"N" + "!".repeat(64), "M" + "!".repeat(59), "#2&5l", "#2&5\u001F", "abc", "`"}) {
            Decoded decoded = Decoded.whole(UUENCODE, text + "\nbegin 644 a\n#2&5L\nend\n");
            assertThat(decoded.text()).isEqualTo("Hel");
            assertThat(decoded.finding("uu-damaged")).isEqualTo("0+" + text.length() + " text before the file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n"})
    void nothingIsNoFile(String raw) {
        Decoded decoded = Decoded.whole(UUENCODE, raw);
        assertThat(decoded.text()).isEmpty();
        assertThat(decoded.ids()).isEmpty();
    }

    @Test
    void manyLinesMakeOneFile() {
        StringBuilder raw = new StringBuilder("begin 644 a\r\n");
        for (int i = 0; i < 20_000; i++) {
            raw.append(LINE).append("\r\n");
        }
        raw.append("`\r\nend\r\n");
        Decoded decoded = Decoded.whole(UUENCODE, raw.toString());
        assertThat(decoded.text()).isEqualTo("Hello, world!".repeat(20_000));
        assertThat(decoded.ids()).isEmpty();
        assertThat(Decoded.streamed(UUENCODE, Decoded.slice(raw.toString()), 777))
                .isEqualTo(decoded);
    }
}
