package dev.paperknife.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.testdata.DefectCase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionTest {
    private static final String HEAD =
            "From: ann@a.example\r\nDate: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";

    static Stream<DefectCase> cases() {
        return DefectCase.all().stream()
                .filter(one -> one.limits().isEmpty() && !one.id().equals("limit-readings"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void auditReportsTheDefect(DefectCase one) {
        assertThat(ids(one.message())).contains(one.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a href=\"https://www.shop.example/x\">shop.example</a> | ",
                "<a href=\"https://shop.example/x\">Our offers at www.shop.example</a> | ",
                "<a href=\"https://evil.example/x\">see www.shop.example now</a> | html-link-mismatch",
                "<a href=\"https://evil.example/x\">shop.example/login</a> | html-link-mismatch",
                "<a href=\"https://files.shop.example/x\">report.pdf</a> | ",
                "<a href=\"https://docs.example/x\">Node.js</a> | ",
                "<a href=\"https://evil.example/x\"><b>https://</b>bank.example</a> | html-link-mismatch",
                "<a href=\"https://x.example/\">12.10.2024</a> | ",
                "<a href=\"https://x.example/\">3.50</a> | ",
                "<a href=\"https://x.example/\">release-1.2.3</a> | ",
                "<a href=\"https://x.example/\">10.1000/182</a> | ",
                "<a href=\"https://x.example/\">192.0.2.1</a> | html-link-mismatch",
                "<a href=\"https://x.example/\">192.0.2.256</a> | ",
                "<a href=\"https://x.example/\">http://127.1/a</a> | html-link-mismatch",
                "<a href=\"https://xn--bcher-kva.example/\">b\u00fccher.example</a> | html-unusual-host",
                "<a href=\"https://b\u00fccher.example/\">xn--bcher-kva.example</a> | html-unusual-host",
                "<a href=\"https://B\u00dcCHER.example/\">b\u00fccher.example</a> | html-unusual-host",
                "<a href=\"https://b\u00fc,<>cher.example/\">b\u00fccher.example</a> | html-link-mismatch html-unusual-host",
                "<a href=\"https://bucher.example/\">b\u00fccher.example</a> | html-link-mismatch",
                "<a href=\"mailto:a@a.example\">a@b.example</a> | ",
                "<a href=\"mailto:a@a.example?subject=x&amp;body=y\">write</a> | ",
                "<a href=\"mailto:a@a.example?CC=b@b.example\">write</a> | html-mailto-parameters",
                "<a href=\"mailto:a@a.example?%61ttach=/etc/passwd\">write</a> | html-mailto-parameters",
                "<a href=\"mailto:a@a.example?subject=x&amp;b%63c=b@b.example\">write</a> | html-mailto-parameters",
                "<a href=\"mailto:a@a.example?body=a%26cc=b&amp;%=%6\">write</a> | ",
                "<a href=\"https://ann:pw@shop.example/\">x</a> | ",
                "<a href=\"https://bank.example:x@evil.example/\">x</a> | html-userinfo-link",
                "<a href=\"java&#10;script:x()\">x</a> | html-active-content",
                "<a href=\" javascript:x()\">x</a> | html-active-content",
                "<button formaction=\"javascript:x()\">x</button> | html-active-content",
                "<input type=submit formaction=javascript:x> | html-active-content",
                "<img src=\"javascript:x\"><p> | html-active-content",
                "<body background=\"java&#9;script:x\"> | html-active-content",
                "<p only>x</p><p one=two once=1 on=1>x</p><p onclick>x</p><p onclick=' '>x</p> | ",
                "<p on-click=x() on1=2>x</p> | ",
                "<p oncut=x()>x</p> | html-active-content",
                "<iframe src=\"data:text/html,x\"></iframe> | html-active-content html-data-link",
                "<img src=\"data:image/png;base64,AA==\"> | ",
                "<img src=\"//c.example/a.png\"> | html-remote-content",
                "<img src=\"cid:a\"> | ",
                "<img srcset=\"https://c.example/a.png 2x\"> | html-remote-content",
                "<link rel=stylesheet href=https://c.example/a.css> | html-remote-content",
                "<style>@import 'https://c.example/a.css';</style> | html-remote-content",
                "<p style=\"background: url( 'http://c.example/a.png' )\">x</p> | html-remote-content",
                "<base target=_blank><p>x</p> | ",
                "<base href=\"https://c.example/\"><p>x</p> | html-active-content",
                "<svg onload=x()></svg> | html-active-content",
                "<svg><style><img onerror=x()></style></svg> | html-active-content",
                "<svg><b><textarea><!--</textarea><script>x()</script> | html-active-content",
                "<svg><a href=\"https://evil.example/?a=1&amp;amp;\">www.shop.example</a></svg> | html-link-mismatch",
                "<svg><image href=\"https://c.example/a.png\"/></svg> | html-remote-content",
                "<MATH><mtext><style><i onclick=x()></style> | ",
                "<p>x</p><body onload=x()> | html-active-content",
                "<p>x<frame src=\"data:text/html,x\"> | html-active-content html-data-link",
                "<a href=\"https://evil.example/x\"><p>www.shop.example</p></a> | html-link-mismatch",
                "<a href=\"https://evil.example/x\">a<a href=\"https://shop.example/\">www.shop.example</a> | ",
                "<style><!-- @import 'https://c.example/a.css' --></style> | html-remote-content",
                "<textarea><script>x()</script></textarea> | ",
                "<p>&lt;script&gt; 1 < 2 and I <3 it</p> | ",
                "<!-- a -- b --> <p title=\"a > b\">x</p><br/> | ",
                "<p>x</p><!-- a | html-unclosed",
                "<p>x</p></ | ",
                "<p>x</p><img alt='a | html-unclosed",
                "<a href=\"http://0x7f000001/\">x</a> | html-unusual-host",
                "<a href=\"http://[2001:db8::1]/\">x</a> | html-unusual-host",
                "<a href=\"http://b\u00fccher.example/\">x</a> | html-unusual-host",
                "<a href=\"file:///etc/a\">x</a> | html-file-link",
                "<p style=\"Display : None !important\">x</p> | html-hidden-text",
                "<p hidden>x</p> | html-hidden-text",
                "<img style=\"display:none\" src=cid:a> | "
            })
    void sayWhatHtmlDoes(String html, String expected) {
        byte[] mail = (HEAD + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + html)
                .getBytes(StandardCharsets.UTF_8);
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(ids(mail)).filteredOn(id -> id.startsWith("html-")).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png        | a.png  | 89504E470D0A1A0A         |",
                "image/jpg        | a.jpg  | FFD8FFE000104A46         |",
                "image/png        | a.png  | 474946383961             | type-mismatch",
                "image/png        | a.gif  | 474946383961             | type-mismatch extension-mismatch",
                "application/x-pdf | a.pdf | 255044462D312E340A       |",
                "application/octet-stream | a.bin | 255044462D312E340A |",
                "application/octet-stream | a.pdf | 2320255044462D312E | magic-offset",
                "application/pdf  | a.pdf  | 23212F62696E2F73680A     | disguised-executable",
                "text/plain       | a.txt  | 23212F62696E2F73680A     | disguised-executable",
                "text/plain       | a.py   | 23212F62696E2F73680A     |",
                "text/plain       |        | 23212F62696E2F73680A     |",
                "text/plain       | a.txt  | 255044462D312E340A312030 | type-mismatch",
                "text/plain       |        | 255044462D20697320612074 |",
                "text/plain       |        | 474946383961206973206F6C |",
                "text/plain       |        | 89504E470D0A1A0A         | undeclared-charset type-mismatch",
                "text/html        |        | 7F454C4602010101         | disguised-executable",
                "text/plain       |        | 0E72656D2078             |",
                "text/plain       | a.txt  | 4D5A206973206120706C6163 |",
                "text/plain       | a.txt  | 7F454C4602010101         | disguised-executable",
                "text/csv         | a.csv  | 612C620A                 |",
                "text/plain       | a.csv  | 612C620A                 |",
                "application/x-unknown | a.pdf | 89504E470D0A1A0A     |",
                "application/applefile | a.pdf | 00051607             |"
            })
    void sayWhatFilesAre(String type, String name, String hex, String expected) {
        byte[] content = HexFormat.of().parseHex(hex);
        String filename = name == null ? "" : "; filename=" + name;
        String mail = HEAD + "Content-Type: " + type + "\r\nContent-Disposition: attachment" + filename
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder().encodeToString(content) + "\r\n";
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(ids(mail.getBytes(StandardCharsets.US_ASCII)))
                .filteredOn(id -> !id.equals("missing-from"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, <p>x</p>, ",
        "a.html, <script>x()</script>, dangerous-file-type",
        "a.svg, <svg onload=x()></svg>, dangerous-file-type",
        "a.svg, <svg></svg>, ",
        "a.\u0455vg, <svg></svg>, name-homoglyph",
        "a.\u0455vg, <svg onload=x()></svg>, name-homoglyph dangerous-file-type",
        "a.pdf.html, <p>x</p>, ",
        "a.pdf.html, <script>x()</script>, dangerous-file-type name-double-extension",
        "a.b.html, <script>x()</script>, dangerous-file-type",
        "a.pdf.svg, <svg onload=x()></svg>, dangerous-file-type name-double-extension"
    })
    void aPageIsDangerousWhereItRuns(String name, String content, String expected) {
        String mail = HEAD + "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="
                + name + "\r\n\r\n" + content;
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(ids(mail.getBytes(StandardCharsets.UTF_8)))
                .filteredOn(id -> id.startsWith("name-") || id.startsWith("dangerous-"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> ids(byte[] mail) {
        return Audit.of(Message.parse(mail), Inspection.rules()).stream()
                .map(Defect::code)
                .map(Defect.Code::id)
                .toList();
    }
}
