package dev.paperknife.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &amp; b | a & b | a & b",
                "&lt;&gt;&quot; | <>\" | <>\"",
                "&#65;&#x42;&#X43;&#68 | ABCD | ABCD",
                "java&Tab;script&colon;x | java\tscript:x | java\tscript:x",
                "&amp &copy2 | & \u00A92 | & &copy2",
                "?a=1&lt=2&reg=3 | ?a=1<=2\u00AE=3 | ?a=1&lt=2&reg=3",
                "&notit; &nosuch; & &; &# &#; &#x; | \u00ACit; &nosuch; & &; &# &#; &#x; | &notit; &nosuch; & &; &# &#; &#x;",
                "&#128;&#x9f;&#129; | \u20AC\u0178\u0081 | \u20AC\u0178\u0081",
                "&#0;&#xD800;&#x110000;&#99999999999; | \uFFFD\uFFFD\uFFFD\uFFFD | \uFFFD\uFFFD\uFFFD\uFFFD",
                "&amp;amp; | &amp; | &amp;",
            })
    void areResolved(String written, String text, String attribute) {
        assertThat(CharacterReferences.resolve(written, false)).isEqualTo(text);
        assertThat(CharacterReferences.resolve(written, true)).isEqualTo(attribute);
    }

    @Property
    void jsoupResolvesThemSo(@ForAll("written") String written, @ForAll boolean isAttribute) {
        assertThat(CharacterReferences.resolve(written, isAttribute))
                .isEqualTo(Parser.unescapeEntities(written, isAttribute));
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.of(
                        "&",
                        "&amp",
                        "&lt",
                        "&not",
                        "in",
                        ";",
                        "=",
                        " ",
                        "a",
                        "1",
                        "&#",
                        "&#x",
                        "4",
                        "&colon;",
                        "&hearts",
                        "&euro;",
                        "\u4F60",
                        "&NotEqualTilde;")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }
}
