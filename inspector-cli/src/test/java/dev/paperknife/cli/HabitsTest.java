package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HabitsTest {
    private static final byte[] MAIL = TestData.bytes("messages/terminal-controls.eml");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"true, auto, true", "true, never, false", "false, auto, false", "false, always, true"})
    void coloursAreAsTold(boolean isTerminal, String when, boolean areThere) {
        Terminal terminal = isTerminal ? new Terminal(80, true) : Terminal.NONE;
        String out = Run.on(terminal, MAIL, "tree", "--color=" + when, "-").out();
        assertThat(out.contains("\u001B[")).isEqualTo(areThere);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  '', '', true",
        "true,  1,  '', false",
        "true,  1,  1,  true",
        "false, '', '', false",
        "false, '', 1,  true"
    })
    void theEnvironmentIsHeeded(boolean isTerminal, String noColor, String forceColor, boolean areThere) {
        Map<String, String> environment = Map.of("TERM", "xterm", "NO_COLOR", noColor, "FORCE_COLOR", forceColor);
        assertThat(Terminal.of(isTerminal, environment).hasColours()).isEqualTo(areThere);
    }

    @Test
    void plainOutputIsThatOfAPipe() {
        byte[] wide = TestData.bytes("messages/wide-names.eml");
        String plain =
                Run.on(new Terminal(60, true), wide, "tree", "--plain", "-").out();
        assertThat(plain).isEqualTo(Run.with(wide, "tree", "-").out());
        assertThat(plain)
                .isNotEqualTo(Run.on(new Terminal(60, true), wide, "tree", "-").out());
    }

    @Test
    void quietMeansThatOnlyTheExitStatusTells() {
        Run run = Run.eml("tree", "-q", folder.resolve("missing.eml"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void namesMayEndWithNul() throws IOException {
        Path mail = Files.write(folder.resolve("mail.eml"), TestData.bytes("messages/foxmail-multipart.eml"));
        Path out = folder.resolve("out");
        assertThat(Run.eml("extract", "-0", "-d", out, mail).out())
                .isEqualTo(out + "/test.txt\0" + out + "/img20190906-06.png\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--color=sometimes", "-j0", "-j65", "-jmany"})
    void whatMakesNoSenseIsOneLine(String option) {
        Run run = Run.with(MAIL, "tree", option, "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("eml: tree: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "text", "headers", "json", "lint", "hops"})
    void severalReadersGiveTheSameBytes(String command) throws IOException {
        for (String name : TestData.names("messages")) {
            Files.write(folder.resolve(Path.of(name).getFileName().toString()), TestData.bytes(name));
        }
        Files.write(folder.resolve("broken.eml"), new byte[9]);
        Run one = Run.eml(command, folder);
        Run several = Run.eml(command, "-j3", folder);
        assertThat(several.out()).isEqualTo(one.out()).isNotEmpty();
        assertThat(several.err()).isEqualTo(one.err()).contains("broken.eml");
        assertThat(several.exitCode()).isEqualTo(one.exitCode());
    }

    @Test
    void everyRecordIsOneLineOfJson() {
        for (String name : TestData.names("messages")) {
            Run run = Run.with(TestData.bytes(name), "json", "-");
            assertThat(run.out().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(JsonValue.at(JsonValue.parse(line), "schemaVersion"))
                            .isEqualTo(1L));
            assertThat(run.out()).endsWith("}\n");
        }
    }
}
