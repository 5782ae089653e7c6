package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ~ stands for an LF and ^ for a CR; what stands before and behind the brackets is out of reach. */
class LinesTest {

    @ParameterizedTest
    @CsvSource({"x[]~, 1", "x[~]x, 2", "x[^~]x, 3", "x[^]~, 1", "x[^x]~, 1", "x[x~]x, 1", "x[^^~]x, 1", "x[~~]x, 2"})
    void aLineEndIsALineFeedWithTheReturnBeforeIt(String text, int after) {
        int from = text.indexOf('[');
        int to = text.indexOf(']') - 1;
        assertThat(Lines.afterLineEnd(bytes(text), from, to)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "~[], 1",
        "x[~]x, 1",
        "x[^~]x, 1",
        "^[~]x, 1",
        "x[x~]x, 2",
        "x[x^~]x, 2",
        "x[xx^]~, 4",
        "x[xxx]~, 4",
        "x[~^]x, 3",
        "x[^^~]x, 2"
    })
    void aLineEndBeforeAPlaceIsFoundWithinTheRange(String text, int begin) {
        int from = text.indexOf('[');
        int to = text.indexOf(']') - 1;
        assertThat(Lines.beforeLineEnd(bytes(text), from, to)).isEqualTo(begin);
    }

    @ParameterizedTest
    @CsvSource({"x[]~, -1", "x[xx]~, -1", "x[x^]~, -1", "x[~], 2", "~[x~]x, 3", "x[x^~x~], 4"})
    void theNextLineBeginsBehindALineFeed(String text, int line) {
        int from = text.indexOf('[');
        int to = text.indexOf(']') - 1;
        assertThat(Lines.next(bytes(text), from, to)).isEqualTo(line);
    }

    private static byte[] bytes(String text) {
        String plain = text.replace("[", "").replace("]", "").replace('~', '\n').replace('^', '\r');
        return plain.getBytes(StandardCharsets.US_ASCII);
    }
}
