package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
    private static final String MAIL = "From: ann@a.example\nSubject: hi\n\nhello\n";
    private static final String FROM = "From ann@a.example Tue Oct  1 10:00:00 2024\n";

    @TempDir
    private Path folder;

    @Test
    void directoriesAreReadDeepAndSorted() throws IOException {
        write("b.eml", MAIL);
        write("sub/a.EML", "no header at all\n");
        write("cur/1700000000.M1P2.host:2,S", MAIL);
        write("notes.txt", "just text\n");
        write("readme", "Note: this is no mail\n\n");
        assertThat(names(folder)).containsExactly("b.eml", "cur/1700000000.M1P2.host:2,S", "sub/a.EML");
    }

    @Test
    void aDirectoryMayHoldAnMbox() throws IOException {
        write("in.mbox", FROM + MAIL + "\n" + FROM + MAIL);
        write("plain", FROM + MAIL + "\n" + FROM + MAIL);
        assertThat(names(folder)).containsExactly("in.mbox#0", "in.mbox#1", "plain#0", "plain#1");
    }

    @Test
    void anMboxIsKnownByItsNameOrItsSecondSeparator() throws IOException {
        assertThat(names(write("one.eml", FROM + MAIL))).containsExactly("one.eml");
        assertThat(names(write("two.eml", FROM + MAIL + "\n" + FROM + MAIL))).containsExactly("two.eml#0", "two.eml#1");
        assertThat(offsets(write("one.mbox", FROM + MAIL))).containsExactly(44L);
        assertThat(offsets(write("three.eml", FROM + MAIL))).containsExactly(0L);
    }

    @Test
    void oneMessageOfAnMboxHasAnAddress() throws IOException {
        Path mbox = write("in.mbox", FROM + MAIL + "\n" + FROM + MAIL.replace("hi", "ho"));
        assertThat(Run.eml("headers", mbox + "#1").out())
                .contains("Subject: ho")
                .doesNotContain("==>");
        assertThat(Run.eml("json", mbox + "#1").out()).contains("\"path\":\"" + mbox + "\",\"index\":1,");
        assertThat(Run.eml("cat", mbox + "#1", "HEADER").out()).isEqualTo("From: ann@a.example\nSubject: ho\n\n");
        Run run = Run.eml("tree", mbox + "#2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SUCH_PART);
        assertThat(run.err()).isEqualTo("eml: " + mbox + "#2: no such message; there are 2, counted from 0\n");
    }

    @Test
    void aFileMayReallyHaveSuchAName() throws IOException {
        Path file = write("in.mbox#1", FROM + MAIL);
        write("in.mbox", FROM + MAIL.replace("hi", "ho"));
        assertThat(Run.eml("json", file).out()).contains("\"path\":\"" + file + "\"", "\"subject\":\"hi\"");
    }

    @Test
    void whatAMaildirHasDeliveredIsMail() throws IOException {
        write("cur/1.host:2,S", "no header at all\n");
        write("new/2.host", MAIL);
        write("tmp/3.host", MAIL);
        write(".Sent/cur/4.host:2,", MAIL);
        write(".Sent/new/.hidden", "x\n");
        write("dovecot.index", "x\n");
        assertThat(names(folder)).containsExactly(".Sent/cur/4.host:2,", "cur/1.host:2,S", "new/2.host");
    }

    @Test
    void aLinkInACircleIsFollowedOnce() throws IOException {
        write("sub/a.eml", MAIL);
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("b.eml"), folder.resolve("sub/a.eml"));
        assertThat(names(folder)).containsExactly("b.eml", "sub/a.eml");
    }

    @Test
    void anUnreadableEntryCostsOnlyItself() throws IOException {
        write("a.eml", MAIL);
        Files.createSymbolicLink(folder.resolve("gone.eml"), folder.resolve("nowhere"));
        Run run = Run.eml("tree", folder);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.err()).isEqualTo("eml: " + folder.resolve("gone.eml") + ": no such file or directory\n");
        assertThat(run.out()).contains("Subject: hi");
    }

    @Test
    void standardInputIsAnInputLikeOthers() {
        assertThat(Run.with(MAIL.getBytes(StandardCharsets.UTF_8), "json", "-").out())
                .contains("\"path\":\"-\"", "\"subject\":\"hi\"");
    }

    @Test
    void aLargeInputIsSpooledToAFileThatGoes() throws IOException {
        byte[] bytes = MAIL.repeat(10).getBytes(StandardCharsets.UTF_8);
        try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), 64)) {
            assertThat(spool.isInFile()).isTrue();
            assertThat(spool.source().bytes()).isEqualTo(bytes);
        }
        try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), bytes.length + 1)) {
            assertThat(spool.isInFile()).isFalse();
            assertThat(spool.source().bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void largeFilesAreReadInPlace() throws IOException {
        Path file = write("large.eml", MAIL + "x".repeat(76).concat("\n").repeat(70_000));
        List<Letter> letters = letters(file);
        assertThat(letters.get(0).source().isInMemory()).isFalse();
        assertThat(letters.get(0).message().subject()).contains("hi");
    }

    @Test
    void aFaultOfOursCostsOneInput() throws IOException {
        Path a = write("a.eml", MAIL);
        Path b = write("b.eml", MAIL);
        List<String> read = new ArrayList<>();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = session(err);
        new Inputs(session, List.of(a.toString(), b.toString()), ParseOptions.DEFAULT, true).read((letter, here) -> {
            if (letter.path().equals(a.toString())) {
                throw new IllegalStateException("boom");
            }
            read.add(letter.path());
        });
        assertThat(read).containsExactly(b.toString());
        assertThat(session.outcome().exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("eml: " + a + ": internal error, please report it: java.lang.IllegalStateException: boom")
                .hasLineCount(1);
    }

    @Test
    void foundAmongTheFixtures() throws IOException {
        Path file = folder.resolve("two.mbox");
        Files.write(file, TestData.bytes("messages/two-messages.mbox"));
        assertThat(letters(file))
                .extracting(letter -> letter.message().subject().orElse(""))
                .containsExactly("first", "zweite Übung");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> names(Path path) {
        return letters(path).stream()
                .map(letter -> letter.name().substring(folder.toString().length() + 1))
                .toList();
    }

    private List<Long> offsets(Path path) {
        return letters(path).stream().map(Letter::offset).toList();
    }

    private static List<Letter> letters(Path path) {
        List<Letter> letters = new ArrayList<>();
        new Inputs(session(new ByteArrayOutputStream()), List.of(path.toString()), ParseOptions.DEFAULT, true)
                .read((letter, here) -> letters.add(letter));
        return letters;
    }

    private static Session session(ByteArrayOutputStream err) {
        return new Session(
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                new Output(err),
                Terminal.NONE,
                Surroundings.none());
    }
}
