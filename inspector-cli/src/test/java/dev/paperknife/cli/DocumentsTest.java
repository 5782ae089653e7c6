package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the commands that the documents show, and compares what they print; {@code -Dgolden=update} writes it there. */
class DocumentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final String BEGIN = "```console";
    private static final String END = "```";
    private static final String PROMPT = "$ ";
    private static final boolean IS_UPDATE = System.getProperty("golden", "").equals("update");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "docs/cookbook.md"})
    void whatIsShownIsPrinted(String document, @TempDir Path folder) throws IOException, InterruptedException {
        for (String name : TestData.names("messages")) {
            Path file = folder.resolve("testdata").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, TestData.bytes(name));
        }
        List<String> shown = Files.readAllLines(ROOT.resolve(document));
        List<String> printed = printed(shown, new Shell(folder));
        if (IS_UPDATE) {
            Files.write(ROOT.resolve(document), printed);
        }
        assertThat(printed).isEqualTo(IS_UPDATE ? printed : shown);
        assertThat(shown).contains(BEGIN);
    }

    /** The document with what its commands print now. */
    private static List<String> printed(List<String> document, Shell shell) throws IOException, InterruptedException {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < document.size(); ) {
            String line = document.get(i++);
            printed.add(line);
            if (!line.equals(BEGIN)) {
                continue;
            }
            while (!document.get(i).equals(END)) {
                String command = document.get(i++);
                int end = i;
                while (!document.get(end).startsWith(PROMPT)
                        && !document.get(end).equals(END)) {
                    end++;
                }
                printed.add(command);
                Shell.Result result = shell.run(command.substring(PROMPT.length()));
                printed.addAll(
                        result.isRun() ? (result.out() + result.err()).lines().toList() : document.subList(i, end));
                i = end;
            }
        }
        return printed;
    }

    @Test
    void theTwoReadmesShowTheSame() throws IOException {
        assertThat(commands("README.zh-CN.md")).isEqualTo(commands("README.md")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void theCookbookHasTwentyRecipes() throws IOException {
        long recipes = Files.readAllLines(ROOT.resolve("docs/cookbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .count();
        assertThat(recipes).isGreaterThanOrEqualTo(20);
    }

    private static List<String> commands(String document) throws IOException {
        return Files.readAllLines(ROOT.resolve(document)).stream()
                .filter(line -> line.startsWith(PROMPT))
                .toList();
    }
}
