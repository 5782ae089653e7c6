package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "one <b>two</b>  three          | one two three",
                "<p>a</p><p>b</p>               | a//b",
                "<div>a</div><div>b</div>       | a/b",
                "a<br>b<br><br>c                | a/b//c",
                "<ul><li>a<li>b</ul>            | - a/- b",
                "<tr><td>a<td>b                 | ab",
                "<table><tr><td>a<td>b</table>  | a b",
                "a&nbsp;&amp;&lt;b              | a &<b",
                "<img alt='logo'>x              | logox",
                "a<script>b()</script>c         | ac",
                "<style>p{}</style>a            | a",
                "<title>t</title>a              | a",
                "<!-- no -->a                   | a",
                "a<p>b                          | a//b",
                "<a href='x'>a                  | a",
                "你<i>好</i>                     | 你好"
            })
    void showsWhatIsRead(String html, String expected) {
        assertThat(HtmlText.of(html)).isEqualTo(expected.replace('/', '\n') + "\n");
    }

    @Test
    void preformattedTextStays() {
        assertThat(HtmlText.of("<pre>a\n   b\n\n\nc</pre>d")).isEqualTo("a\n   b\n\n\nc\n\nd\n");
    }

    @Test
    void nothingIsNothing() {
        assertThat(HtmlText.of("<p> </p>")).isEmpty();
    }

    @Test
    void depthIsNoDanger() {
        assertThat(HtmlText.of("<div>".repeat(100_000) + "x")).isEqualTo("x\n");
    }
}
