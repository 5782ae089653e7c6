package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlCommandTest {
    private static final byte[] PICTURES = TestData.bytes("messages/html-pictures.eml");

    @Test
    void printsTheHtmlAsItIs() {
        assertThat(Run.with(PICTURES, "html", "-").out())
                .startsWith("<html><head><meta charset=\"gb2312\"><script>steal()</script></head>")
                .contains("<p>生日快乐!</p>", "src=\"cid:logo%40shop.example\"")
                .endsWith("</html>\n");
    }

    @Test
    void aPageHoldsItsPicturesAndLoadsNothing() {
        Document page = Jsoup.parse(Run.with(PICTURES, "html", "--page", "-").out());
        assertThat(page.select("img").eachAttr("src"))
                .containsExactly(
                        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9aw"
                                + "AAAABJRU5ErkJggg==",
                        "https://tracker.example/1.gif");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.head().child(0).attr("charset")).isEqualTo("utf-8");
        assertThat(page.head().child(1).attr("http-equiv")).isEqualTo("Content-Security-Policy");
        assertThat(page.head().child(1).attr("content")).startsWith("default-src 'none'; img-src data:;");
        assertThat(page.text()).contains("生日快乐!");
    }

    @Test
    void whatCouldUndoThePolicyIsGone() {
        byte[] mail =
                ("Content-Type: text/html\n\n<base href='//evil.example'><meta http-equiv=refresh content='0;//evil.example'>"
                                + "<link rel=stylesheet href='//evil.example/a.css'><iframe src='//evil.example'></iframe>"
                                + "<object data=x></object><embed src=x><p background='cid:none'>text</p>")
                        .getBytes(StandardCharsets.US_ASCII);
        String page = Run.with(mail, "html", "--page", "-").out();
        assertThat(page).doesNotContain("evil.example").contains("text", "background=\"cid:none\"");
    }

    @Test
    void aTerminalSeesEscapes() {
        byte[] mail = "Content-Type: text/html\n\n<b>\u001B[2J</b>".getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "html", "-").out()).isEqualTo("<b>\u001B[2J</b>\n");
        assertThat(Run.on(new Terminal(80, true), mail, "html", "-").out()).isEqualTo("<b>\\x1b[2J</b>\n");
    }

    @Test
    void noHtmlIsANegativeAnswer() {
        Run run = Run.with(TestData.bytes("messages/flowed-quotes.eml"), "html", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("eml: -: no HTML in it; eml text prints its text\n");
    }
}
