package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says of each fixture stands beside it; {@code -Dgolden=update} rewrites that. */
class GoldenTest {
    private static final Path MESSAGES = Path.of(System.getProperty("basedir", ""))
            .resolve("../testdata/messages")
            .normalize();
    private static final boolean IS_UPDATE = System.getProperty("golden", "").equals("update");

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file ->
                            file.toString().endsWith(".eml") || file.toString().endsWith(".mbox"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void treeIsAsItWas(Path fixture) throws IOException {
        check(fixture, ".tree.txt", Run.with(Files.readAllBytes(fixture), "tree", "-"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void jsonIsAsItWas(Path fixture) throws IOException {
        check(fixture, ".json", Run.with(Files.readAllBytes(fixture), "json", "--pretty", "-"));
    }

    private static void check(Path fixture, String ending, Run run) throws IOException {
        assertThat(run.exitCode()).isZero();
        String name = fixture.getFileName().toString();
        Path golden = fixture.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
        if (IS_UPDATE) {
            Files.write(golden, run.bytes());
        } else if (Files.exists(golden)) {
            assertThat(run.out()).isEqualTo(Files.readString(golden));
        }
    }
}
