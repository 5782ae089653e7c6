package dev.paperknife.mime.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaildirTest {
    private static final MaildirFlags SEEN = MaildirFlags.of(MaildirFlag.SEEN);
    private static final MaildirFlags FLAGGED = MaildirFlags.of(MaildirFlag.FLAGGED);

    @TempDir
    Path folder;

    private Maildir maildir;

    @BeforeEach
    void create() throws IOException {
        maildir = Maildir.create(folder.resolve("mail"));
    }

    @Test
    void aDirectoryWithCurAndNewIsOne() throws IOException {
        assertThat(Maildir.isMaildir(maildir.path())).isTrue();
        Files.delete(maildir.path().resolve("tmp"));
        assertThat(Maildir.isMaildir(maildir.path())).isTrue();
        Files.delete(maildir.path().resolve("new"));
        assertThat(Maildir.isMaildir(maildir.path())).isFalse();
        assertThatIOException()
                .isThrownBy(() -> Maildir.open(maildir.path()))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void listsWhatWasShownAndThenWhatIsNew() throws IOException {
        put("new/3.a", "new/1.a", "cur/4.a:2,", "cur/2.a:2,RS", "tmp/5.a");
        assertThat(names()).containsExactly("2.a RS", "4.a ", "1.a  new", "3.a  new");
    }

    @Test
    void aMessageGetsAnotherNameAndKeepsTheRest() throws IOException {
        put("cur/1.a:2,FS", "new/2.a", "cur/3.a:2,");
        MaildirMessage flagged = maildir.messages().get(0);
        assertThat(maildir.rename(flagged, "7.b").flags().letters()).isEqualTo("FS");
        maildir.rename(maildir.find("2.a").orElseThrow(), "8.b");
        assertThat(names()).containsExactly("3.a ", "7.b FS", "8.b  new");
        assertThatIOException()
                .isThrownBy(() -> maildir.rename(flagged, "9.b"))
                .isInstanceOf(NoSuchFileException.class);
        MaildirMessage third = maildir.find("3.a").orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> maildir.rename(third, "../x"));
        put("cur/4.a:2,");
        assertThatIOException()
                .isThrownBy(() -> maildir.rename(third, "4.a"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void hiddenFilesAreNoMessages() throws IOException {
        put("new/.nfs01", "cur/.placeholder", "cur/1.a:2,");
        assertThat(names()).containsExactly("1.a ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "1.a,S=12,W=13:2,FS    ¦ 1.a,S=12,W=13 ¦ FS",
                "1.a:2,SSF             ¦ 1.a           ¦ FS",
                "1.a:2,Sab             ¦ 1.a           ¦ Sab",
                "1.a;2,S               ¦ 1.a           ¦ S",
                "1.a!2,S               ¦ 1.a           ¦ S",
                "1.a                   ¦ 1.a           ¦ ``",
                "1.a:2,                ¦ 1.a           ¦ ``",
                "1.a:1,mine            ¦ 1.a           ¦ ``",
                "1.a:2,S:2,T           ¦ 1.a:2,S       ¦ T",
                "a:b:c                 ¦ a:b:c         ¦ ``",
                ":2,S                  ¦ ``            ¦ S",
                "报告 邮件:2,S         ¦ 报告 邮件     ¦ S",
                "-rf *$(x)'|:2,S       ¦ -rf *$(x)'|   ¦ S",
                "1.a:2,S\\             ¦ 1.a           ¦ S"
            })
    void readsOddNames(String file, String unique, String letters) throws IOException {
        put("cur/" + file);
        MaildirMessage message = maildir.messages().get(0);
        assertThat(message.name()).isEqualTo(unique);
        assertThat(message.flags().letters()).isEqualTo(letters);
        assertThat(message.source().latin1()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u001B[31m", "\u007F", " ", "%41", "?", "*"})
    void controlsAreNamesToo(String odd) throws IOException {
        put("cur/1" + odd);
        MaildirMessage message = maildir.messages().get(0);
        MaildirMessage seen = maildir.flag(message, SEEN, MaildirFlags.NONE);
        assertThat(seen.name()).isEqualTo("1" + odd);
        assertThat(maildir.messages())
                .singleElement()
                .satisfies(now -> assertThat(now.source().latin1()).isEqualTo("x"));
    }

    @Test
    void namesThatAreNoTextAreReadAndLeftAlone() throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        assumeThat(shell).isExecutable();
        Process process = new ProcessBuilder(
                        shell.toString(), "-c", "for i in 376 377; do printf x > \"$(printf \"1.\\\\$i:2,S\")\"; done")
                .directory(maildir.path().resolve("cur").toFile())
                .start();
        assumeThat(process.waitFor()).isZero();
        assertThat(names()).containsExactly("1.%FE S", "1.%FF S");
        for (MaildirMessage message : maildir.messages()) {
            assertThat(message.source().latin1()).isEqualTo("x");
            assertThatIOException().isThrownBy(() -> maildir.flag(message, FLAGGED, MaildirFlags.NONE));
        }
    }

    @Test
    void deliversThroughTmpIntoNew() throws IOException {
        try (MaildirDelivery delivery = maildir.deliver()) {
            delivery.output().write("Subject: x\n\n".getBytes(UTF_8));
            assertThat(maildir.messages()).isEmpty();
            MaildirMessage message = delivery.commit();
            assertThat(message.isNew()).isTrue();
            assertThat(message.source().latin1()).isEqualTo("Subject: x\n\n");
        }
        assertThat(filesIn("tmp")).isEmpty();
        assertThat(maildir.messages()).hasSize(1);
    }

    @Test
    void deliversWithFlagsAndTheTimeOfArrivalIntoCur() throws IOException {
        Instant time = Instant.parse("2024-10-01T08:00:00Z");
        try (MaildirDelivery delivery = maildir.deliver("7.U3")) {
            MaildirMessage message =
                    delivery.flags(SEEN.with(FLAGGED)).received(time).commit();
            assertThat(message.file()).isEqualTo(maildir.path().resolve("cur/7.U3:2,FS"));
            assertThat(Files.getLastModifiedTime(message.file()).toInstant()).isEqualTo(time);
        }
        assertThat(names()).containsExactly("7.U3 FS");
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        try (MaildirDelivery delivery = maildir.deliver()) {
            delivery.output().write('x');
        }
        assertThat(filesIn("tmp")).isEmpty();
        assertThat(maildir.messages()).isEmpty();
    }

    @Test
    void neverOverwrites() throws IOException {
        put("new/7.U3");
        try (MaildirDelivery delivery = maildir.deliver("7.U3")) {
            delivery.output().write('y');
            assertThatIOException().isThrownBy(delivery::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(Files.readString(maildir.path().resolve("new/7.U3"))).isEqualTo("x");
        assertThat(filesIn("tmp")).isEmpty();
    }

    @Test
    void severalAreDeliveredTogether() throws IOException {
        try (MaildirDelivery one = maildir.deliver("1");
                MaildirDelivery two = maildir.deliver("2")) {
            two.flags(MaildirFlags.NONE);
            assertThat(MaildirDelivery.commit(List.of(one, two)))
                    .extracting(MaildirMessage::name)
                    .containsExactly("1", "2");
        }
        assertThat(names()).containsExactly("2 ", "1  new");
    }

    @Test
    void newNamesDifferAndSortByTime() throws IOException {
        try (MaildirDelivery one = maildir.deliver();
                MaildirDelivery two = Maildir.open(maildir.path()).deliver()) {
            assertThat(one.name()).isNotEqualTo(two.name()).matches("[0-9]+\\.[A-Za-z0-9]+\\.paperknife");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".x", "a/b", "../x", "a:2,S", "a\\b", "a\nb", "ü", "a b", "a;2,S", "a\0"})
    void refusesNamesThatAreNoneOfAMessage(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> maildir.deliver(name));
    }

    @Test
    void flagsAreChangedByRename() throws IOException {
        put("new/1.a", "cur/2.a:2,RXa");
        for (MaildirMessage message : maildir.messages()) {
            maildir.flag(message, SEEN, MaildirFlags.of(MaildirFlag.REPLIED));
        }
        assertThat(names()).containsExactly("1.a S", "2.a SXa");
        assertThat(filesIn("new")).isEmpty();
    }

    @Test
    void aChangeKeepsWhatAnotherProgramChanged() throws IOException {
        put("cur/1.a:2,");
        MaildirMessage stale = maildir.messages().get(0);
        maildir.flag(stale, FLAGGED, MaildirFlags.NONE);
        assertThat(maildir.flag(stale, SEEN, MaildirFlags.NONE).flags().letters())
                .isEqualTo("FS");
        assertThat(stale.source().latin1()).isEqualTo("x");
    }

    @Test
    void aRenameNeverReplacesAnotherMessage() throws IOException {
        put("new/1.a", "cur/1.a:2,S");
        MaildirMessage twin = new MaildirMessage(maildir, maildir.path().resolve("new/1.a"));
        assertThatIOException()
                .isThrownBy(() -> maildir.flag(twin, SEEN, MaildirFlags.NONE))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(filesIn("new")).hasSize(1);
    }

    @Test
    void aMessageIsMovedWithItsFlags() throws IOException {
        put("new/1.a", "cur/2.a:2,S");
        Maildir sent = maildir.folder("Sent");
        for (MaildirMessage message : maildir.messages()) {
            maildir.move(message, sent);
        }
        assertThat(maildir.messages()).isEmpty();
        assertThat(sent.messages())
                .extracting(message -> sent.path().relativize(message.file()).toString())
                .containsExactly("cur/2.a:2,S", "new/1.a");
    }

    @Test
    void movingNeverOverwrites() throws IOException {
        put("cur/2.a:2,S");
        Maildir sent = maildir.folder("Sent");
        Files.writeString(sent.path().resolve("cur/2.a:2,S"), "y");
        MaildirMessage message = maildir.messages().get(0);
        assertThatIOException()
                .isThrownBy(() -> maildir.move(message, sent))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(message.source().latin1()).isEqualTo("x");
    }

    @Test
    void aRemovedMessageIsTold() throws IOException {
        put("cur/1.a:2,");
        MaildirMessage message = maildir.messages().get(0);
        MaildirMessage moved = maildir.flag(message, SEEN, MaildirFlags.NONE);
        maildir.remove(message);
        assertThat(maildir.messages()).isEmpty();
        assertThatIOException().isThrownBy(moved::source).isInstanceOf(NoSuchFileException.class);
        assertThatIOException().isThrownBy(() -> maildir.remove(moved)).isInstanceOf(NoSuchFileException.class);
        assertThatIOException()
                .isThrownBy(() -> maildir.flag(moved, SEEN, MaildirFlags.NONE))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDirectoryIsNoMessageThatCanBeRead() throws IOException {
        Files.createDirectory(maildir.path().resolve("cur/1.a"));
        assertThatIOException().isThrownBy(() -> maildir.messages().get(0).source());
    }

    @Test
    void foldersOfAMaildirPlusPlusStandBesideCur() throws IOException {
        assertThat(maildir.folder("草稿.2024").path()).isEqualTo(maildir.path().resolve(".&g0l6Pw-.2024"));
        maildir.folder("Sent");
        Files.createDirectory(maildir.path().resolve(".notmail"));
        assertThat(maildir.folders()).extracting(Maildir::name).containsExactly("&g0l6Pw-.2024", "Sent");
        assertThat(maildir.folders()).extracting(Maildir::displayName).containsExactly("草稿.2024", "Sent");
        assertThat(maildir.path().resolve(".Sent/maildirfolder")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".a", "a.", "a..b", "a/b", "../x", "a\\b", "a\nb", "\0", "\uD800"})
    void refusesNamesThatAreNoneOfAFolder(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> maildir.folder(name));
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "\n", "\0", "\\", "\r"})
    void refusesLettersThatNoNameCanHold(String letters) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MaildirFlags(letters));
    }

    @Test
    void flagsAreASet() {
        MaildirFlags flags = new MaildirFlags("SaF").with(SEEN);
        assertThat(flags).isEqualTo(new MaildirFlags("FSa"));
        assertThat(flags.named()).containsExactly(MaildirFlag.FLAGGED, MaildirFlag.SEEN);
        assertThat(flags.without(FLAGGED).letters()).isEqualTo("Sa");
        assertThat(flags.has(MaildirFlag.DRAFT)).isFalse();
    }

    private void put(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(maildir.path().resolve(file), "x");
        }
    }

    private List<String> names() throws IOException {
        return maildir.messages().stream()
                .map(message -> message.name() + " " + message.flags().letters() + (message.isNew() ? " new" : ""))
                .toList();
    }

    private List<Path> filesIn(String directory) throws IOException {
        try (Stream<Path> files = Files.list(maildir.path().resolve(directory))) {
            return files.toList();
        }
    }
}
