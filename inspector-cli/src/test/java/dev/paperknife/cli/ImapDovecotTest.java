package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import dev.paperknife.testdata.MailServerProcess;
import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.FetchItem;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.NewMail;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.UidSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** {@code eml imap} against Dovecot, each test in a mailbox of its own. */
class ImapDovecotTest {
    private static final int IMAP = 9;
    private static final Surroundings EVE =
            new Surroundings(Map.of("EML_PASSWORD", "eve's secret"), Prompt.NONE, false);
    private static final List<MailServerProcess> STARTED = new ArrayList<>();

    private static final String FILLER = "QUFB".repeat(19) + "\n";
    private static final String REPORT = """
            From: Bob <bob@b.example>
            To: eve@example.test
            Subject: =?utf-8?b?5oql5ZGK?=
            Date: Tue, 1 Oct 2024 10:00:00 +0200
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Hello 你好
            --b
            Content-Type: application/octet-stream; name=large.bin
            Content-Transfer-Encoding: base64

            """ + FILLER.repeat(5000) + """
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --b
            Content-Type: message/rfc822

            Subject: inner
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: text/plain

            inner text
            --c
            Content-Disposition: attachment; filename=inner.txt

            inner file
            --c--
            --b--
            """;

    private static final String NOTE = "From: ann@a.example\nSubject: note\n\nshort\n";

    @TempDir
    Path folder;

    private String mailbox = "";

    @BeforeAll
    static void startServer() {
        MailServerProcess process = MailServerProcess.postfixAndDovecot();
        STARTED.add(process);
        Assumptions.assumeTrue(process.missing().isEmpty(), process.missing());
    }

    @AfterAll
    static void stopServer() throws IOException {
        for (MailServerProcess process : STARTED) {
            process.close();
        }
    }

    private static int port() {
        return STARTED.get(0).port() + IMAP;
    }

    private static ImapClient client() throws IOException {
        ImapClient imap = ImapClient.connect(
                Endpoint.parse("imap+insecure://127.0.0.1:" + port()),
                ConnectOptions.DEFAULT.withAllowsCleartextLogin(true));
        imap.login(new Password("eve@example.test", "eve's secret"));
        return imap;
    }

