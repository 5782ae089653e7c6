package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {
    @Test
    void aPageSaysWhatTheHelpSays() {
        String page = Run.eml("man", "extract").out();
        assertThat(page)
                .startsWith(".TH EML-EXTRACT 1 ")
                .contains("eml\\-extract \\- " + Commands.summary("extract"))
                .contains(".B \\-d, \\-\\-directory DIR\n")
                .contains("\neml extract \\-d DIR [OPTION...] FILE...\n")
                .contains("  eml extract \\-\\-part 2 \\-d . letter.eml\n")
                .contains(".SH OPTIONS OF EVERY COMMAND\n");
    }

    @Test
    void nothingInAPageIsARequestByAccident() {
        for (String name : Commands.names()) {
            assertThat(Run.eml("man", name).out().lines())
                    .allMatch(line -> !line.startsWith("'")
                            && (!line.startsWith(".") || line.matches("\\.(TH|SH|TP|B|nf|fi)( .*)?")));
        }
    }

    @Test
    void theWholeManualIsWritten(@TempDir Path folder) throws IOException {
        Path pages = folder.resolve("man1");
        Run run = Run.eml("man", "-d", pages);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(Commands.names().size() + 1);
        assertThat(Files.readString(pages.resolve("eml.1"))).startsWith(".TH EML 1 ");
        assertThat(Files.readString(pages.resolve("eml-tree.1")))
                .isEqualTo(Run.eml("man", "tree").out());
    }

    @Test
    void thePageOfAllNamesEveryCommand() {
        String page = Run.eml("man").out();
        Commands.names().forEach(name -> assertThat(page).contains(".B eml\\-" + name + "(1)\n"));
    }

    @Test
    void anUnknownCommandIsOneLine() {
        Run run = Run.eml("man", "nothing");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("eml: nothing: no such command; eml --help lists those there are\n");
    }
}
