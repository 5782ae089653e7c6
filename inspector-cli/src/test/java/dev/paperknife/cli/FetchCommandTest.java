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
import org.junit.jupiter.params.provider.ValueSource;

class FetchCommandTest {
    private static final String FIRST = "Subject: 1\r\n\r\none\r\nFrom here\r\n";
    private static final String SECOND = "Subject: 2\r\n\r\n.two\r\n";
    private static final Surroundings ANN = new Surroundings(Map.of("EML_PASSWORD", "s3cret"), Prompt.NONE, false);

    @TempDir
    Path folder;

    private FakeServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = FakeServer.start("+OK m", FetchCommandTest::answer);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** A maildrop with two messages. */
    private static String answer(String line) {
        return switch (line) {
            case "CAPA" -> "+OK\nUSER\nUIDL\nPIPELINING\n.";
            case "UIDL" -> "+OK\n1 ../../u1\n2 u2\n.";
            case "LIST" -> "+OK\n1 30\n2 20\n.";
            case "RETR 1" -> "+OK\n" + FIRST.replace("\r\n", "\n") + ".";
            case "RETR 2" -> "+OK\n" + SECOND.replace("\r\n", "\n").replace("\n.", "\n..") + ".";
            default -> "+OK";
        };
    }

    private static UnaryOperator<String> but(String line, String answer) {
        return heard -> heard.equals(line) ? answer : answer(heard);
    }

    private Run fetch(Object... arguments) {
        return fetch(ANN, arguments);
    }