    private static NewMail mail(String text) {
        return NewMail.of(Message.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A mailbox with the report, whose unique id is 1, and a note. */
    @BeforeEach
    void fillMailbox(TestInfo test) throws IOException {
        mailbox = test.getTestMethod().orElseThrow().getName() + "/收";
        try (ImapClient imap = client()) {
            imap.mailboxes().create(MailboxName.of(mailbox));
            imap.append(MailboxName.of(mailbox), mail(REPORT), mail(NOTE));
        }
    }

    private Run imap(Object... arguments) {
        String url = "imap+insecure://127.0.0.1:" + port();
        List<Object> words = new ArrayList<>(
                List.of("imap", "--allow-cleartext-login", "--user", "eve@example.test", "--mailbox", mailbox, url));
        words.addAll(Arrays.asList(arguments));
        return Run.in(EVE, Terminal.NONE, new byte[0], words.toArray());
    }

    private Run session(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(arguments));
        words.add("-v");
        return imap(words.toArray());
    }

    private List<String> flags(long uid) throws IOException {
        List<String> flags = new ArrayList<>();
        try (ImapClient imap = client()) {
            imap.examine(mailbox);
            imap.fetch(
                    UidSet.of(uid),
                    List.of(FetchItem.FLAGS),
                    message -> message.flags().orElseThrow().forEach(flag -> flags.add(flag.name())));
        }
        return flags;
    }

    @Test
    void foldersAreShownWithTheirNumbers() {
        Run run = imap("folders");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern(" 2 +2 +[0-9]+ +" + mailbox + "\n")
                .containsPattern("Sent +Sent\n");
    }

    @Test
    void messagesAreListedAndSearched() {
        Run list = imap("ls");
        assertThat(list.out().lines().toList()).hasSize(3);
        assertThat(list.out()).contains("Bob <bob@b.example>  报告").contains("ann@a.example        note");
        assertThat(imap("search", "subject:报告").out()).isEqualTo("1\n");
        assertThat(imap("search", "not", "larger:1k").out()).isEqualTo("2\n");
        assertThat(imap("search", "body:你好", "unseen").out()).isEqualTo("1\n");
        assertThat(imap("search", "from:nobody").exitCode()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void aTreeNeedsNoBody() {
        Run run = session("tree", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Subject: 报告")
                .containsPattern("3 +application/pdf +base64 +[0-9]+ +attachment +报告.pdf")
                .contains("4.2");
        assertThat(run.err()).contains("UID FETCH 1 (ENVELOPE BODYSTRUCTURE)").doesNotContain("BODY.PEEK[");
        assertThat(run.err().length()).isLessThan(20_000);
    }

    @Test
    void textsAreShownAndNothingIsMarkedAsRead() throws IOException {
        assertThat(imap("show", "1").out()).isEqualTo("Hello 你好\n");
        assertThat(imap("show", "1:2").out())
                .contains("==> 1 <==")
                .contains("==> 2 <==")
                .contains("short");
        assertThat(flags(1)).doesNotContain("\\Seen");
    }

    @Test
    void onlyThePartThatIsWantedIsFetched() {
        Path out = folder.resolve("out");
        Run run = session("extract", "1", "--name", "*.pdf", "-d", out);
        assertThat(run.out()).isEqualTo(out.resolve("报告.pdf") + "\n");
        assertThat(out.resolve("报告.pdf")).hasContent("%PDF");
        assertThat(run.err())
                .contains("(BODY.PEEK[3])")
                .doesNotContain("BODY.PEEK[]")
                .doesNotContain("BODY.PEEK[2]");
    }

    @Test
    void extractionTakesWhatItTakesOutOfAFile() throws IOException {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        Path file = Files.writeString(folder.resolve("report.eml"), REPORT.replace("\n", "\r\n"));
        assertThat(Run.eml("extract", "-d", here, file).exitCode()).isZero();
        assertThat(session("extract", "1", "-d", there).err()).doesNotContain("BODY.PEEK[]");
        assertThat(files(there).keySet()).isEqualTo(files(here).keySet()).hasSize(4);
        // To Dovecot the line break before the delimiter belongs to the message inside.
        String inner = Files.readString(here.resolve("part-4.eml"));
        assertThat(there.resolve("part-4.eml")).hasContent(inner + "\r\n");
        for (String name : List.of("inner.txt", "large.bin", "报告.pdf")) {
            assertThat(there.resolve(name)).as(name).hasSameBinaryContentAs(here.resolve(name));
        }
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(directory)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void messagesAreFetchedOnce() throws IOException {
        Path out = folder.resolve("out");
        assertThat(imap("fetch", "-d", out).out()).isEqualTo("2 fetched\n");
        assertThat(imap("fetch", "-d", out).out()).isEqualTo("0 fetched\n");
        assertThat(files(out).values()).contains(NOTE.replace("\n", "\r\n"));
    }

    @Test
    void flagsAreChanged() throws IOException {
        assertThat(imap("flag", "1", "--add", "flagged", "--add", "$Work").exitCode())
                .isZero();
        assertThat(flags(1)).contains("\\Flagged", "$Work");
        assertThat(imap("flag", "1", "--remove", "flagged").exitCode()).isZero();
        assertThat(flags(1)).contains("$Work").doesNotContain("\\Flagged");
        assertThat(imap("flag", "7", "--add", "seen").exitCode()).isEqualTo(ExitCode.UNREADABLE);
    }

    @Test
    void messagesAreMovedAndAppended() throws IOException {
        assertThat(imap("move", "1", "Trash").exitCode()).isZero();
        assertThat(imap("search", "uid:1:*").out()).isEqualTo("2\n");
        assertThat(imap("move", "2", "no such mailbox").exitCode()).isEqualTo(ExitCode.SERVER);
        Path note = Files.writeString(folder.resolve("note.eml"), NOTE);
        assertThat(imap("append", note, "--add", "seen").exitCode()).isZero();
        assertThat(imap("search", "seen").out()).isEqualTo("3\n");
        assertThat(flags(3)).contains("\\Seen");
    }

    @Test
    void aWatchTellsOfWhatComes() throws Exception {
        CompletableFuture<Run> watch = CompletableFuture.supplyAsync(() -> imap("watch", "--once"));
        try (ImapClient imap = client()) {
            while (!watch.isDone()) {
                imap.append(MailboxName.of(mailbox), mail(NOTE));
                wait(watch);
            }
        }
        Run run = watch.join();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("note");
    }

    /** A while: the watch may not have begun when the first message came. */
    private static void wait(CompletableFuture<Run> watch) throws Exception {
        try {
            watch.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            assertThat(e).isNotNull(); // nothing yet
        }
    }

    @Test
    void aMaildirIsFilled() throws IOException {
        Path maildir = folder.resolve("Maildir");
        assertThat(imap("sync", "-d", maildir).out())
                .isEqualTo("2 fetched, 0 removed, 0 flagged here, 0 flagged on the server\n");
        assertThat(files(maildir.resolve("cur"))).hasSize(2);
    }

    @Test
    void aWrongPasswordIsAnExitCodeOfItsOwn() {
        Surroundings wrong = new Surroundings(Map.of("EML_PASSWORD", "wrong"), Prompt.NONE, false);
        Run run = Run.in(
                wrong,
                Terminal.NONE,
                new byte[0],
                "imap",
                "--allow-cleartext-login",
                "--user",
                "eve@example.test",
                "imap+insecure://127.0.0.1:" + port(),
                "ls");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_LOGGED_IN);
        assertThat(run.err()).hasLineCount(1).doesNotContain("wrong");
    }
}
