package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ab!cd!ef          | abcdef         | `  ^^`",
                "one~two !x!~three | two x          | `    ^`",
                "ab!~cd!           | ab\\r\\n       | `  ^^^^`",
                "a!b~c!~d          | ab             | ` ^`",
                "ab!!              | ab             | `  ^`",
                "ab~!!             | (the end)      | `^`",
                "!!~ab             | ``             | `^`",
                "Grü!ß!e           | Grüße          | `   ^`",
                "会!議!の件        | 会議の件       | `  ^^`",
                "a!\u001b!b        | a\\x1bb        | ` ^^^^`",
                "a\u202e!b!        | a\\u{202e}b    | `         ^`"
            })
    void marksWhatStandsBetween(String text, String shown, String marks) throws IOException {
        assertThat(excerpt(text, 80)).isEqualTo(new Excerpt(shown, marks));
    }

    @Test
    void aLongLineIsCutOnBothSides() throws IOException {
        Excerpt excerpt = excerpt("x".repeat(500) + "!yy!" + "z".repeat(500), 60);
        assertThat(excerpt.text()).isEqualTo("x".repeat(24) + "yy" + "z".repeat(33) + "…");
        assertThat(excerpt.marks()).isEqualTo(" ".repeat(24) + "^^");
    }

    @Test
    void theMarkStaysInSightOnANarrowTerminal() throws IOException {
        Excerpt excerpt = excerpt("\u001b".repeat(24) + "!yy!zzz", 20);
        assertThat(excerpt.text()).contains("yy");
        assertThat(excerpt.marks().length()).isLessThanOrEqualTo(20);
    }

    @Test
    void bytesThatAreNoTextAreEscaped() {
        byte[] source = {'a', (byte) 0xFC, 'b', 'c'};
        Defect defect = new Defect(Defect.Code.RAW_8BIT_IN_HEADER, "1", 1, 1, "", 1);
        Finding finding = new Finding(
                defect, new Positions.Position(1, 2), new Positions.Position(1, 3), origin(Slice.of(source)));
        assertThat(Excerpt.of(finding, 80)).isEqualTo(new Excerpt("a\\xfcbc", " ^^^^"));
    }

    /** Of the text without its exclamation marks, between which the finding is; {@code ~} is CRLF. */
    private static Excerpt excerpt(String marked, int mostColumns) throws IOException {
        String[] pieces = marked.replace("~", "\r\n").split("!", -1);
        Slice source = Slice.of(pieces[0] + pieces[1] + pieces[2]);
        long from = pieces[0].getBytes(StandardCharsets.UTF_8).length;
        long to = from + pieces[1].getBytes(StandardCharsets.UTF_8).length;
        Map<Long, Positions.Position> places = Positions.of(source, new long[] {from, to});
        Defect defect = new Defect(Defect.Code.BARE_LF, "1", from, to - from, "", 1);
        return Excerpt.of(new Finding(defect, places.get(from), places.get(to), origin(source)), mostColumns);
    }

    private static Finding.Origin origin(Slice source) {
        return new Finding.Origin("", source, source);
    }
}
