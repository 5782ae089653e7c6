package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapCommandTest {
    private static final Surroundings ANN = new Surroundings(Map.of("EML_PASSWORD", "s3cret"), Prompt.NONE, false);

    private static final String MESSAGE = """
            From: Bob <bob@b.example>
            To: ann@a.example
            Subject: =?utf-8?b?5oql5ZGK?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Hello
            --b
            Content-Type: text/plain; name=a.txt
            Content-Disposition: attachment; filename=a.txt

            attached
            --b--
            """;

    private static final String ENVELOPE = "ENVELOPE (\"Tue, 1 Oct 2024 10:00:00 +0200\" \"=?utf-8?b?5oql5ZGK?=\""
            + " ((\"Bob\" NIL \"bob\" \"b.example\")) NIL NIL ((NIL NIL \"ann\" \"a.example\")) NIL NIL NIL NIL)";

    private static final String STRUCTURE =
            "BODYSTRUCTURE ((\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 7 1)"
                    + "(\"text\" \"plain\" (\"name\" \"a\u001B[31m.txt\") NIL NIL \"base64\" 52428800 2 NIL (\"attachment\" NIL)) \"mixed\")";

    @TempDir
    Path folder;

    private FakeServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = FakeServer.start("* OK ready", line -> answer(line));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** What the server says to a command without its tag, before it says OK. */
    private static String data(String command) {
        String crlf = MESSAGE.replace("\n", "\r\n");
        int octets = crlf.getBytes(StandardCharsets.UTF_8).length;
        return switch (command) {
            case "CAPABILITY" ->
                "* CAPABILITY IMAP4rev1 LITERAL+ UIDPLUS MOVE ESEARCH LIST-EXTENDED LIST-STATUS SPECIAL-USE\n";
            case "EXAMINE \"INBOX\"", "SELECT \"INBOX\"" ->
                "* 2 EXISTS\n* FLAGS (\\Seen)\n* OK [PERMANENTFLAGS (\\Seen \\*)] k\n* OK [UIDVALIDITY 7] k\n* OK [UIDNEXT 19] k\n";
            case "UID SEARCH RETURN (ALL) ALL", "UID SEARCH RETURN (ALL) UID 1:*" ->
                "* ESEARCH (TAG \"x\") UID ALL 17:18\n";
            case "UID SEARCH RETURN (ALL) UID 17", "UID SEARCH RETURN (ALL) UNSEEN FROM \"bob\"" ->
                "* ESEARCH (TAG \"x\") UID ALL 17\n";
            case "UID FETCH 17:18 (FLAGS RFC822.SIZE INTERNALDATE ENVELOPE)" ->
                "* 2 FETCH (UID 18 FLAGS () RFC822.SIZE 9 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL))\n"
                        + "* 1 FETCH (UID 17 FLAGS (\\Seen $Work) RFC822.SIZE 300 " + ENVELOPE + ")\n";
            case "UID FETCH 17 (BODYSTRUCTURE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (Content-Type Content-Transfer-Encoding)])" ->
                "* 1 FETCH (UID 17 RFC822.SIZE 99999999 " + STRUCTURE + ")\n";
            case "UID FETCH 17 (BODY.PEEK[2.MIME] BODY.PEEK[2.MIME])" -> "* 1 FETCH (UID 17 BODY[2.MIME] {2}\n\n)\n";
            case "UID FETCH 17 (BODY.PEEK[2])" -> "* 1 FETCH (UID 17 BODY[2] {8}\nattached)\n";
            case "UID FETCH 17 (ENVELOPE BODYSTRUCTURE)" -> "* 1 FETCH (UID 17 " + ENVELOPE + " " + STRUCTURE + ")\n";
            case "UID FETCH 17 (BODY.PEEK[])", "UID FETCH 18 (BODY.PEEK[])" ->
                "* 1 FETCH (UID " + command.substring(10, 12) + " BODY[] {" + octets + "}\n" + MESSAGE + ")\n";
            case "LIST \"\" \"*\" RETURN (SPECIAL-USE CHILDREN)" ->
                "* LIST (\\HasNoChildren) \"/\" INBOX\n* LIST (\\Sent) \"/\" &g0l6Pw-\n";
            case "LIST \"\" \"*\" RETURN (STATUS (MESSAGES UIDNEXT UIDVALIDITY UNSEEN))" -> """
                * LIST () "/" INBOX
                * STATUS INBOX (MESSAGES 2 UNSEEN 1)
                * LIST () "/" &g0l6Pw-
                * STATUS &g0l6Pw- (MESSAGES 0 UNSEEN 0)
                """;
            default -> "";
        };
    }

    private static String answer(String line) {
        int blank = line.indexOf(' ');
        String command = line.substring(blank + 1);
        String end = line.substring(0, Math.max(blank, 0)) + (command.endsWith("\"Gone\"") ? " NO gone" : " OK done");
        return (command.equals("LOGOUT") ? "* BYE x\n" : data(command)) + end;
    }

    private Run imap(Object... arguments) {
        List<Object> words = new ArrayList<>(
                List.of("imap", "--allow-cleartext-login", "imap+insecure://ann@127.0.0.1:" + server.port()));
        words.addAll(Arrays.asList(arguments));
        return Run.in(ANN, Terminal.NONE, new byte[0], words.toArray());
    }

    private List<String> commands() {
        return server.heard().stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void foldersAreListedByTheNamesThatPeopleRead() {
        assertThat(imap("folders").out()).isEqualTo("""
                MESSAGES  UNSEEN  USE   NAME
                       2       1        INBOX
                       0       0  Sent  草稿
                """);
    }

    @Test
    void messagesAreListedInTheOrderOfTheirUids() {
        assertThat(imap("ls").out()).isEqualTo("""
                UID  FLAGS       SIZE  DATE                            FROM                 SUBJECT
                 17  $Work,Seen   300  Tue, 1 Oct 2024 10:00:00 +0200  Bob <bob@b.example>  报告
                 18                 9
                """);
    }

    @Test
    void searchPrintsUidsAndSaysNoByItsExitCode() {
        Run found = imap("search", "unseen", "from:bob");
        assertThat(found.out()).isEqualTo("17\n");
        assertThat(found.exitCode()).isZero();
        Run none = imap("search", "flagged");
        assertThat(none.out()).isEmpty();
        assertThat(none.exitCode()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void treeAsksForTheStructureOnlyAndIsSafeForATerminal() {
        Run run = imap("tree", "17");
        assertThat(run.out()).isEqualTo("""
                Subject: 报告
                From:    Bob <bob@b.example>
                To:      ann@a.example
                Date:    Tue, 1 Oct 2024 10:00:00 +0200

                PART  TYPE             ENCODING       RAW  CHARSET   DISPOSITION  NAME
                0     multipart/mixed
                1       text/plain     7bit             7  us-ascii
                2       text/plain     base64    52428800            attachment   a\\x1b[31m.txt
                """);
        assertThat(commands()).noneMatch(command -> command.contains("BODY.PEEK"));
    }

    @Test
    void showPrintsTheText() {
        assertThat(imap("show", "17").out()).isEqualTo("Hello\n");
    }

    @Test
    void extractWritesTheAttachments() throws IOException {
        Path out = folder.resolve("out");
        assertThat(imap("extract", "17", "-d", out).out()).isEqualTo(out.resolve("a[31m.txt") + "\n");
        assertThat(out.resolve("a[31m.txt")).hasContent("attached");
        assertThat(commands()).noneMatch(command -> command.contains("BODY.PEEK[]"));
    }

    @Test
    void aMessageThatTheServerCannotDescribeIsFetchedWhole() throws IOException {
        server.answer(line -> line.contains("(BODYSTRUCTURE RFC822.SIZE")
                ? "* 1 FETCH (UID 17 BODYSTRUCTURE (\"mixed\"))\n" + answer(line)
                : answer(line));
        Path out = folder.resolve("out");
        assertThat(imap("extract", "17", "-d", out).out()).isEqualTo(out.resolve("a.txt") + "\n");
        assertThat(out.resolve("a.txt")).hasContent("attached");
    }

    @Test
    void fetchWritesEachMessageOnce() throws IOException {
        Path out = folder.resolve("out");
        assertThat(imap("fetch", "-d", out).out()).isEqualTo("2 fetched\n");
        assertThat(imap("fetch", "-d", out).out()).isEqualTo("0 fetched\n");
        try (Stream<Path> files = Files.list(out)) {
            List<Path> mail =
                    files.filter(file -> file.toString().endsWith(".eml")).toList();
            assertThat(mail).hasSize(2).allSatisfy(file -> assertThat(file).hasContent(MESSAGE));
        }
    }

    @Test
    void flagsAreSetAndTakenAway() {
        assertThat(imap("flag", "17", "--add", "flagged", "--add", "$Work", "--remove", "SEEN")
                        .exitCode())
                .isZero();
        assertThat(commands())
                .contains("UID STORE 17 +FLAGS.SILENT (\\Flagged $Work)", "UID STORE 17 -FLAGS.SILENT (\\Seen)");
    }

    @Test
    void moveNamesTheMailboxAsTheServerDoes() {
        assertThat(imap("move", "17", "草稿").exitCode()).isZero();
        assertThat(commands()).contains("UID MOVE 17 \"&g0l6Pw-\"");
    }

    @Test
    void appendSendsTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.eml"), "Subject: x\r\n\r\nhi\r\n");
        Run run = imap("append", file, folder.resolve("none"), "--add", "seen");
        assertThat(commands()).anyMatch(command -> command.startsWith("APPEND \"INBOX\" (\\Seen) {18+}"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
    }

    @Test
    void syncFillsAMaildir() throws IOException {
        server.answer(line -> {
            String command = line.substring(line.indexOf(' ') + 1);
            boolean isBatch = command.startsWith("UID FETCH 17:18 (BODY.PEEK[])");
            String facts =
                    "* 1 FETCH (UID 17 FLAGS (\\Seen) RFC822.SIZE 9)\n* 2 FETCH (UID 18 FLAGS () RFC822.SIZE 9)\n";
            String bodies = "* 1 FETCH (UID 17 BODY[] {3}\nabc)\n* 2 FETCH (UID 18 BODY[] {1}\nd)\n";
            String data = command.endsWith("INTERNALDATE RFC822.SIZE)") ? facts : isBatch ? bodies : "";
            return data + answer(line);
        });
        Path maildir = folder.resolve("Maildir");
        assertThat(imap("sync", "-d", maildir).out())
                .isEqualTo("2 fetched, 0 removed, 0 flagged here, 0 flagged on the server\n");
        assertThat(maildir.resolve("cur/7.U0000000017.89453189.paperknife:2,S")).hasContent("abc");
        assertThat(maildir.resolve("cur/7.U0000000018.89453189.paperknife:2,")).hasContent("d");
    }

    @Test
    void watchTellsOfAMessageThatComes() {
        UnaryOperator<String> usual = ImapCommandTest::answer;
        server.answer(line -> switch (line.substring(line.indexOf(' ') + 1)) {
            case "NOOP" -> "* 3 EXISTS\n" + usual.apply(line);
            case "CAPABILITY" -> usual.apply(line).replace("IMAP4rev1", "IMAP4rev1 IDLE");
            case "IDLE" -> "+ idling\n* 3 EXISTS";
            case "DONE" -> "A5 OK done";
            case "UID SEARCH RETURN (ALL) UID 19:*" -> "* ESEARCH UID ALL 19\n" + usual.apply(line);
            case "UID FETCH 19 (FLAGS RFC822.SIZE INTERNALDATE ENVELOPE)" ->
                "* 3 FETCH (UID 19 FLAGS () RFC822.SIZE 300 " + ENVELOPE + ")\n" + usual.apply(line);
            default -> usual.apply(line);
        });
        Run run = imap("watch", "--once");
        assertThat(run.out()).contains(" 19 ").contains("报告");
        assertThat(run.exitCode()).isZero();
    }

    // ---- what goes wrong

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                          | URL and an action: folders, ls, search, tree, show, extract, fetch, flag, move, append, watch or sync",
                "dance                     | URL and an action: folders, ls, search, tree, show, extract, fetch, flag, move, append, watch or sync",
                "tree                      | name the messages by unique ids, such as 17 or 3:9",
                "tree x                    | not unique ids such as 17, 3:9 or 1,4,7; eml imap URL ls lists them",
                "extract 17                | extract: say where to: -d DIR",
                "flag 17                   | say which: --add seen, --remove flagged ...",
                "flag 17 --add (           | a flag is a word such as seen, flagged or $Label1",
                "move 17                   | unique ids and the mailbox to move to",
                "search                    | say what for: unseen, from:bob, subject:报告 ...",
                "search not                | a term must follow it",
                "search since:yesterday    | a date is written as in 2024-01-31",
                "search larger:-1          | a size is a number of bytes, or one such as 100k or 2M"
            })
    void wrongUsageIsOneClearLine(String words, String what) {
        Run run = words == null ? imap() : imap((Object[]) words.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("eml: ").endsWith(": " + what + "\n").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "show", "flag"})
    void aMessageThatIsNotThereIsTold(String action) {
        Run run = action.equals("flag") ? imap(action, "99", "--add", "seen") : imap(action, "99");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).isEqualTo("eml: 99: no such message; eml imap URL ls lists them\n");
    }

    @Test
    void aMailboxThatIsRefusedEndsWithTheServersWords() {
        Run run = imap("ls", "--mailbox", "Gone");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER);
        assertThat(run.err()).contains("not selected").contains("gone").hasLineCount(1);
    }

    @Test
    void noTermBecomesACommand() {
        Run run = imap("search", "subject:x\r\nA9 DELETE INBOX");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(commands()).noneMatch(command -> command.contains("DELETE"));
    }

    @Test
    void helpShowsExamples() {
        Run run = Run.eml("imap", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("eml imap imaps://ann@imap.example tree 1742");
    }
}
