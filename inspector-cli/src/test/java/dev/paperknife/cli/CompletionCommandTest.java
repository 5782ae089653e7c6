package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandAndOptionIsInTheScript(String shell) {
        String script = Run.eml("completion", shell).out();
        Commands.specs().forEach((name, spec) -> {
            assertThat(script).contains(name);
            spec.options()
                    .forEach(option ->
                            assertThat(script).contains(option.longestName().replaceFirst("^-+", "")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellTakesTheScript(String shell) throws IOException, InterruptedException {
        assertThat(run(shell, "-n", script(shell).toString())).isEmpty();
    }

    /** What bash offers for the word that the cursor is in. */
    @ParameterizedTest
    @CsvSource({"eml ext, extract", "eml extract --on-c, --on-conflict", "eml completion f, fish"})
    void bashCompletes(String line, String offer) throws IOException, InterruptedException {
        String[] words = line.split(" ", -1);
        String program = "source " + script("bash") + "; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _complete_eml; echo \"${COMPREPLY[@]}\"";
        assertThat(run("bash", "-c", program).split("\\s+", -1)).contains(offer);
    }

    @ParameterizedTest
    @CsvSource({"eml ext, extract", "eml extract --on-c, --on-conflict", "eml completion f, fish"})
    void fishCompletes(String line, String offer) throws IOException, InterruptedException {
        String program = "source " + script("fish") + "; complete -C'" + line + "'";
        assertThat(run("fish", "--no-config", "-c", program).lines().map(found -> found.split("\t", 2)[0]))
                .contains(offer);
    }

    @Test
    void anUnknownShellIsOneLine() {
        Run run = Run.eml("completion", "csh");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("eml: completion: csh is none of bash, zsh, fish\n");
    }

    private Path script(String shell) throws IOException {
        return Files.write(
                folder.resolve("completion." + shell),
                Run.eml("completion", shell).bytes());
    }

    /** What a shell prints, errors too; a machine without it tests nothing here. */
    private String run(String... command) throws IOException, InterruptedException {
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(Stream.of(path.split(":", -1)).anyMatch(place -> Files.isExecutable(Path.of(place, command[0]))));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
