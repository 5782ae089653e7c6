package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrepCommandTest {
    private static final byte[] INBOX = TestData.bytes("messages/inbox.mbox");

    /** Lines of the answer are written with / between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invoice                  | -#0:1:the invoice is attached./-#0:attachment 2: invoice-117.pdf/-#2:1:Who knows a shop for grüner"
                        + " Tee? My invoice of last year is lost.",
                "季度                     | -#1:Subject: 季度报告",
                "发票                     | -#1:1:报告在附件里。发票号 2024-118。",
                "Grüner                   | -#2:Subject: [tea] Grüner Tee",
                "the table                | -#3:1:Here is the table.",
                "subject:^Inv             | -#0:Subject: Invoice 2024-117",
                "from:李                  | -#1:From: 李四 <li@c.example>",
                "list-id:tea              | -#2:List-Id: People who drink tea <tea.lists.example>",
                "header:drink             | -#2:List-Id: People who drink tea <tea.lists.example>",
                "Subject: Inv             | -#0:Subject: Invoice 2024-117",
                "header:Subject: Inv      | -#0:Subject: Invoice 2024-117",
                "mime-Version: ^1         | -#0:MIME-Version: 1.0/-#1:MIME-Version: 1.0/-#3:MIME-Version: 1.0",
                "attachment:(?i)png$      | -#3:attachment 3: garden.PNG",
                "attachment:报告          | -#1:attachment 2: 报告.pdf",
                "body:^tea,               | -#3:2:tea,12",
                "X-None:a                 | ''",
            })
    void findsWhatIsSaid(String pattern, String answer) {
        Run run = Run.with(INBOX, "grep", pattern, "-");
        assertThat(run.out().strip().replace('\n', '/')).isEqualTo(answer);
        assertThat(run.exitCode()).isEqualTo(answer.isEmpty() ? ExitCode.NEGATIVE : ExitCode.OK);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "atachment:pdf  | attachment:",
                "subjcet:tea    | subject:",
                "Recieved:a.b.c | received:",
            })
    void asksWhetherAPlaceIsMistyped(String pattern, String meant) {
        Run run = Run.with(INBOX, "grep", pattern, "-");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("did you mean " + meant + "?").hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(ExitCode.NEGATIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-l invoice                    | -#0/-#2",
                "-L invoice                    | -#1/-#3",
                "-c body:invoice               | -#0:1/-#1:0/-#2:1/-#3:0",
                "-c --no-name body:invoice     | 1/0/1/0",
                "-o subject:2024-[0-9]*        | -#0:Subject: 2024-117",
                "-o -i --no-name body:invoice  | 1:invoice/1:invoice",
                "-n body:attached              | -#0:1:3:the invoice is attached.",
                "-i subject:INVOICE            | -#0:Subject: Invoice 2024-117",
                "-F subject:[tea]              | -#2:Subject: [tea] Grüner Tee",
                "-e subject:Inv -e from:李     | -#0:Subject: Invoice 2024-117/-#1:From: 李四 <li@c.example>",
                "-v -n body:[a-z]              | -#0:1:2:/-#0:1:4:/-#1:1:1:您好，/-#1:1:2:/-#1:1:3:报告在附件里。发票号 2024-118。",
                "--raw -n ^List-               | -#2:6:List-Id: People who drink tea <tea.lists.example>",
                "--raw R3I9w7xuZXIK            | ''"
            })
    void answersAsGrepDoes(String arguments, String answer) {
        Run run = Run.with(INBOX, (Object[]) ("grep " + arguments + " -").split(" +", -1));
        assertThat(run.out().strip().replace('\n', '/')).isEqualTo(answer);
    }

    @Test
    void oneMessageNeedsNoName() {
        byte[] mail = "Subject: tea\n\nhot tea\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "grep", "tea", "-").out()).isEqualTo("Subject: tea\n1:hot tea\n");
        assertThat(Run.with(mail, "grep", "-H", "hot", "-").out()).isEqualTo("-:1:hot tea\n");
    }

    @Test
    void looksIntoMessagesInside() {
        byte[] mail = TestData.bytes("messages/nested-messages.eml");
        assertThat(Run.with(mail, "grep", "innermost", "-").out()).contains("3.1:the innermost text\n");
        assertThat(Run.with(mail, "grep", "from:Dora", "-").out()).isEqualTo("3.1 From: Dora <dora@d.example>\n");
    }

    @Test
    void aPhraseIsFoundWhereALineWasBroken() {
        assertThat(Run.with(TestData.bytes("messages/flowed-quotes.eml"), "grep", "小餐馆见面", "-")
                        .exitCode())
                .isZero();
    }

    @Test
    void matchesAreMarkedOnATerminalAndNothingActsThere() {
        byte[] mail = "Subject: s\n\na\u001B[2Jb tea c tea\n".getBytes(StandardCharsets.US_ASCII);
        Run run = Run.on(new Terminal(80, true), mail, "grep", "tea", "-");
        assertThat(run.out().replace('\u001B', '^')).isEqualTo("^[2m1:^[0ma\\x1b[2Jb ^[31mtea^[0m c ^[31mtea^[0m\n");
    }

    @Test
    void whateverIsWrongEndsWithTwo(@TempDir Path folder) throws IOException {
        Path mail = Files.write(folder.resolve("a.eml"), TestData.bytes("messages/flowed-quotes.eml"));
        Run run = Run.eml("grep", "lunch", folder.resolve("none.eml"), mail);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).contains("Subject: Re: lunch");
        assertThat(run.err()).contains("none.eml: no such file").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "to:[", "(?P<a", "a{2000}", "\\k"})
    void aPatternThatIsNoneIsOneLine(String pattern) {
        Run run = Run.with(INBOX, "grep", pattern, "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("eml: " + pattern + ": no regular expression: ")
                .hasLineCount(1);
        assertThat(Run.with(INBOX, "grep", "-F", pattern, "-").exitCode()).isEqualTo(ExitCode.NEGATIVE);
    }

    /** With backtracking each of these takes longer than anybody waits. */
    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|aa)+$", "(.*a){12}b", "^(a+)+$"})
    void noPatternHangs(String pattern) {
        byte[] mail = ("Subject: s\n\n" + "a".repeat(20_000) + "!\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "grep", "-c", pattern, "-").exitCode()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void severalReadersGiveTheSameAnswer() {
        List<Object[]> runs = List.of(new Object[] {"grep", "-j1", "e", "-"}, new Object[] {"grep", "-j4", "e", "-"});
        assertThat(Run.with(INBOX, runs.get(1)).out())
                .isEqualTo(Run.with(INBOX, runs.get(0)).out());
    }

    @Test
    void nothingToLookInIsOneLine() {
        Run run = Run.eml("grep", "tea");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("eml: grep: no FILE to look in; name one, or - for standard input\n");
    }
}
