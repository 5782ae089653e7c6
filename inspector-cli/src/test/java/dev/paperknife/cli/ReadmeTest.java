package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README shows beside the commands, which {@link DocumentsTest} runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void theFirstCommandIsThere() throws IOException {
        String command = blocks("README.md", "```sh\n").get(0).strip();
        assertThat(ROOT.resolve(command.split(" ", -1)[0])).isExecutable();
        assertThat(ROOT.resolve(command.split(" ", -1)[2])).isRegularFile();
    }

    @Test
    void theProgramCompilesAndRuns(@TempDir Path folder) throws IOException, InterruptedException {
        String program = "import dev.paperknife.mime.message.*; import java.nio.file.*;\n"
                + "public final class Shown { public static void main(String[] a) throws Exception {\n"
                + String.join("", blocks("README.md", "```java\n")).replace("testdata/", ROOT + "/testdata/")
                + "System.out.println(changed.subject().orElse(null) + changed.attachments());\n}}";
        Path source = Files.writeString(folder.resolve("Shown.java"), program);
        String libraries = System.getProperty("jdk.module.path", "") + ":" + System.getProperty("java.class.path", "");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        libraries,
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(out).isZero();
        assertThat(out)
                .contains("测试混合", "HHH", "测试一下", "test.txt 135", "img20190906-06.png 69")
                .contains("[list] Grüße[2 text/plain]");
    }

    @Test
    void bothLanguagesShowTheSameProgram() throws IOException {
        assertThat(blocks("README.zh-CN.md", "```java\n")).isEqualTo(blocks("README.md", "```java\n"));
    }

    /** What stands in the blocks of a page that begin so. */
    private static List<String> blocks(String page, String fence) throws IOException {
        String readme = Files.readString(ROOT.resolve(page));
        List<String> blocks = new ArrayList<>();
        for (int at = readme.indexOf(fence); at >= 0; at = readme.indexOf(fence, at + 1)) {
            int start = at + fence.length();
            blocks.add(readme.substring(start, readme.indexOf("```", start)));
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }
}
