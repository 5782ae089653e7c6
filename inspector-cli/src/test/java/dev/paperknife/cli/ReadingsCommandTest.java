package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of a message that other software reads otherwise. */
class ReadingsCommandTest {
    /** The first encoding counts here, the second elsewhere; and a part stands behind the close delimiter. */
    private static final String LETTER = """
            From: ann@a.example
            Content-Type: multipart/mixed; boundary=b

            --b

            hi
            --b
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64
            Content-Transfer-Encoding: 7bit

            c2VjcmV0IQ==
            --b--
            --b
            Content-Disposition: attachment; filename=late.txt

            late
            --b--
            """;

    @TempDir
    private Path folder;

    private static byte[] letter() {
        return LETTER.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> extract(String... options) throws IOException {
        Path file = Files.write(folder.resolve("letter.eml"), letter());
        Path out = folder.resolve("out");
        Stream<String> arguments = Stream.concat(Stream.of("extract", "-d", out.toString()), Stream.of(options));
        Run run = Run.eml(Stream.concat(arguments, Stream.of(file.toString())).toArray());
        assertThat(run.exitCode()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void extractWritesTheLeavesOfThePrimaryReading() throws IOException {
        assertThat(extract()).containsExactly("a.pdf");
    }

    @Test
    void extractWritesThoseOfAllReadingsButNoBytesTwice() throws IOException {
        assertThat(extract("--all-readings")).containsExactly("a-2.pdf", "a.pdf", "late.txt");
        Path out = folder.resolve("out");
        assertThat(out.resolve("a.pdf")).hasContent("secret!");
        assertThat(out.resolve("a-2.pdf")).hasContent("c2VjcmV0IQ==");
        assertThat(out.resolve("late.txt")).hasContent("late");
    }

    @Test
    void jsonListsThemAtTheirMessage() {
        String json = Run.with(letter(), "json", "-").out();
        assertThat(json)
                .contains("\"reason\":\"parts-after-close\",\"section\":\"0\"")
                .contains("{\"reason\":\"duplicate-transfer-encoding\",\"section\":\"2\",\"leaves\":["
                        + "{\"type\":\"application/pdf\",\"name\":\"a.pdf\",\"size\":12,\"sha256\":\"");
        assertThat(Run.with(letter(), "json", "--no-audit", "-").out()).contains("\"readings\":[]");
    }

    @Test
    void treeShowsThemWhenItIsAsked() {
        assertThat(Run.with(letter(), "tree", "-").out()).doesNotContain("late.txt");
        assertThat(Run.with(letter(), "tree", "--readings", "-").out())
                .contains("READ OTHERWISE")
                .contains("late.txt");
    }
}
