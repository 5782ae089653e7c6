package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
    private static final String HEAD =
            "From: Ann <ann@a.example>\r\nDate: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";

    private static final String CLEAN = HEAD + "\r\nhi\r\n";

    @Test
    void aCleanMessageIsOneLine() {
        Run run = lint(CLEAN);
        assertThat(run.out()).isEqualTo("-: clean\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void findingsAreGroupedAndShowTheirBytes() {
        Run run = lint("Subject: a\r\nSubject: b\r\n" + HEAD + "From: Eve <eve@c.example>\r\nReply-To:\r\n\r\nhi\r\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).isEqualTo("""
                -: 1 dangerous, 1 ambiguous, 1 harmless

                dangerous (a known attack looks like this)

                  duplicate-from  part 1, line 6, column 1, byte 108  RFC 5322 3.6
                    More than one From (space before the colon counts)
                      6 | From: Eve <eve@c.example>
                        | ^^^^^^^^^^^^^^^^^^^^^^^^^

                ambiguous (well-known readers see different things)

                  duplicate-field  part 1, line 2, column 1, byte 12  RFC 5322 3.6
                    Another field that may occur once occurs twice with different values
                      2 | Subject: b
                        | ^^^^^^^^^^

                harmless (one sane reading, nothing lost)

                  empty-field  part 1, line 7, column 10, byte 144  RFC 5322 3.6
                    A structured field has no value
                      7 | Reply-To:
                        |          ^
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "Reply-To:                    , harmless , 1",
        "Reply-To:                    , ambiguous, 0",
        "Subject: a{Subject: b        , ambiguous, 1",
        "Subject: a{Subject: b        , loss     , 0",
        "From: b@b.example            , dangerous, 1",
        "Subject: a                   , harmless , 0"
    })
    void theExitCodeSaysWhetherSomethingIsBadEnough(String fields, String impact, int exitCode) {
        String mail = HEAD + fields.replace("{", "\r\n") + "\r\n\r\nhi\r\n";
        assertThat(lint(mail, "--fail-on", impact).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void onlyAndIgnoreChooseWhatIsReportedAndFails() {
        String mail = HEAD + "Subject: a\r\nSubject: b\r\nReply-To:\r\n\r\nhi\r\n";
        assertThat(lint(mail, "--ignore", "duplicate-field").out()).startsWith("-: 1 harmless\n");
        assertThat(lint(mail, "--ignore", "duplicate-field").exitCode()).isZero();
        assertThat(lint(mail, "--only", "duplicate-field").out()).startsWith("-: 1 ambiguous\n");
        assertThat(lint(mail, "--only", "empty-field,duplicate-field", "--ignore", "duplicate-field")
                        .out())
                .startsWith("-: 1 harmless\n");
        assertThat(lint(mail, "--only", "bare-lf", "--only", "byte-order-mark").out())
                .isEqualTo("-: clean\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only    | duplicate-form | no such defect: duplicate-form; did you mean duplicate-from",
                "--ignore  | bare-lf,,x     | no such defect: ",
                "--fail-on | fatal          | --fail-on fatal: give one of harmless, ambiguous, loss, dangerous",
                "--format  | XML            | --format XML: give one of text, json, sarif"
            })
    void whatMakesNoSenseIsRefusedInOneLine(String option, String value, String complaint) {
        Run run = lint(CLEAN, option, value);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains(complaint);
    }

    @Test
    void severalInputsAreReportedOneByOne(@TempDir Path dir) throws IOException {
        Path clean = Files.writeString(dir.resolve("clean.eml"), CLEAN);
        Path bad = Files.writeString(dir.resolve("bad.eml"), HEAD + "Subject: a\r\nSubject: b\r\n\r\nhi\r\n");
        Run run = Run.eml("lint", clean, dir.resolve("none.eml"), bad, clean);
        assertThat(run.out().lines().filter(line -> line.contains(".eml: ")))
                .containsExactly(clean + ": clean", bad + ": 1 ambiguous", clean + ": clean");
        assertThat(run.err()).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
    }

    @Test
    void placesInAnEncodedMessageCountFromItsOwnStart() {
        String inner = "From: a@b.example\r\nSubject: a\r\nSubject: b\r\n\r\nhi\r\n";
        String mail = HEAD + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII)) + "\r\n";
        assertThat(lint(mail, "--only", "duplicate-field").out()).contains("""
                  duplicate-field  part 1.1, line 3, column 1, byte 31 of the message that part 1 is when decoded  RFC 5322 3.6
                """, "3 | Subject: b\n");
        Object json = JsonValue.parse(
                lint(mail, "--only", "duplicate-field", "--format", "json").bytes());
        assertThat(JsonValue.at(json, "findings", 0, "decodedPart")).isEqualTo("1");
        assertThat(JsonValue.at(json, "findings", 0, "offset")).isEqualTo(31L);
    }

    @Test
    void aFloodIsCounted() {
        String mail = HEAD + "Subject: a\r\n" + "Subject: a\r\n".repeat(250) + "\r\nhi\r\n";
        String out = lint(mail).out();
        assertThat(out).startsWith("-: 251 harmless\n").contains("and 150 more of these\n");
        Object json = JsonValue.parse(lint(mail, "--format", "json").bytes());
        assertThat(JsonValue.at(json, "counts", "harmless")).isEqualTo(251L);
    }

    @Test
    void jsonIsOneLineAMessage() {
        Run run = Run.with(TestData.bytes("messages/two-messages.mbox"), "lint", "--format", "json", "-");
        List<Object> records = run.out().lines().map(JsonValue::parse).toList();
        assertThat(records).hasSize(2);
        assertThat(JsonValue.at(records.get(1), "source", "index")).isEqualTo(1L);
    }

    private static Run lint(String mail, Object... options) {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = "lint";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "-";
        return Run.with(mail.getBytes(StandardCharsets.UTF_8), arguments);
    }
}
