package dev.paperknife.mime.codec;

import static dev.paperknife.mime.codec.TransferEncoding.BASE64;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64DecoderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\r\\n",
                "Zm9v",
                "Zm9v\\r\\n",
                "Zm9vYg==",
                "Zm9vYmE=\\r\\n\\r\\n",
                "Zm9v\\nYmFy\\nYg==\\n",
                "Zm9v\\r\\nYmFy\\nYg==\\r\\n",
                "Zm 9v\\t\\r\\n YmFy \\r\\n",
                "Zm9v\\rYmFy",
                "Zm9vYg= =",
                "Zm9vYmFy\\r\\n\\r\\nYg=="
            })
    void blanksAndLineBreaksAreNothingToSpeakOf(String raw) {
        Decoded decoded = Decoded.whole(BASE64, Decoded.unescape(raw));
        assertThat(decoded.ids()).isEmpty();
        assertThat("foobarb foobb fooba").contains(decoded.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Zm9vYg==\\r\\nYmF6 | foobbaz | base64-data-after-padding",
                "Zg==bw==bw==       | foo     | base64-data-after-padding",
                "Zm8=\\nYmF6        | fobaz   | base64-data-after-padding",
                "Zm=9v              | foo     | base64-stray-padding",
                "=Zm9v              | foo     | base64-stray-padding",
                "Zm9v=YmFy          | foobar  | base64-stray-padding",
                "Zm9v== ==YmFy      | foobar  | base64-stray-padding",
                "Z=m9v              | foo     | base64-stray-padding",
                "Zm9=v              | fo      | base64-data-after-padding base64-trailing-bits base64-truncated",
                "Zm8====            | fo      | base64-padding-length",
                "Zm8=\\r\\n====     | fo      | base64-padding-length",
                "Zm9v=              | foo     | base64-padding-length",
                "====               | ''      | base64-padding-length",
                "Zm8                | fo      | base64-padding-length",
                "Zg=                | f       | base64-padding-length",
                "Zg                 | f       | base64-padding-length",
                "Zh==               | f       | base64-trailing-bits",
                "Zm+=               | fo      | base64-trailing-bits",
                "Zm9vY              | foo     | base64-truncated",
                "Zm9vY===           | foo     | base64-truncated",
                "Z                  | ''      | base64-truncated",
                "Zm\\x0b9v          | foo     | base64-junk",
                "Zm\\09v            | foo     | base64-junk",
                "Zm9v\\xe9YmFy      | foobar  | base64-junk",
                "Zm9v*YmFy*         | foobar  | base64-junk",
                "Zm9v-_             | foo     | base64-url-alphabet",
                "Zm9v\\n--\\n       | foo     | base64-url-alphabet"
            })
    void oddThingsAreSkippedAndReported(String raw, String text, String ids) {
        Decoded decoded = Decoded.whole(BASE64, Decoded.unescape(raw));
        assertThat(decoded.ids()).isEqualTo(ids);
        assertThat(decoded.text()).isEqualTo(text.equals("''") ? "" : text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zm9vYg==\\nYmF6   | base64-data-after-padding | 9+1 after 4 decoded bytes",
                "Zg==bw==bw==      | base64-data-after-padding | 4+1 after 1 decoded bytes (2 in all)",
                "Zm9v!!YmFy#       | base64-junk               | 4+2 !! (3 in all)",
                "****************** | base64-junk              | 0+18 **************** (18 in all)",
                "Zm9v=YmFy         | base64-stray-padding      | 4+1 = within data",
                "Zm9v== ==YmFy     | base64-stray-padding      | 4+5 = within data",
                "Zm9v-_YmFy-       | base64-url-alphabet       | 4+2 -_ (3 in all)",
                "Zm8====           | base64-padding-length     | 3+4 4 of padding",
                "Zm8\\n            | base64-padding-length     | 3+0 no padding",
                "Zm9vY\\n          | base64-truncated          | 4+1 one character",
                "Zh==              | base64-trailing-bits      | 1+1 bits that no byte takes"
            })
    void oneReportAKindSaysWhereAndHowMany(String raw, String id, String finding) {
        assertThat(Decoded.whole(BASE64, Decoded.unescape(raw)).finding(id)).isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zm9vY\\nmFyYm\\nF6  | 0+5 a line of 5 characters",
                "Zm9v\\nYmFyYmF6     | 5+8 a line of 8 characters",
                "Zm9vYmFy\\nYmF6\\nZm9vYmFy | 9+4 a line of 4 characters"
            })
    void linesOfUnevenLengthAreReported(String raw, String finding) {
        Decoded decoded = Decoded.whole(BASE64, Decoded.unescape(raw));
        assertThat(decoded.ids()).isEqualTo("encoded-line-length");
        assertThat(decoded.finding("encoded-line-length")).isEqualTo(finding);
    }

    /** Lines like the first go in blocks; what stands before a block is not forgotten. */
    @ParameterizedTest
    @CsvSource({"60, 7800+60", "75, 7800+75", "80, 7800+80"})
    void anUnevenLineAmongThousandsIsReported(int chars, String finding) {
        String lines = ("QUJD".repeat(19) + "\r\n").repeat(100);
        String raw = lines + "QUJD".repeat(20).substring(0, chars) + "\r\n" + lines + lines + lines;
        Decoded decoded = Decoded.whole(BASE64, raw);
        assertThat(decoded.finding("encoded-line-length")).isEqualTo(finding + " a line of " + chars + " characters");
    }

    @Test
    void linesOfMoreThan76CharactersAreReported() {
        String line = "QUJD".repeat(19);
        assertThat(Decoded.whole(BASE64, line + "\r\n" + line).ids()).isEmpty();
        assertThat(Decoded.whole(BASE64, line + "QUJD\r\n" + line + "QUJD").finding("encoded-line-length"))
                .isEqualTo("0+80 a line of 80 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUJDX\nREVGX\nR0hJX\n", "QUJDX\nREVG\nR0hJ\n", "QUI\nREU\nR0g\nQQ\n", "QUJDX\r\nREU=\r\n"})
    void linesThatAreCompleteEachByItselfAreMisaligned(String raw) {
        assertThat(Decoded.whole(BASE64, raw).ids()).contains("base64-line-misaligned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUJDR\nUZHSE\nlK\n",
                "QUJDX\nREVGX\nR0hJX\nSktMX",
                "QUJDX",
                "QUJD\nQUJDX\n",
                "QUJDX\nZm+=\n",
                "QUJDRUY\nZHSElXS\nlKSwAAA\nA"
            })
    void linesOfAnyLengthAreFineWhereTheWholeIsCompleteOrNoLineIs(String raw) {
        assertThat(Decoded.whole(BASE64, raw).ids()).doesNotContain("base64-line-misaligned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "begin-base64 644 a\\nQUJD\\n====\\n          | 0+13 armour",
                "\\nbegin-base64 644 a\\nQUJD\\n             | 1+13 armour",
                "-----BEGIN X-----\\nQUJD\\n-----END X-----\\n | 0+11 armour (2 in all)"
            })
    void armourIsReportedAndItsLettersCount(String raw, String finding) {
        Decoded decoded = Decoded.whole(BASE64, Decoded.unescape(raw));
        assertThat(decoded.finding("base64-armor-line")).isEqualTo(finding);
        assertThat(decoded.ids()).doesNotContain("base64-url-alphabet").doesNotContain("base64-junk");
        assertThat(decoded.text()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUJD\\n-----BEG-IN\\nQUJD | 5+5 ----- (6 in all)",
                "QUJD\\n------            | 5+6 ------ (6 in all)",
                "QUJD\\nbegin-b-           | 10+1 - (2 in all)",
                "QUJD\\n-- \\n_            | 5+2 -- (3 in all)",
                "QUJDbegin-base64          | 9+1 -"
            })
    void whatOnlyBeginsLikeArmourIsNone(String raw, String finding) {
        Decoded decoded = Decoded.whole(BASE64, Decoded.unescape(raw));
        assertThat(decoded.finding("base64-url-alphabet")).isEqualTo(finding);
        assertThat(decoded.ids()).doesNotContain("base64-armor-line");
    }

    @Test
    void lettersThatArmourWouldBeginWithAreData() {
        Decoded decoded = Decoded.whole(BASE64, "beginAAA\n");
        assertThat(decoded.ids()).isEmpty();
        assertThat(decoded.text()).hasSize(6);
    }

    @Test
    void aFooterOfTextIsDataBehindPadding() {
        Decoded decoded =
                Decoded.whole(BASE64, "Zm9vYg==\r\n____________\r\nlist mailing list\r\nlist@lists.example\r\n");
        assertThat(decoded.text()).startsWith("foob");
        assertThat(decoded.ids())
                .contains("base64-data-after-padding")
                .contains("base64-junk")
                .contains("base64-url-alphabet");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 56, 57, 58, 6000, 100_000, 1_000_003})
    void cleanBodiesOfAnySizeComeBackWithoutAWord(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        String text = new String(data, StandardCharsets.ISO_8859_1);
        for (int columns : new int[] {4, 60, 64, 72, 76}) {
            for (String lineBreak : new String[] {"\r\n", "\n"}) {
                byte[] raw =
                        Base64.getMimeEncoder(columns, Decoded.bytes(lineBreak)).encode(data);
                Decoded decoded = Decoded.whole(BASE64, Slice.of(raw));
                assertThat(decoded.text()).isEqualTo(text);
                assertThat(decoded.ids()).isEmpty();
            }
        }
    }

    @Test
    void oneThingInAMillionIsFound() {
        byte[] data = new byte[1_000_000];
        new Random(3).nextBytes(data);
        byte[] raw = Base64.getMimeEncoder().encode(data);
        raw[77 * 78 + 5] = '!';
        Decoded decoded = Decoded.whole(BASE64, Slice.of(raw));
        assertThat(decoded.finding("base64-junk")).isEqualTo(77 * 78 + 5 + "+1 !");
        assertThat(decoded.text()).hasSize(1_000_000 - 1);
    }
}
