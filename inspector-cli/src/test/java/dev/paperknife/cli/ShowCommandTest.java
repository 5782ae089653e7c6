package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
    private static final byte[] FLOWED = TestData.bytes("messages/flowed-quotes.eml");
    private static final byte[] FOXMAIL = TestData.bytes("messages/foxmail-multipart.eml");

    @Test
    void showsFieldsTextAndAttachments() {
        assertThat(Run.with(FOXMAIL, "show", "-").out()).isEqualTo("""
                        Subject: 测试混合
                        From:    发件人 <sender@qq.example>
                        To:      收件人 <receiver@qq.example>
                        Date:    Fri, 6 Sep 2019 21:03:55 +0800

                        HHH

                        测试一下

                        PART  ATTACHMENT          TYPE                      SIZE
                        2     test.txt            application/octet-stream   135
                        3     img20190906-06.png  application/octet-stream    69
                        """);
    }

    @Test
    void flowedLinesAreJoined() {
        assertThat(Run.with(FLOWED, "show", "--headers", "none", "-").out()).isEqualTo("""
                        Ann wrote:
                        >> Shall we have lunch on Thursday?
                        > I would rather go on Friday.

                        星期五很好。我们在河边的那家小餐馆见面吧，十二点半。
                        From there it is a short walk to the office.

                        --\s
                        Bob
                        """);
    }

    @Test
    void aTerminalDimsQuotationsAndBreaksLinesAnew() {
        Run run = Run.on(new Terminal(24, true), FLOWED, "show", "--headers", "none", "-");
        assertThat(run.out().replace('\u001B', '^')).startsWith("""
                        Ann wrote:
                        ^[2m>> Shall we have lunch^[0m
                        ^[2m>> on Thursday?^[0m
                        ^[2m> I would rather go on^[0m
                        ^[2m> Friday.^[0m

                        星期五很好。我们在河边的
                        那家小餐馆见面吧，十二点
                        半。
                        From there it is a short
                        walk to the office.
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 47, 80})
    void noLineIsWiderThanTheTerminal(int columns) {
        for (String name : TestData.names("messages")) {
            Run run = Run.on(new Terminal(columns, false), TestData.bytes(name), "show", "-");
            int least = 20 + "application/octet-stream".length(); // a table narrows to its titles only
            assertThat(run.out().lines()).allMatch(line -> Width.of(line) <= Math.max(columns, least));
        }
    }

    @Test
    void fieldsCanBeChosenAndRepeatedOnesAllCome() {
        byte[] mail = "Received: one\nX-A: =?utf-8?Q?=C3=A4?=\nReceived: two\nSubject: s\n\nhi\n"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "show", "--headers", "x-a,Received", "-").out())
                .isEqualTo("X-A:     ä\nReceived: one\nReceived: two\n\nhi\n");
    }

    @Test
    void htmlIsTextWithItsQuotationsMarked() {
        assertThat(Run.with(TestData.bytes("messages/html-pictures.eml"), "show", "-")
                        .out())
                .contains("\n生日快乐!\n\nour shop\n\n> You asked for it.\n\n>> And we answer.\n\nPART ");
    }

    @Test
    void noTextIsSaid() {
        byte[] mail = "Content-Type: image/png\nSubject: s\n\nx".getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "show", "-").out()).startsWith("Subject: s\n\n(no text)\n");
    }

    @Test
    void aMessageInsideIsCalledByItsSubject() {
        byte[] mail = """
                Content-Type: multipart/mixed; boundary=b

                --b

                hi
                --b
                Content-Type: message/rfc822

                Subject: inner

                x
                --b--
                """.getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "show", "-").out()).contains("2     inner       message/rfc822");
    }
}