    private Run fetch(Surroundings surroundings, Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(
                "fetch", "--pop3", "pop3+insecure://ann@127.0.0.1:" + server.port(), "--allow-cleartext-login"));
        words.addAll(Arrays.asList(arguments));
        return Run.in(surroundings, Terminal.NONE, new byte[0], words.toArray());
    }

    /** The mail in a folder, in no order. */
    private static List<String> mail(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private void assertNothingDeleted() {
        assertThat(server.heard()).noneMatch(line -> line.startsWith("DELE"));
    }

    @Test
    void eachMessageIsAFileByteForByte() throws IOException {
        Path inbox = folder.resolve("in/box");
        Run run = fetch("-d", inbox);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("2 fetched\n");
        assertThat(run.exitCode()).isZero();
        assertThat(mail(inbox)).containsExactlyInAnyOrder(FIRST, SECOND);
        assertNothingDeleted();
    }

    @Test
    void aMaildirGetsThemInNew() throws IOException {
        fetch("--maildir", folder.resolve("Maildir"));
        assertThat(mail(folder.resolve("Maildir/new"))).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(mail(folder.resolve("Maildir/tmp"))).isEmpty();
        assertThat(folder.resolve("Maildir/cur")).isDirectory();
    }

    @Test
    void anMboxGetsThemAppended() throws IOException {
        Path mbox = Files.writeString(folder.resolve("x.mbox"), "From x Thu Nov 28 17:00:00 2024\nSubject: 0\n\nzero");
        fetch("--mbox", mbox);
        assertThat(Files.readString(mbox).replaceAll("From MAILER-DAEMON .*", "SEPARATOR"))
                .isEqualTo("""
                        From x Thu Nov 28 17:00:00 2024
                        Subject: 0

                        zero

                        SEPARATOR
                        Subject: 1

                        one
                        >From here

                        SEPARATOR
                        Subject: 2

                        .two

                        """);
        assertThat(Run.eml("json", mbox).out()).hasLineCount(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-d", "--mbox", "--maildir"})
    void whatWasFetchedIsNotFetchedAgain(String where) throws IOException {
        Path place = folder.resolve("place");
        fetch(where, place);
        server.answer(FetchCommandTest::answer);
        assertThat(fetch(where, place).out()).isEqualTo("0 fetched\n");
        assertThat(server.heard()).noneMatch(line -> line.startsWith("RETR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-d", "--mbox", "--maildir"})
    void aRunThatWasCutOffIsTakenUpWhereItEnded(String where) throws IOException {
        Path place = folder.resolve("place");
        server.answer(but("RETR 2", "+OK\nSubject: 2\n\nhalf a mess\nclose"));
        Run run = fetch(where, place);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER);
        assertThat(run.err()).contains("1 fetched before that; the next run goes on from there");
        server.answer(FetchCommandTest::answer);
        assertThat(fetch(where, place).out()).isEqualTo("1 fetched\n");
        assertThat(server.heard()).contains("RETR 2").doesNotContain("RETR 1");
        String all = where.equals("--mbox")
                ? Files.readString(place)
                : String.join("", mail(where.equals("-d") ? place : place.resolve("new")));
        assertThat(all).contains("two").doesNotContain("half a mess");
        assertNothingDeleted();
    }

    @Test
    void deletingIsForThoseThatAreOnDisk() throws IOException {
        server.answer(but("RETR 2", "-ERR locked"));
        Run run = fetch("--delete", "-d", folder);
        assertThat(run.out()).isEqualTo("1 fetched, 1 deleted on the server\n");
        assertThat(run.err()).isEqualTo("eml: message 2: no message 2: locked\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(server.heard()).containsSequence("RETR 2", "DELE 1", "QUIT").doesNotContain("DELE 2");
    }

    @Test
    void whatCannotBeWrittenIsNotDeleted() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Files.createDirectories(place.resolve(".eml-fetch.part/x")); // where the message would be written
        Run run = fetch("--delete", "-d", place);
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).startsWith("eml: " + place + ": ").hasLineCount(1);
        assertNothingDeleted();
        assertThat(server.heard()).doesNotContain("QUIT");
    }

    @Test
    void aDeletionThatWasNotConfirmedIsTriedTheNextTime() throws IOException {
        server.answer(but("QUIT", "close"));
        assertThat(fetch("--delete", "-d", folder).exitCode()).isEqualTo(ExitCode.SERVER);
        server.answer(FetchCommandTest::answer);
        assertThat(fetch("-d", folder).out()).isEqualTo("0 fetched\n");
        assertNothingDeleted();
        assertThat(fetch("--delete", "-d", folder).out()).isEqualTo("0 fetched, 2 deleted on the server\n");
        server.answer(FetchCommandTest::answer);
        fetch("--delete", "-d", folder);
        assertNothingDeleted();
    }

    @Test
    void anotherRunHasToWait() throws IOException {
        try (SeenMail seen = SeenMail.open(folder.resolve(".eml-fetch"), "x")) {
            assertThat(seen.uids()).isEmpty();
            Run run = fetch("-d", folder);
            assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
            assertThat(run.err()).contains("another eml fetch is at work here");
        }
    }

    @Test
    void aLineThatWasCutOffIsNotBelieved() throws IOException {
        Path state = folder.resolve(".eml-fetch");
        Files.writeString(state, "a\tone\nb\tother\na\ttw", StandardCharsets.UTF_8);
        try (SeenMail seen = SeenMail.open(state, "a")) {
            assertThat(seen.uids()).containsExactly("one");
            seen.fetched("two", false);
        }
        assertThat(Files.readString(state)).isEqualTo("a\tone\nb\tother\na\ttwo\n");
    }

    @Test
    void aBarIsForThoseWhoWatch() throws IOException {
        Run run = fetch(new Surroundings(ANN.variables(), Prompt.NONE, true), "-d", folder);
        assertThat(run.out()).isEqualTo("2 fetched\n");
        assertThat(run.err()).startsWith("\rfetch").contains("100%").endsWith("\n");
    }

    @Test
    void aRefusedLoginIs24() throws IOException {
        server.answer(but("PASS s3cret", "-ERR [AUTH] no"));
        Run run = fetch("-d", folder);
        assertThat(run.exitCode()).isEqualTo(24);
        assertThat(run.err()).contains("login refused: [AUTH] no").doesNotContain("s3cret");
    }

    @Test
    void wrongUsageIsOneLine() {
        String url = "pop3://127.0.0.1:" + server.port();
        assertThat(Run.eml("fetch", "-d", folder).err()).contains("name the server, here or in EML_POP3");
        assertThat(Run.eml("fetch", "--pop3", url).err()).contains("say where to");
        assertThat(Run.eml("fetch", "--pop3", url, "-d", folder, "--mbox", "x").err())
                .contains("one of them");
        assertThat(Run.eml("fetch", "--pop3", url, "-d", folder).err()).contains("whose mail?");
        assertThat(Run.eml("fetch", "--pop3", url, "-d", folder).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.eml("fetch", "--help").out()).contains("Exit status:", "21", "29", "--delete");
    }
}
