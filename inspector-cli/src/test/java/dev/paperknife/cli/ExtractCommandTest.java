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
        ExtractionFolder target = ExtractionFolder.open(folder);
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
