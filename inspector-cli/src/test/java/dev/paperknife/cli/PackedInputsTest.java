package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedInputsTest {
    private static final String MAIL = "From: ann@a.example\nSubject: hi\n\nhello\n";
    private static final String FROM = "From ann@a.example Tue Oct  1 10:00:00 2024\n";
    private static final String MBOX = FROM + MAIL + "\n" + FROM + MAIL.replace("hi", "ho");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"gz, .gz", "bzip2, .bz2", "xz, .xz", "zstd, .zst"})
    void aPackedFileIsReadLikeTheFile(String format, String ending) throws Exception {
        Path mail = write("a.eml" + ending, pack(format, bytes(MAIL)));
        Path mbox = write("b.mbox" + ending, pack(format, bytes(MBOX)));
        Path tar = write("c.tar" + ending, pack(format, tar(Map.of("d/e.eml", MAIL))));
        assertThat(subjects(mail)).isEqualTo("[%s] hi\n".formatted(mail));
        assertThat(subjects(mbox)).isEqualTo("[%1$s#0] hi\n[%1$s#1] ho\n".formatted(mbox));
        assertThat(subjects(mbox + "#1")).isEqualTo("[%s#1] ho\n".formatted(mbox));
        assertThat(subjects(tar)).isEqualTo("[%s/d/e.eml] hi\n".formatted(tar));
        assertThat(Run.with(Files.readAllBytes(mail), "json", "-").out()).contains("\"subject\":\"hi\"");
    }

    @Test
    void anArchiveIsReadLikeADirectory() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("in/a.eml", MAIL);
        files.put("in/b.mbox", MBOX);
        files.put("notes.txt", "no mail\n");
        files.put("cur/17:2,S", MAIL);
        for (Path archive : new Path[] {write("a.zip", zip(files)), write("b.tar", tar(files))}) {
            assertThat(subjects(archive))
                    .isEqualTo(
                            "[%1$s/in/a.eml] hi\n[%1$s/in/b.mbox#0] hi\n[%1$s/in/b.mbox#1] ho\n[%1$s/cur/17:2,S] hi\n"
                                    .formatted(archive));
        }
    }

    @Test
    void whatIsPackedMayBePacked() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.putArchiveEntry(new ZipArchiveEntry("a.eml.gz"));
            out.write(pack("gz", bytes(MAIL)));
            out.closeArchiveEntry();
        }
        Path file = write("a.zip", zip.toByteArray());
        assertThat(subjects(file)).isEqualTo("[%s/a.eml.gz] hi\n".formatted(file));
        byte[] deep = bytes(MAIL);
        for (int i = 0; i < 6; i++) {
            deep = pack("gz", deep);
        }
        Run run = Run.eml("tree", write("deep.eml.gz", deep));
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(run.err()).contains("packed more than 4 times").hasLineCount(1);
    }

    @Test
    void aBombHitsALimitThatIsNamed() throws Exception {
        Path bomb = write("bomb.eml.gz", pack("gz", new byte[5 << 20]));
        Run run = Run.eml("tree", "--max-unpacked", 1 << 20, bomb, write("a.eml", bytes(MAIL)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.LIMIT);
        assertThat(run.err())
                .startsWith("eml: " + bomb + ": stopped: ")
                .contains("--max-unpacked")
                .hasLineCount(1);
        assertThat(run.out()).contains("Subject: hi");
    }

    @Test
    void ofADamagedFileIsReadWhatCanBe() throws Exception {
        byte[] whole = pack("gz", bytes(MBOX.repeat(400)));
        Path file = write("a.mbox.gz", Arrays.copyOf(whole, whole.length - 30));
        Run run = Run.eml("json", file);
        assertThat(run.out().lines().count()).isGreaterThan(100);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.err()).startsWith("eml: " + file + ": damaged: ").hasLineCount(1);
    }

    @Test
    void anArchiveWithoutMailIsOneLine() throws Exception {
        Run run = Run.eml("tree", write("a.zip", zip(Map.of("notes.txt", "no mail\n"))));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).contains("no mail in this archive").hasLineCount(1);
    }

    @Test
    void aDirectoryMayHoldPackedMail() throws Exception {
        write("a.eml.gz", pack("gz", bytes(MAIL)));
        write("b.gz", pack("gz", bytes("no mail")));
        assertThat(subjects(folder)).isEqualTo("[%s/a.eml.gz] hi\n".formatted(folder));
    }

    /** A line for each message: its path, with its index where that is not the only one, and its subject. */
    private static String subjects(Object input) {
        StringBuilder lines = new StringBuilder();
        String name = "";
        for (String line : Run.eml("headers", input, input).out().split("\n", -1)) {
            if (line.startsWith("==> ")) {
                name = line.substring(4, line.length() - 4);
            } else if (line.startsWith("Subject: ")) {
                lines.append("[")
                        .append(name)
                        .append("] ")
                        .append(line.substring(9))
                        .append('\n');
            }
        }
        String twice = lines.toString();
        return twice.substring(0, twice.length() / 2);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pack(String format, byte[] bytes) throws IOException, CompressorException {
        String name = format.equals("zstd") ? CompressorStreamFactory.ZSTANDARD : format;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new CompressorStreamFactory().createCompressorOutputStream(name, packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length());
                out.putArchiveEntry(entry);
                out.write(bytes(file.getValue()));
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                out.write(bytes(file.getValue()));
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
