package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("out");
    }

    @Test
    void writesAttachmentsButNotTheTextThatIsRead() throws IOException {
        Run run = extract("foxmail-multipart.eml");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(files()).containsExactly("img20190906-06.png", "test.txt");
        assertThat(run.out()).isEqualTo(out.resolve("test.txt") + "\n" + out.resolve("img20190906-06.png") + "\n");
        assertThat(Files.size(out.resolve("test.txt"))).isEqualTo(135);
    }

    @Test
    void allWritesTheTextToo() throws IOException {
        extract("foxmail-multipart.eml", "--all");
        assertThat(files()).containsExactly("img20190906-06.png", "part-1.1.txt", "part-1.2.html", "test.txt");
        assertThat(Files.readAllBytes(out.resolve("part-1.1.txt")))
                .isEqualTo("HHH\r\n\r\n测试一下".getBytes(Charset.forName("GB18030")));
    }

    @Test
    void allWritesAMultipartWithoutParts() throws IOException {
        assertThat(extract("boundary-never-seen.eml").err()).contains("nothing but text");
        extract("boundary-never-seen.eml", "--all");
        assertThat(files()).containsExactly("part-0.txt");
        assertThat(Files.readString(out.resolve("part-0.txt"))).startsWith("This is shown");
    }

    @Test
    void messagesInsideAreWrittenWholeAndTheirAttachmentsToo() throws IOException {
        extract("nested-messages.eml");
        assertThat(files()).containsExactly("forwarded.eml", "inner.bin", "part-3.eml");
        assertThat(Files.readString(out.resolve("part-3.eml"), StandardCharsets.ISO_8859_1))
                .startsWith("From: Dora <dora@d.example>\r\n");
    }

    @Test
    void hostileNamesStayInside() throws IOException {
        assertThat(extract("hostile-names.eml").exitCode()).isZero();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "job",
                        "evil.dll",
                        "passwd",
                        "boot.ini",
                        "_nul.txt",
                        "_bashrc",
                        "_rf",
                        "a.txt",
                        "A-2.TXT",
                        "a-3.txt",
                        "photo.jpg_stream.exe",
                        "_root",
                        "invoicefdp.exe",
                        "a.exe",
                        "_._x.txt",
                        "part-17.bin",
                        "café.txt",
                        "café-2.txt");
        assertThat(list(folder)).containsExactly("out");
    }

    @Test
    void aFileIsNeverReplaced() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("TEST.txt"), "old");
        extract("foxmail-multipart.eml");
        assertThat(files()).containsExactly("TEST.txt", "img20190906-06.png", "test-2.txt");
        assertThat(Files.readString(out.resolve("TEST.txt"))).isEqualTo("old");
    }

    @Test
    void aLinkIsNeverWrittenThrough() throws IOException {
        Files.createDirectory(out);
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Files.createSymbolicLink(out.resolve("test.txt"), victim);
        Files.createSymbolicLink(out.resolve("img20190906-06.png"), folder.resolve("not-there-yet"));
        extract("foxmail-multipart.eml");
        assertThat(Files.readString(victim)).isEqualTo("untouched");
        assertThat(folder.resolve("not-there-yet")).doesNotExist();
        assertThat(files()).contains("test-2.txt", "img20190906-06-2.png");
    }

    @Test
    void theDirectoryItselfMayBeALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(out, real);
        extract("foxmail-multipart.eml");
        assertThat(list(real)).containsExactly("img20190906-06.png", "test.txt");
    }

    @Test
    void theDirectoryIsMade() throws IOException {
        out = folder.resolve("a/b/c");
        assertThat(extract("foxmail-multipart.eml").exitCode()).isZero();
        assertThat(files()).hasSize(2);
    }

    // ---- conflicts

    @Test
    void skippingSaysSoAndWritesTheOthers() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("test.txt"), "old");
        Run run = extract("foxmail-multipart.eml", "--on-conflict", "skip");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("part 2: skipped, " + out.resolve("test.txt") + " is there already");
        assertThat(files()).containsExactly("img20190906-06.png", "test.txt");
        assertThat(Files.readString(out.resolve("test.txt"))).isEqualTo("old");
    }

    @Test
    void overwritingReplacesAFileButNotALink() throws IOException {
        Files.createDirectory(out);
        Path other = Files.writeString(folder.resolve("other"), "old");
        Files.createLink(out.resolve("test.txt"), other);
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Files.createSymbolicLink(out.resolve("img20190906-06.png"), victim);
        assertThat(extract("foxmail-multipart.eml", "--on-conflict=overwrite").exitCode())
                .isZero();
        assertThat(files()).containsExactly("img20190906-06-2.png", "img20190906-06.png", "test.txt");
        assertThat(Files.size(out.resolve("test.txt"))).isEqualTo(135);
        assertThat(Files.readString(other)).isEqualTo("old");
        assertThat(Files.readString(victim)).isEqualTo("untouched");
    }

    @Test
    void whatIsNotWholeReplacesNothing() throws IOException {
        Files.createDirectories(out);
        Path old = Files.writeString(out.resolve("test.txt"), "old");
        Run run = extract("foxmail-multipart.eml", "--on-conflict=overwrite", "--max-file-bytes=100");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(old).hasContent("old");
    }

    @Test
    void failingNamesThePartAndWritesTheOthers() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("test.txt"), "old");
        Run run = extract("foxmail-multipart.eml", "--on-conflict=fail");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err())
                .contains("part 2: cannot write test.txt: exists already")
                .hasLineCount(1);
        assertThat(files()).containsExactly("img20190906-06.png", "test.txt");
    }

    @Test
    void partsOfOneRunThatShareANameAreAllThereWhateverTheMode() throws IOException {
        for (String mode : List.of("rename", "skip", "overwrite", "fail")) {
            out = folder.resolve(mode);
            assertThat(extract("hostile-names.eml", "--on-conflict", mode).exitCode())
                    .isZero();
            assertThat(files()).hasSize(18).contains("a.txt", "A-2.TXT", "a-3.txt");
        }
    }

    // ---- selection

    @Test
    void partsAreChosenByNumber() throws IOException {
        extract("foxmail-multipart.eml", "--part", "3,1.1");
        assertThat(files()).containsExactly("img20190906-06.png", "part-1.1.txt");
        extract("foxmail-multipart.eml", "--part", "1.2", "--part", "2");
        assertThat(files()).containsExactly("img20190906-06.png", "part-1.1.txt", "part-1.2.html", "test.txt");
    }

    @Test
    void aMultipartStandsForAllInIt() throws IOException {
        extract("foxmail-multipart.eml", "--part", "1");
        assertThat(files()).containsExactly("part-1.1.txt", "part-1.2.html");
    }

    @Test
    void aMessageInsideIsOnePart() throws IOException {
        extract("nested-messages.eml", "--part", "3");
        assertThat(files()).containsExactly("part-3.eml");
    }

    @Test
    void partsAreChosenByNameTypeAndSize() throws IOException {
        extract("foxmail-multipart.eml", "--name", "*.PNG");
        assertThat(files()).containsExactly("img20190906-06.png");
        out = folder.resolve("types");
        extract("foxmail-multipart.eml", "--type", "text/*");
        assertThat(files()).containsExactly("part-1.1.txt", "part-1.2.html");
        out = folder.resolve("sizes");
        extract("foxmail-multipart.eml", "--size", "+100");
        assertThat(files()).containsExactly("test.txt");
        extract("foxmail-multipart.eml", "--size", "-69", "--name", "*.txt", "--name=*.png");
        assertThat(files()).containsExactly("img20190906-06.png", "test.txt");
    }

    @Test
    void noSuchPartIsANegativeAnswer() throws IOException {
        Run run = extract("foxmail-multipart.eml", "--part", "9");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.err()).isEqualTo("eml: extract: no part is like that; eml tree shows those there are\n");
    }

    @Test
    void onePartGoesToStandardOutput() throws IOException {
        byte[] mail = TestData.bytes("messages/foxmail-multipart.eml");
        Run run = Run.with(mail, "extract", "--part", "3", "-d", "-", "-");
        assertThat(run.bytes()).hasSize(69).startsWith(0x89, 'P', 'N', 'G');
        Run both = Run.with(mail, "extract", "-d", "-", "-");
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(both.bytes()).isEmpty();
        assertThat(both.err())
                .contains("only one part can go to standard output")
                .hasLineCount(1);
    }

    // ---- the manifest

    @Test
    void aManifestTellsOfEveryPart() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("test.txt"), "old");
        Path manifest = folder.resolve("manifest.ndjson");
        extract("foxmail-multipart.eml", "--on-conflict=skip", "--manifest", manifest.toString());
        List<String> lines = Files.readAllLines(manifest);
        assertThat(lines).hasSize(2);
        Object skipped = JsonValue.parse(lines.get(0));
        assertThat(JsonValue.at(skipped, "status")).isEqualTo("skipped");
        Object written = JsonValue.parse(lines.get(1));
        assertThat(JsonValue.at(written, "section")).isEqualTo("3");
        assertThat(JsonValue.at(written, "name")).isEqualTo("img20190906-06.png");
        assertThat(JsonValue.at(written, "file"))
                .isEqualTo(out.resolve("img20190906-06.png").toString());
        assertThat(JsonValue.at(written, "size")).isEqualTo(69L);
        assertThat(JsonValue.at(written, "sha256"))
                .isEqualTo(DigestUtils.sha256Hex(Files.readAllBytes(out.resolve("img20190906-06.png"))));
    }

    @Test
    void aManifestMayStandInPlaceOfTheNames() throws IOException {
        Run run = extract("hostile-names.eml", "--manifest", "-");
        assertThat(run.out().lines()).hasSize(18).allMatch(line -> line.startsWith("{\"path\":"));
        assertThat(run.out()).contains("\"name\":\"../../etc/cron.d/job\",\"safeName\":\"job\"");
    }

    @Test
    void noPartTakesThePlaceOfTheManifest() throws IOException {
        extract(
                "foxmail-multipart.eml",
                "--on-conflict=overwrite",
                "--manifest",
                out.resolve("test.txt").toString());
        assertThat(files()).containsExactly("img20190906-06.png", "test-2.txt", "test.txt");
        assertThat(Files.readString(out.resolve("test.txt"))).startsWith("{\"path\":");
    }

    // ---- limits

    @Test
    void stopsAtTheLimitOfFiles() throws IOException {
        Run run = extract("hostile-names.eml", "--max-files", "3");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(run.err()).contains("part 5: stopped: 3 files are written").hasLineCount(1);
        assertThat(files()).hasSize(3);
    }

    @Test
    void aFileBeyondItsLimitLeavesNothingAndTheOthersCome() throws IOException {
        Run run = extract("foxmail-multipart.eml", "--max-file-bytes", "100");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(run.err()).contains("part 2: not written").hasLineCount(1);
        assertThat(files()).containsExactly("img20190906-06.png");
    }

    @Test
    void stopsAtTheLimitOfAllBytes() throws IOException {
        Run run = extract("foxmail-multipart.eml", "--max-bytes", "140");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(run.err()).contains("part 3: stopped").hasLineCount(1);
        assertThat(files()).containsExactly("test.txt");
    }

    @Test
    void limitsAreOfTheRunNotOfOneInput() throws IOException {
        Path mail = write("foxmail-multipart.eml");
        Run run = Run.eml("extract", "-d", out, "--max-files", "3", mail, mail);
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(files()).containsExactly("img20190906-06.png", "test-2.txt", "test.txt");
    }

    // ---- failures

    @Test
    void whatCannotBeReadLeavesNoFile() throws IOException {
        ExtractionFolder target = ExtractionFolder.open(folder, OnConflict.RENAME);
        assertThatIOException()
                .isThrownBy(() -> target.write("a.txt", stream -> {
                    stream.write(1);
                    throw new IOException("source is gone");
                }))
                .withMessage("source is gone");
        assertThat(list(folder)).isEmpty();
    }

    private Run extract(String fixture, String... options) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("extract", "-d", out));
        arguments.addAll(List.of(options));
        arguments.add("-");
        return Run.with(TestData.bytes("messages/" + fixture), arguments.toArray());
    }

    private Path write(String fixture) throws IOException {
        return Files.write(folder.resolve("mail.eml"), TestData.bytes("messages/" + fixture));
    }

    private List<String> files() throws IOException {
        return list(out);
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
