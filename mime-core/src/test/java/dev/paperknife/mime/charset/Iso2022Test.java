package dev.paperknife.mime.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the cases {@code ^} is ESC, {@code >} shift-out, {@code <} shift-in, X is U+FFFD. */
class Iso2022Test {
    private static Decoding read(String charset, String bytes) {
        byte[] raw = bytes.replace('^', '\u001B')
                .replace('>', '\u000E')
                .replace('<', '\u000F')
                .replace("\\n", "\n")
                .getBytes(ISO_8859_1);
        return Decoding.of(Charsets.forLabel(charset).orElseThrow(), raw, 0, raw.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "iso-2022-jp   | ^$B$3$s^(Ba         | こんa    | 0 | false",
                "iso-2022-jp   | ^$@$3^(Ja\\~       | こa¥‾    | 0 | false",
                "iso-2022-jp   | ^$B$3^(B\\n^$B$s^(B | こ\\nん  | 0 | false",
                "iso-2022-jp   | ^$B-!^(B            | ①       | 0 | false",
                "iso-2022-jp   | ^$B$3$s             | こん     | 0 | true",
                "iso-2022-jp   | ^$B$3\\na           | こ\\na   | 0 | true",
                "iso-2022-jp   | ^(I1^(B             | ｱ       | 0 | true",
                "iso-2022-jp   | ^(I1                | ｱ       | 0 | true",
                "cp50221       | ^(I1^(B             | ｱ       | 0 | false",
                "iso-2022-jp   | >1<                 | ｱ       | 0 | true",
                "iso-2022-jp   | ^$(D0!^(B           | 丂      | 0 | true",
                "iso-2022-jp-1 | ^$(D0!^(B           | 丂      | 0 | false",
                "iso-2022-jp-2 | ^$(C0!^$AVP^(B      | 가中    | 0 | false",
                "iso-2022-jp-2 | ^.A^Ni^.F^Na        | éα      | 0 | false",
                "iso-2022-jp-3 | ^$(O$3^(B           | こ      | 0 | false",
                "iso-2022-jp   | ^$B$^(B             | X       | 1 | false",
                "iso-2022-jp   | ^$B$ 3^(B           | X X     | 2 | false",
                "iso-2022-jp   | ^$B((+^(B           | ┬X      | 1 | false",
                "iso-2022-jp   | ^Za                 | XZa     | 1 | true",
                "iso-2022-jp   | a^                  | aX      | 1 | true",
                "iso-2022-jp   | é                   | X       | 1 | false",
                "iso-2022-jp   | ^$Bé^(B             | X       | 1 | false",
                "iso-2022-jp   | ^Na                 | Xa      | 1 | true",
                "iso-2022-kr   | ^$)C\\n>0!<a        | \\n가a   | 0 | false",
                "iso-2022-kr   | >0!<a               | 가a     | 0 | false",
                "iso-2022-kr   | ^$)C>0!\\na         | 가\\na   | 0 | true",
                "iso-2022-cn   | ^$)A>VP<a           | 中a     | 0 | false",
                "iso-2022-cn   | ^$)G>D!<a           | 一a     | 0 | false",
                "iso-2022-cn   | ^$)A^$*H>VP^N!!<    | 中乂    | 0 | false",
                "iso-2022-cn-ext | ^$+I^O!!          | 丨      | 0 | false",
                "iso-2022-cn   | ^$+I^O!!            | 丨      | 0 | true",
            })
    void readsTheFamily(String charset, String bytes, String text, int malformed, boolean isUnfinished) {
        Decoding decoding = read(charset, bytes);

        assertThat(decoding.text()).isEqualTo(text.replace('X', '\uFFFD').replace("\\n", "\n"));
        assertThat(decoding.malformed()).isEqualTo(malformed);
        assertThat(decoding.isUnfinished()).isEqualTo(isUnfinished);
    }

    @Test
    void thousandsOfShiftsAreRead() {
        assertThat(read("iso-2022-jp", "^$B$3^(Ba".repeat(20_000)).text()).isEqualTo("こa".repeat(20_000));
        assertThat(read("iso-2022-jp", "^".repeat(100_000)).malformed()).isEqualTo(100_000);
    }
}
