package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands say of the fixtures, where that is shorter said than shown by a golden. */
class CommandsTest {
    private static final byte[] FOXMAIL = TestData.bytes("messages/foxmail-multipart.eml");

    // ---- json

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png       | %PDF-1.4$ | \"application/pdf\"",
                "application/pdf | %PDF-1.4$ | null",
                "application/pdf | {}        | null"
            })
    void anotherTypeThanDeclaredIsNamed(String declared, String content, String sniffed) {
        byte[] mail = ("Content-Type: " + declared + "\r\n\r\n" + content.replace("$", "\r\n"))
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "json", "-").out()).contains("\"sniffed\":" + sniffed);
        assertThat(Run.with(mail, "json", "--no-audit", "-").out()).contains("\"sniffed\":null");
    }

    // ---- text

    @Test
    void textIsWhatAPersonReads() {
        assertThat(Run.with(FOXMAIL, "text", "-").out()).isEqualTo("HHH\n\n测试一下\n");
    }

    @Test
    void htmlIsReadWhereThereIsNothingElse() {
        assertThat(Run.with(TestData.bytes("messages/html-only.eml"), "text", "-")
                        .out())
                .isEqualTo("Hello, Bob\n\nOne & two\nthree\n\n- first\n- second bold\n\na b\n\n  kept\n    as it is\n");
    }

    @Test
    void aMultipartWithoutPartsIsReadToo() {
        assertThat(Run.with(TestData.bytes("messages/boundary-never-seen.eml"), "text", "-")
                        .out())
                .startsWith("This is shown all the same.\n");
    }

    @Test
    void textOfSeveralMessagesHasTheirNames() {
        Run run = Run.with(TestData.bytes("messages/two-messages.mbox"), "text", "-");
        assertThat(run.out())
                .isEqualTo(
                        "==> -#0 <==\nfirst text\n>From here on quoted\n\n==> -#1 <==\nsecond text\n\nFrom now on it is only"
                                + " text\n");
    }

    @ParameterizedTest
    @CsvSource({"--charset, big5", "--charset, utf-16", "--assume-charset, big5"})
    void theCharsetCanBeSaid(String option, String charset) {
        byte[] text = "測試".getBytes(Charset.forName(charset));
        byte[] mail = join("Content-Transfer-Encoding: binary\n\n".getBytes(StandardCharsets.US_ASCII), text);
        assertThat(Run.with(mail, "text", option, charset, "-").out()).isEqualTo("測試\n");
    }

    @Test
    void theLikelyCharsetCanBeAskedFor() {
        byte[] text = "这是一封标错了字符集的邮件，内容是中文。".getBytes(Charset.forName("GB18030"));
        byte[] mail = join("Content-Type: text/plain; charset=utf-8\n\n".getBytes(StandardCharsets.US_ASCII), text);
        assertThat(Run.with(mail, "text", "-").out()).contains("\uFFFD");
        assertThat(Run.with(mail, "text", "--charset", "auto", "-").out()).isEqualTo("这是一封标错了字符集的邮件，内容是中文。\n");
    }

    // ---- headers

    @Test
    void headersAreDecoded() {
        assertThat(Run.with(FOXMAIL, "headers", "-").out())
                .startsWith("Date: Fri, 6 Sep 2019 21:03:55 +0800\nFrom: \"发件人\" <sender@qq.example>\n")
                .contains("\nSubject: 测试混合\n");
    }

    @Test
    void headersAsTheyStand() {
        assertThat(Run.with(FOXMAIL, "headers", "--raw", "-").out())
                .contains("Subject: =?gb18030?B?suLK1Lvsus8=?=\n", "multipart/mixed;\n        boundary=");
    }

    @Test
    void rawBesideDecodedWithWhatIsWrong() {
        Run run = Run.with(FOXMAIL, "headers", "--decode", "subject,From", "-");
        assertThat(run.out()).isEqualTo("""
                        Subject
                          raw      =?gb18030?B?suLK1Lvsus8=?=
                          decoded  "测试混合"
                        From
                          raw      "=?gb18030?B?t6K8/sjL?=" <sender@qq.example>
                          decoded  [{"name":"发件人","email":"sender@qq.example"}]
                          defect   encoded-word-in-quoted-string (harmless) at byte 45: =?gb18030?B?t6K8/sjL?=
                        """);
    }

    @Test
    void namesMayStandApartOrTogetherOrBeGivenTwice() {
        String expected =
                Run.with(FOXMAIL, "headers", "--decode", "Subject,From", "-").out();
        assertThat(Run.with(FOXMAIL, "headers", "--decode", "Subject", "From", "-")
                        .out())
                .isEqualTo(expected);
        assertThat(Run.with(FOXMAIL, "headers", "--decode", "Subject", "From", "--", "-")
                        .out())
                .isEqualTo(expected);
        assertThat(Run.with(FOXMAIL, "headers", "--decode=Subject", "--decode=From", "-")
                        .out())
                .isEqualTo(expected);
        assertThat(Run.with(FOXMAIL, "headers", "-", "--decode", "Subject,From").out())
                .isEqualTo(expected);
    }

    @Test
    void aFieldThatIsNotThereIsANegativeAnswer() {
        assertThat(Run.with(FOXMAIL, "headers", "--decode", "X-None", "-").exitCode())
                .isEqualTo(ExitCode.NEGATIVE);
    }

    // ---- cat

    @Test
    void catGivesTheBytes() {
        assertThat(Run.with(FOXMAIL, "cat", "-", "1.1").bytes())
                .isEqualTo("HHH\r\n\r\n测试一下".getBytes(Charset.forName("GB18030")));
        assertThat(Run.with(FOXMAIL, "cat", "--raw", "-", "1.1").out()).isEqualTo("SEhIDQoNCrLiytTSu8/C\r\n");
    }

    @Test
    void catGoesIntoMessagesInside() {
        byte[] mail = TestData.bytes("messages/nested-messages.eml");
        assertThat(Run.with(mail, "cat", "-", "3").out()).startsWith("From: Dora <dora@d.example>\r\n");
        assertThat(Run.with(mail, "cat", "-", "3.1").out()).startsWith("the innermost text\r\n");
        assertThat(Run.with(mail, "cat", "-", "2.2").bytes()).hasSize(40);
        assertThat(Run.with(mail, "cat", "-", "2.0").out()).startsWith("--in\r\n");
    }

    @Test
    void catTakesSeveralParts() {
        assertThat(Run.with(FOXMAIL, "cat", "--raw", "-", "1.1", "1.1").out())
                .isEqualTo("SEhIDQoNCrLiytTSu8/C\r\nSEhIDQoNCrLiytTSu8/C\r\n");
    }

    // ---- json

    @Test
    void jsonIsOneLineAMessageAndTheSameEachTime() {
        byte[] mail = TestData.bytes("messages/two-messages.mbox");
        Run run = Run.with(mail, "json", "-");
        assertThat(run.out()).hasLineCount(2);
        assertThat(run.bytes()).isEqualTo(Run.with(mail, "json", "-").bytes());
        List<String> lines = run.out().lines().toList();
        assertThat(JsonValue.at(JsonValue.parse(lines.get(1)), "source", "index"))
                .isEqualTo(1L);
        assertThat(JsonValue.at(JsonValue.parse(lines.get(1)), "source", "offset"))
                .isEqualTo(251L);
    }

    @Test
    void prettySaysTheSame() {
        assertThat(JsonValue.parse(Run.with(FOXMAIL, "json", "--pretty", "-").bytes()))
                .isEqualTo(JsonValue.parse(Run.with(FOXMAIL, "json", "-").bytes()));
    }

    @Test
    void eachDefectStandsOnceAtTheInnermostMessage() {
        Object record = JsonValue.parse(Run.with(TestData.bytes("messages/nested-messages.eml"), "json", "-")
                .bytes());
        Object parts = JsonValue.at(record, "email", "bodyStructure", "subParts");
        assertThat(JsonValue.at(parts, 1, "x", "message", "x", "defects").toString())
                .contains("missing-close-delimiter")
                .doesNotContain("section=3");
        assertThat(JsonValue.at(parts, 2, "x", "message", "x", "defects", 0, "line"))
                .isEqualTo(6L);
        assertThat(JsonValue.at(record, "x", "defects").toString()).doesNotContain("missing-close-delimiter");
    }

    @Test
    void withoutAuditOnlyStructureIsFound() {
        String defects = JsonValue.at(
                        JsonValue.parse(
                                Run.with(FOXMAIL, "json", "--no-audit", "-").bytes()),
                        "x",
                        "defects")
                .toString();
        assertThat(defects).doesNotContain("encoded-word-in-quoted-string");
    }

    @Test
    void groupsAreKept() {
        Object record = JsonValue.parse(
                Run.with(TestData.bytes("messages/wide-names.eml"), "json", "-").bytes());
        assertThat(JsonValue.at(record, "x", "groups", "cc", 0, "name")).isEqualTo("team");
        assertThat(JsonValue.at(record, "x", "groups", "cc", 0, "addresses", 1, "email"))
                .isEqualTo("dora@d.example");
        assertThat(JsonValue.at(record, "email", "cc").toString()).contains("李四", "carl@c.example");
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = new byte[a.length + b.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
