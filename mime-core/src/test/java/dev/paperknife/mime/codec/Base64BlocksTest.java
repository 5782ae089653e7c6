package dev.paperknife.mime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base64BlocksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | 2 | QUJD\\nREVG\\nR0hJ         | 10 | ABCDEF | G",
                "4 | 2 | QUJD\\r\\nREVG\\r\\nR0hJ   | 12 | ABCDEF | G",
                "4 | 2 | QUJD\\r\\nREVG\\nR0hJ      | 11 | ABCDEF | G",
                "8 | 1 | QUJDREVG\\r\\n             | 10 | ABCDEF | G",
                "8 | 2 | QUJDREVG\\nR0hJSktM\\n     | 18 | ABCDEFGHIJKL | M"
            })
    void linesOfOneLengthAreOneBlock(int chars, int lines, String raw, int end, String text, char last) {
        Base64Blocks block = Base64Blocks.ofLines(chars, lines);
        assertThat(block.fill(within(raw), 1)).isTrue();
        assertThat(block.end()).isEqualTo(1 + end);
        byte[] out = new byte[text.length() + 1];
        assertThat(block.decode(out, 1)).isEqualTo(text.length());
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("\0" + text);
        assertThat(block.last()).isEqualTo((byte) last);
    }

    /** The end is where a line goes on, or ends too early. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUJDR\\nREVG\\nR0hJ  | 4",
                "QUJD\\nREVGR\\nR0hJ  | 9",
                "QUJD\\rREVG\\nR0hJ   | 5",
                "QUJD\\nRE\\nVGR0hJ   | 9"
            })
    void linesOfAnotherLengthAreNone(String raw, int end) {
        Base64Blocks block = Base64Blocks.ofLines(4, 2);
        assertThat(block.fill(within(raw), 1)).isFalse();
        assertThat(block.end()).isEqualTo(1 + end);
    }

    @ParameterizedTest
    @CsvSource({"QUJD\\nRE=G", "QUJD\\nRE==", "QUJD\\nREU=", "QU D\\nREVG", "QUJD\\nRE-_", "Q\\nJD\\nREVG"})
    void aBlockOfAnythingButTheAlphabetDecodesToNothing(String raw) {
        Base64Blocks block = Base64Blocks.ofLines(4, 2);
        assertThat(block.fill(within(raw + "\\n"), 1)).isTrue();
        assertThat(block.decode(new byte[6], 0)).isZero();
    }

    @Test
    void aLineWithoutEndIsCutIntoBlocks() {
        byte[] raw = Decoded.bytes("-" + "QUJD".repeat(Base64Blocks.BYTES / 4) + "REVG");
        Base64Blocks block = Base64Blocks.ofLongLine();
        assertThat(block.fill(raw, 1)).isTrue();
        assertThat(block.end()).isEqualTo(1 + Base64Blocks.BYTES);
        byte[] out = new byte[Base64Blocks.BYTES / 4 * 3];
        assertThat(block.decode(out, 0)).isEqualTo(out.length);
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("ABC".repeat(Base64Blocks.BYTES / 4));
    }

    @ParameterizedTest
    @CsvSource({"4, 12288", "64, 8448", "76, 8346", "1024, 8208"})
    void aBlockSpansItsLinesAndTheirEnds(int chars, int bytes) {
        assertThat(Base64Blocks.span(chars)).isEqualTo(bytes);
        byte[] raw = Decoded.bytes(("A".repeat(chars) + "\r\n").repeat(bytes / (chars + 2)));
        Base64Blocks block = Base64Blocks.ofLines(chars);
        assertThat(block.fill(raw, 0)).isTrue();
        assertThat(block.end()).isEqualTo(bytes).isEqualTo(raw.length);
    }

    private static byte[] within(String raw) {
        return Decoded.bytes("-" + Decoded.unescape(raw) + "\n");
    }
}
