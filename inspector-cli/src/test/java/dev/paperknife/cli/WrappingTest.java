package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one two three   | 8  | one two/three",
                "one two three   | 7  | one two/three",
                "one two three   | 6  | one/two/three",
                "short           | 20 | short",
                "abcdefghij      | 4  | abcd/efgh/ij",
                "a abcdefghij    | 4  | a/abcd/efgh/ij",
                "你好世界和平    | 4  | 你好/世界/和平",
                "你好世界。      | 8  | 你好世/界。",
                "aé́ b             | 20 | aé́ b"
            })
    void breaksWhereUnicodeAllowsIt(String text, int columns, String lines) {
        assertThat(Wrapping.wrap(text, columns)).containsExactly(lines.split("/", -1));
    }

    @Test
    void tabsBecomeBlanks() {
        assertThat(Wrapping.wrap("\ta\tb", 80)).isEqualTo(List.of("        a       b"));
    }

    @Test
    void aPipeHasNoEnd() {
        assertThat(Wrapping.wrap("a\tb ".repeat(1000), Terminal.ENDLESS)).isEqualTo(List.of("a\tb ".repeat(1000)));
    }

    @Property
    void linesFitAndNothingButBlanksGoes(@ForAll String text, @ForAll @IntRange(min = 2, max = 30) int columns) {
        String line = Printable.line(text);
        List<String> lines = Wrapping.wrap(line, columns);
        assertThat(lines).allMatch(piece -> Width.of(piece) <= columns);
        assertThat(withoutBlanks(String.join("", lines))).isEqualTo(withoutBlanks(line));
    }

    private static String withoutBlanks(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
