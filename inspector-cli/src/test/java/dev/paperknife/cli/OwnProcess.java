package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command in a Java of its own, without its launcher. */
final class OwnProcess {
    private OwnProcess() {}

    /** What it prints; fails where it does not succeed. */
    static String eml(Path folder, String classPath, List<String> options, String... arguments) throws Exception {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, "dev.paperknife.cli.Main"));
        words.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(out);
    }
}
