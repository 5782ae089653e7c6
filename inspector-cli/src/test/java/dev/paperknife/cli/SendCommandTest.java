package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendCommandTest {
    private static final String LETTER = """
            From: ann@a.example
            To: bob@b.example, carol@c.example
            Bcc: dave@d.example
            Subject: x

            text
            """;
    private static final Surroundings WITH_PASSWORD =
            new Surroundings(Map.of("EML_PASSWORD", "s3cret"), Prompt.NONE, false);

    @TempDir
    Path folder;

    private Path letter(String text) throws IOException {
        return Files.writeString(folder.resolve("letter.eml"), text, StandardCharsets.UTF_8);
    }

    /** A server that agrees to everything, but for one line that begins so. */
    private static FakeServer server(String greeting, String exception, String answer) throws IOException {
        return FakeServer.start(greeting, line -> {
            if (!exception.isEmpty() && line.startsWith(exception)) {
                return answer;
            }
            if (line.startsWith("EHLO")) {
                return "250-m.example\n250-AUTH PLAIN\n250 8BITMIME";
            }
            if (line.startsWith("AUTH")) {
                return "235 ok";
            }
            return line.equals("DATA") ? "354 go" : "250 ok";
        });
    }

    private static Run send(FakeServer server, Object... arguments) {
        return Run.in(WITH_PASSWORD, Terminal.NONE, new byte[0], command(server, arguments));
    }

    private static Object[] command(FakeServer server, Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("send", "--smtp", "smtp+insecure://127.0.0.1:" + server.port()));
        words.addAll(Arrays.asList(arguments));
        return words.toArray();
    }

    @Test
    void everybodyGetsItAndNobodySeesBcc() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(server, letter(LETTER));
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .isEqualTo(folder.resolve("letter.eml")
                            + ": sent to bob@b.example, carol@c.example, dave@d.example\n");
            assertThat(server.heard())
                    .contains("MAIL FROM:<ann@a.example>", "RCPT TO:<dave@d.example>", "Subject: x", "text")
                    .doesNotContain("Bcc: dave@d.example");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "554 closed | nothing | 250 ok    | 22 | no service",
                "200 what   | nothing | 250 ok    | 22 | not a greeting",
                "220 m      | EHLO    | close     | 22 | closed the connection",
                "220 m      | AUTH    | 535 no    | 24 | login refused: 535 no",
                "220 m      | MAIL    | 550 no    | 25 | message refused: 550 no",
                "220 m      | RCPT    | 550 no    | 26 | every recipient refused, first bob@b.example: 550 no",
                "220 m      | DATA    | 554 no    | 27 | message refused: 554 no",
                "220 m      | .       | 554 spam  | 27 | message refused: 554 spam",
                "220 m      | DATA    | close     | 27 | closed the connection",
                "220 m      | .       | close     | 28 | it may have been delivered",
                "220 m      | RCPT TO:<c | 550 no | 3  | carol@c.example refused: 550 no",
            })
    void theExitCodeTellsThePhase(String greeting, String line, String answer, int exitCode, String said)
            throws IOException {
        try (FakeServer server = server(greeting, line, answer)) {
            Object[] login = {"--user", "ann", "--allow-cleartext-login", letter(LETTER)};
            Run run = send(server, login);
            assertThat(run.err()).startsWith("eml: ").contains(said);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        }
    }

    @Test
    void nobodyThereIs21() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Run run = Run.eml("send", "--smtp", "smtp://127.0.0.1:" + port, letter(LETTER));
        assertThat(run.exitCode()).isEqualTo(21);
        assertThat(run.err()).contains("cannot connect to 127.0.0.1:" + port).hasLineCount(1);
    }

    @Test
    void noStartTlsIs23AndNothingIsSaid() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = Run.eml("send", "--smtp", "smtp://127.0.0.1:" + server.port(), letter(LETTER));
            assertThat(run.exitCode()).isEqualTo(23);
            assertThat(run.err()).contains("does not offer STARTTLS");
            assertThat(server.heard()).hasSize(1);
        }
    }

    @Test
    void noPasswordWithoutTls() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(server, "--user", "ann", letter(LETTER));
            assertThat(run.exitCode()).isEqualTo(24);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void theSessionIsShownWithoutSecrets() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(server, "-v", "--user", "ann", "--allow-cleartext-login", letter(LETTER));
            assertThat(run.exitCode()).isZero();
            assertThat(run.err())
                    .contains("S: 220 m\n", "C: AUTH PLAIN ***\n", "C: QUIT\n")
                    .doesNotContain("s3cret");
            assertThat(server.heard()).contains("AUTH PLAIN AGFubgBzM2NyZXQ=");
        }
    }

    @Test
    void aNewMessageIsMadeOfOptions() throws IOException {
        Path note = Files.writeString(folder.resolve("说明.txt"), "content");
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(
                    server,
                    "--from",
                    "Ann <ann@a.example>",
                    "--to",
                    "bob@b.example",
                    "--to",
                    "carol@c.example",
                    "--bcc",
                    "dave@d.example",
                    "--subject",
                    "你好",
                    "--text",
                    "Grüße",
                    "--attach",
                    note);
            assertThat(run.out()).isEqualTo("message: sent to bob@b.example, carol@c.example, dave@d.example\n");
            assertThat(server.heard())
                    .contains("To: bob@b.example, carol@c.example", "Subject: =?utf-8?B?5L2g5aW9?=")
                    .noneMatch(line -> line.startsWith("Bcc"));
        }
    }

    @Test
    void theEnvelopeMayDiffer() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(server, "--envelope-from", "b@x.example", "--envelope-to", "erin@e.example", letter(LETTER));
            assertThat(run.out()).endsWith("sent to erin@e.example\n");
            assertThat(server.heard()).contains("MAIL FROM:<b@x.example>", "RCPT TO:<erin@e.example>");
        }
    }

    @Test
    void standardInputIsAMessageToo() throws IOException {
        try (FakeServer server = server("220 m", "", "")) {
            Run run = Run.with(LETTER.getBytes(StandardCharsets.UTF_8), command(server, "-"));
            assertThat(run.out()).startsWith("-: sent to bob");
        }
    }

    @Test
    void whatTheServerCannotTakeIsEncodedAgainWhenAsked() throws IOException {
        String text = LETTER.replace(
                        "Subject: x",
                        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                                + "Content-Transfer-Encoding: 8bit")
                .replace("text\n", "Grüße\n");
        try (FakeServer server = server("220 m", "EHLO", "250 m")) {
            Run refused = send(server, letter(text));
            assertThat(refused.exitCode()).isEqualTo(25);
            assertThat(refused.err()).contains("8BITMIME").contains("--re-encode makes it fit");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            Run sent = send(server, "--re-encode", letter(text));
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            assertThat(server.heard()).contains("Content-Transfer-Encoding: base64", "R3LDvMOfZQo=");
        }
    }

    @Test
    void manyMessagesGoOverOneConnection() throws IOException {
        Path mbox = Files.writeString(
                folder.resolve("two.mbox"), ("From x Thu Nov 28 17:00:00 2024\n" + LETTER + "\n").repeat(2));
        try (FakeServer server = server("220 m", "", "")) {
            Run run = send(server, mbox, "/no/such/file");
            assertThat(run.out()).hasLineCount(2);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(server.heard())
                    .filteredOn(line -> line.startsWith("EHLO"))
                    .hasSize(1);
        }
    }

    @Test
    void whenTheConnectionIsGoneTheRestIsSaid() throws IOException {
        Path mbox = Files.writeString(
                folder.resolve("two.mbox"), ("From x Thu Nov 28 17:00:00 2024\n" + LETTER + "\n").repeat(2));
        try (FakeServer server = server("220 m", "MAIL", "close")) {
            Run run = send(server, mbox);
            assertThat(run.err()).contains("two.mbox#1: not sent, as the connection is gone");
            assertThat(run.exitCode()).isEqualTo(25);
        }
    }

    @Test
    void aRehearsalPrintsTheSession() throws IOException {
        Run run = Run.eml("send", "--dry-run", "--smtp", "smtp://ann@mail.example", letter(LETTER));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("""
                -- rehearsal: nothing is connected, nothing is sent
                -- STARTTLS would follow EHLO, and EHLO once more
                -- AUTH for ann would follow, by the strongest mechanism that the server offers
                -- connected to mail.example:587
                S: 220 rehearsal
                C: EHLO [127.0.0.1]
                S: 250-rehearsal
                S: 250-SIZE
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-DSN
                S: 250 ENHANCEDSTATUSCODES
                C: MAIL FROM:<ann@a.example> SIZE=77
                S: 250 2.0.0 ok
                C: RCPT TO:<bob@b.example>
                S: 250 2.0.0 ok
                C: RCPT TO:<carol@c.example>
                S: 250 2.0.0 ok
                C: RCPT TO:<dave@d.example>
                S: 250 2.0.0 ok
                C: DATA
                S: 354 go ahead
                -- 80 octets
                S: 250 2.0.0 would be sent
                LETTER: sent to bob@b.example, carol@c.example, dave@d.example
                C: QUIT
                S: 221 2.0.0 bye
                -- closed
                """.replace("LETTER", folder.resolve("letter.eml").toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send x.eml                                        | name the server, here or in EML_SMTP",
                "send --smtp smtp://m.example                      | name files to send, or give --from",
                "send --smtp smtp://m.example --text x x.eml       | name files to send, or give --from",
                "send --smtp pop3://m.example --dry-run --from a@a.example --to b@b.example | neither SMTP nor LMTP",
                "send --smtp smtp://m.example --dry-run --from a   | --from: ",
                "send --smtp smtp://m.example --password secret x  | no option --password",
            })
    void wrongUsageIsOneLine(String command, String said) {
        Run run = Run.eml((Object[]) command.split(" +", -1));
        assertThat(run.err()).startsWith("eml: ").contains(said).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMessageWithoutRecipientsIsSaid() throws IOException {
        Run run = Run.eml("send", "--dry-run", "--smtp", "smtp://m.example", letter("From: ann@a.example\n\nx\n"));
        assertThat(run.err()).contains("not sent: ").contains("--envelope-to").hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theHelpTellsTheExitCodes() {
        assertThat(Run.eml("send", "--help").out())
                .contains("21", "22", "23", "24", "25", "26", "27", "28", "Exit status:", "--dry-run");
    }
}
