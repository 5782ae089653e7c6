package dev.paperknife.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README shows of sending and fetching, as it stands there. */
class WithMailServerTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String PROMPT = "$ ";

    @Test
    void theReadmesExamplePrintsWhatIsShown(@TempDir Path folder) throws IOException, InterruptedException {
        String shown = shown();
        String command = shown.substring(PROMPT.length(), shown.indexOf('\n'));
        String inFolder = command.replace("examples/", ROOT + "/examples/").replace("testdata/", ROOT + "/testdata/");
        Process shell = new ProcessBuilder("sh", "-c", inFolder)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        assertThat(PROMPT + command + "\n" + printed).isEqualTo(shown);
    }

    private static String shown() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String begin = "```console\n" + PROMPT + "examples/with-mail-server";
        int start = readme.indexOf(begin);
        assertThat(start).isPositive();
        int from = start + "```console\n".length();
        return readme.substring(from, readme.indexOf("```", from));
    }
}
