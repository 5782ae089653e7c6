package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.FlowedText.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowedTextTest {
    private static final ContentType FLOWED = ContentType.parse("text/plain; format=flowed");
    private static final ContentType DELSP = ContentType.parse("text/plain; format=Flowed; delsp=YES");

    /** Line ends are written as /, spaces as _. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_/b                 | a_b/",
                "a_/b/c               | a_b/c/",
                "a/b                  | a/b/",
                "a_/__b               | a__b/",
                "_a                   | a/",
                "_>a                  | >a/",
                "_From_here           | From_here/",
                ">a_/>b               | >_a_b/",
                ">_a_/>_b             | >_a_b/",
                ">__a                 | >__a/",
                ">>a_/>b              | >>_a_/>_b/",
                "a_/>b                | a_/>_b/",
                "> >a                 | >_>a/",
                "a_/--_/Ann           | a_/--_/Ann/",
                ">--_/>Ann            | >_--_/>_Ann/",
                "a_                   | a_/",
                "a_//b                | a_/b/",
                "_/b                  | /b/",
                ">/>a                 | >/>_a/",
                "//a//                | //a//",
            })
    void joinsWhatWasBroken(String broken, String joined) {
        String text = broken.strip().replace('_', ' ').replace('/', '\n');
        String expected = joined.strip().replace('_', ' ').replace('/', '\n');
        assertThat(FlowedText.unflowed(text, FLOWED)).isEqualTo(expected);
        assertThat(FlowedText.unflowed(text.replace("\n", "\r\n"), FLOWED)).isEqualTo(expected);
    }

    @Test
    void delSpTakesTheSpaceAway() {
        assertThat(FlowedText.unflowed("你好 \r\n世界 \r\n。\r\n-- \r\nAnn\r\n", DELSP))
                .isEqualTo("你好世界。\n-- \nAnn\n");
        assertThat(FlowedText.unflowed("two  \nwords\n", DELSP)).isEqualTo("two words\n");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "text/plain; format=fixed", "text/html; format=flowed"})
    void otherTextStaysAsItIs(String type) {
        assertThat(FlowedText.unflowed("a \r\nb", ContentType.parse(type))).isEqualTo("a \r\nb");
    }

    @Test
    void textThatLooksQuotedIsToldFromAQuotation() {
        assertThat(FlowedText.paragraphs(" >a\n>a\n", false))
                .containsExactly(new Paragraph(0, ">a"), new Paragraph(1, "a"));
    }

    @Test
    void manyLinesAreOneParagraph() {
        assertThat(FlowedText.paragraphs(">word \n".repeat(200_000), false))
                .containsExactly(new Paragraph(1, "word ".repeat(200_000)));
    }

    @Property
    void whatTheBuilderBreaksIsJoinedAgain(@ForAll("texts") String text) {
        Message message =
                Message.builder().from("ann@a.example").flowedText(text).build();
        assertThat(FlowedText.unflowed(message.text().orElse(""), message.contentType()))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.of("a", "word", "From", "-", "你好", "x".repeat(70), "x".repeat(90), " ");
        Arbitrary<String> line = word.list()
                .ofMaxSize(40)
                .map(words -> words.stream().collect(Collectors.joining(" ")).stripTrailing());
        return line.list().ofMinSize(1).ofMaxSize(5).map(FlowedTextTest::lines);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
