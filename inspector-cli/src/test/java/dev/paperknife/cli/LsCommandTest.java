package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsCommandTest {
    private static final byte[] INBOX = TestData.bytes("messages/inbox.mbox");

    @Test
    void oneLineAMessage() {
        assertThat(Run.with(INBOX, "ls", "-").out()).isEqualTo("""
                        DATE              FROM  SUBJECT            SIZE  ATTACHMENTS            MESSAGE
                        2024-10-01 10:00  Ann   Invoice 2024-117    492  invoice-117.pdf        -#0
                        2024-10-02 09:30  李四  季度报告            554  报告.pdf               -#1
                        2024-10-03 14:00  Carl  [tea] Grüner Tee    389                         -#2
                        2024-10-04 11:00  Carl  picture and table   637  table.csv, garden.PNG  -#3
                        """);
    }

    @Test
    void linesFitATerminal() {
        Run run = Run.on(new Terminal(70, false), INBOX, "ls", "-");
        assertThat(run.out().lines()).allMatch(line -> Width.of(line) <= 70).anyMatch(line -> line.contains("…"));
    }

    @ParameterizedTest
    @CsvSource({
        "date, 0123",
        "date --reverse, 3210",
        "subject, 2031",
        "size, 2013",
        "attachments --reverse, 3102",
        "from, 0231"
    })
    void sorts(String sort, String order) {
        Run run = Run.with(INBOX, (Object[]) ("ls --template {message} - --sort " + sort).split(" ", -1));
        assertThat(run.out().replace("-#", "").replace("\n", "")).isEqualTo(order);
    }

    @Test
    void messagesWithoutReadableDateComeFirst() {
        byte[] mbox = """
                From a Tue Oct  1 08:00:00 2024
                Date: Tue, 1 Oct 2024 10:00:00 +0200

                a

                From a Tue Oct  1 08:00:00 2024
                Date: yesterday

                b
                """.getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mbox, "ls", "--sort", "date", "--template", "[{date}]", "-")
                        .out())
                .isEqualTo("[]\n[2024-10-01T10:00:00+02:00]\n");
    }

    @Test
    void aTemplateIsFilled() {
        assertThat(Run.with(INBOX, "ls", "--template", "{date}\\t{address}\\t\\{{attachments}\\}", "-")
                        .out())
                .startsWith("2024-10-01T10:00:00+02:00\tann@a.example\t{1}\n");
    }

    @Test
    void everyPlaceholderMeansSomething() {
        for (String name : MessageLine.NAMES) {
            String out =
                    Run.with(INBOX, "ls", "--template", "{" + name + "}", "-").out();
            assertThat(out.lines()).hasSize(4);
            assertThat(out.isBlank()).isEqualTo(name.equals("cc"));
        }
    }

    @Test
    void csvIsReadAsItWasMeant() {
        List<String> lines = Run.with(INBOX, "ls", "--csv", "-").out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("message,date,from,address,to,cc,subject,size,attachments,names,id,type");
        assertThat(lines.get(4))
                .isEqualTo(
                        "'-#3,2024-10-04T11:00:00+02:00,Carl,carl@d.example,Bob <bob@b.example>,,picture and table,637,2,"
                                + "\"table.csv, garden.PNG\",m4@d.example,multipart/mixed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1            | '=1+1",
                "+49 30 1234     | '+49 30 1234",
                "-2              | '-2",
                "@SUM(A1)        | '@SUM(A1)",
                "=HYPERLINK(\"u\",1) | \"'=HYPERLINK(\"\"u\"\",1)\"",
                "＝1+1           | '＝1+1",
                "a=b             | a=b",
                "say \"no\"      | \"say \"\"no\"\"\"",
                "a, b            | \"a, b\""
            })
    void noCellIsAFormula(String subject, String cell) {
        assertThat(Csv.line(List.of(subject, "x"))).isEqualTo(cell + ",x");
    }

    @Test
    void nothingInMailMakesALineOfItsOwn() {
        byte[] mail = "Subject: =?utf-8?Q?a=0Ab=0D=1B[2J?=\n\nx".getBytes(StandardCharsets.US_ASCII);
        for (String style : List.of("--csv", "--reverse", "--template={subject}")) {
            assertThat(Run.with(mail, "ls", style, "-").out()).contains("a\\nb\\r\\x1b[2J");
        }
    }

    @ParameterizedTest
    @CsvSource({"--sort=colour", "--template={colour}", "--csv --template={date}"})
    void wrongUsageIsOneLine(String option) {
        Run run = Run.with(INBOX, (Object[]) ("ls " + option + " -").split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("eml: ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1023,1.0k",
        "10000,9.8k",
        "999999,977k",
        "999,999",
        "1000,1.0k",
        "1024,1.0k",
        "10240,10k",
        "1048576,1.0M",
        "1572864,1.5M",
        "5000000000,4.7G"
    })
    void sizesAreShort(long bytes, String shown) {
        assertThat(ByteSize.shown(bytes)).isEqualTo(shown);
    }
}
