package dev.paperknife.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTokensTest {
    /** What a parser adds by itself. */
    private static final Set<String> IMPLIED = Set.of("html", "head", "body", "tbody", "tr", "colgroup", "p", "#root");

    /** Each token as it may be written: a tag, {@code 'text'}, {@code "data"}. */
    private static final class Notes implements HtmlTokens.Sink {
        private final StringBuilder notes = new StringBuilder();
        private final List<HtmlTag> tags = new ArrayList<>();

        @Override
        public void start(HtmlTag tag) {
            tags.add(tag);
            notes.append('<').append(tag.name());
            tag.attributes()
                    .forEach((name, value) ->
                            notes.append(' ').append(name).append('=').append(value));
            notes.append('>');
        }

        @Override
        public void end(String name) {
            notes.append("</").append(name).append('>');
        }

        @Override
        public void text(String html, int from, int to) {
            notes.append('\'').append(html, from, to).append('\'');
        }

        @Override
        public void data(String html, int from, int to) {
            notes.append('"').append(html, from, to).append('"');
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a<b>c</b>d | 'a'<b>'c'</b>'d'",
                "<A HREF=x Title = 'a>b' c=\"d'e\"f>x</A > | <a href=x title=a>b c=d'e f=>'x'</a>",
                "<a href=x/>y | <a href=x/>'y'",
                "<br/><br / a=1 /> | <br><br a=1>",
                "<a =b c= d e=>x | <a =b= c=d e=>'x'",
                "<a b=1 B=2 b> | <a b=1>",
                "<a b=\"&amp;&lt;\" c=&amp;> | <a b=&< c=&>",
                "1 < 2 <3 <> <é> a</ | '1 < 2 <3 <> <é> a</'",
                "a<!-- <b> --><!--><!--->b<!-- - -- --!>c | 'a''b''c'",
                "<!DOCTYPE html><?xml <b>?></><//b>c | '?>''c'",
                "<script>if (a</b) '</scripts>'</SCRIPT>c | <script>\"if (a</b) '</scripts>'\"</script>'c'",
                "<style>p<b></style ><b> | <style>\"p<b>\"</style><b>",
                "<title>a<b></title><textarea></b></textarea> | <title>'a<b>'</title><textarea>'</b>'</textarea>",
                "<plaintext>a</plaintext> | <plaintext>'a</plaintext>'",
                "<script>a | <script>\"a\"",
                "<![CDATA[a<b>c | 'c'",
            })
    void areReadAsTheyStand(String html, String tokens) {
        Notes notes = new Notes();
        assertThat(HtmlTokens.read(html, notes)).isFalse();
        assertThat(notes.notes).hasToString(tokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a<b",
                "a<b ",
                "a<b c",
                "a<b c=",
                "a<b c='d",
                "a<b c=\"d>",
                "a</b",
                "a</b c",
                "a<!--b",
                "a<!-- b --",
                "a<!",
                "a<?b",
                "a</ b",
            })
    void aPageMayEndBeforeAToken(String html) {
        assertThat(HtmlTokens.read(html, new Notes())).isTrue();
    }

    /** What a browser may run or load stands in a tag: every one that jsoup's tree has is among those read here, as often. */
    @Property
    void noTagOfAParserIsMissed(@ForAll("pages") String html) {
        Notes notes = new Notes();
        HtmlTokens.read(html, notes);
        Map<String, Integer> counts = new HashMap<>();
        for (HtmlTag tag : notes.tags) {
            counts.merge(tag.name() + tag.attributes(), 1, Integer::sum);
        }
        Set<String> reopened = Set.of("a", "b"); // a parser writes these again where their parent ends
        for (Element element : Jsoup.parse(html).getAllElements()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Attribute attribute : element.attributes()) {
                attributes.put(attribute.getKey(), attribute.getValue());
            }
            boolean isImplied = IMPLIED.contains(element.normalName()) && attributes.isEmpty();
            if (!isImplied) {
                String tag = element.normalName() + attributes;
                assertThat(counts).as(html).containsKey(tag);
                if (!reopened.contains(element.normalName())) {
                    assertThat(counts.merge(tag, -1, Integer::sum)).as(html).isNotNegative();
                }
            }
        }
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        "<a href=\"http://a.example/?b&amp;c\">",
                        "</a>",
                        "<b>",
                        "</b>",
                        "<p style='x'>",
                        "</p>",
                        "<table>",
                        "<td>",
                        "</table>",
                        "<script>",
                        "</script>",
                        "<style>",
                        "</style>",
                        "<!--",
                        "-->",
                        "<img src=a",
                        " b",
                        ">",
                        "<textarea>",
                        "</textarea>",
                        "<select>",
                        "<option value=1>",
                        "</select>",
                        "text",
                        "<",
                        "&lt;",
                        "'",
                        "\"",
                        "<iframe src=x>",
                        "</iframe>",
                        "<div onclick=\"a>b\">",
                        "</div>",
                        "<br/>",
                        "=",
                        "<form action=x>",
                        "</form>")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }

    @Test
    void aTagWithManyAttributesCostsNoMoreThanTheyAreLong() {
        String html = "<a" + " b=1".repeat(200_000) + "><c" + " d".repeat(200_000) + "<<!-".repeat(200_000);
        Notes notes = new Notes();
        assertThat(HtmlTokens.read(html, notes)).isTrue();
        assertThat(notes.tags).singleElement().isEqualTo(new HtmlTag("a", Map.of("b", "1")));
    }
}
