package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {
    private static Reading<Optional<TagList>> read(String value) {
        return Reading.of(HeaderForms.tagList(), value);
    }

    @Test
    void keepsOrderAndDropsFoldsWhereTheyMeanNothing() {
        Reading<Optional<TagList>> reading =
                read(" v=1; d=a.example; h=from : to:\r\n\tsubject; bh=AB\r\n CD=; b = A B\r\n\tC ;n=a note\r\n here;");
        assertThat(reading.value().orElseThrow().tags())
                .containsExactly(
                        Map.entry("v", "1"),
                        Map.entry("d", "a.example"),
                        Map.entry("h", "from:to:subject"),
                        Map.entry("bh", "ABCD="),
                        Map.entry("b", "ABC"),
                        Map.entry("n", "a note here"));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.value().orElseThrow().get("d")).contains("a.example");
        assertThat(reading.value().orElseThrow().get("D")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=1; v=1", "v=1; novalue", "v=1;; d=x", "=x", "1a=x", "a b=x"})
    void brokenListIsNone(String value) {
        Reading<Optional<TagList>> reading = read(value);
        assertThat(reading.value()).isEmpty();
        assertThat(reading.codes()).containsExactly("dkim-malformed");
    }

    @ParameterizedTest
    @CsvSource({"d=a)b.example", "s=a b", "s=a\0b", "d=a/b", "i=x@a.example(b", "i=@a b"})
    void reportsDomainsThatAreNone(String value) {
        assertThat(read("v=1; " + value).codes()).containsExactly("signature-domain-metachar");
    }

    @Test
    void internationalDomainAndUnderscoreAreDomains() {
        assertThat(read("d=bücher.example; s=a_b.c").codes()).isEmpty();
        assertThat(read("i=a b/c@x.example").codes()).isEmpty();
        assertThat(read("i=1; s=a").codes()).isEmpty();
    }

    @Test
    void whatIsWrongStandsInItsTag() {
        assertThat(read("v=1; novalue; a=b").places()).containsExactly("dkim-malformed@5+7");
        assertThat(read("v=1; ;a=b").places()).containsExactly("dkim-malformed@4+2");
        assertThat(read("v=1; d=a)b ;").places()).containsExactly("signature-domain-metachar@5+5");
        assertThat(read(" ").places()).containsExactly("empty-field@0+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=x", "z=x", "A=x", "Z=x", "a0_9=x", "v=1; "})
    void aNameBeginsWithALetter(String value) {
        assertThat(read(value).value()).isPresent();
        assertThat(read(value).codes()).isEmpty();
    }

    @Test
    void formatsWhatReadsBack() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("v", "1");
        tags.put("b", "");
        TagList list = new TagList(tags);
        assertThat(list.format()).isEqualTo("v=1; b=");
        assertThat(read(list.format()).value()).contains(list);
    }

    @Test
    void refusesWhatWouldNotReadBack() {
        for (String value : List.of("x;y", ";", "x\ny", " x", "x\0")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TagList(Map.of("a", value)));
        }
        for (String name : List.of("", "a b", "1", "é", "a\n", "`", "a{", "_", "a@")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TagList(Map.of(name, "x")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new TagList(Map.of("b", "x y")));
    }
}
