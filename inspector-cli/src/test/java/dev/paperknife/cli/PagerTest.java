package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pagers that write down what they are given, on a terminal that the environment speaks of. */
@DisabledOnOs(OS.WINDOWS)
class PagerTest {
    private static final Terminal TERMINAL = new Terminal(140, true);
    private static final byte[] MAIL = TestData.bytes("messages/foxmail-multipart.eml");

    @TempDir
    private Path folder;

    private Run run(Map<String, String> variables, Object... arguments) {
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("EML_TERMINAL", "1");
        all.put("PATH", System.getenv("PATH"));
        return Run.in(new Surroundings(all, Prompt.NONE, true), TERMINAL, MAIL, arguments);
    }

    private Path seen() {
        return folder.resolve("seen");
    }

    private String writesDown() {
        return "cat > '" + seen() + "'";
    }

    @Test
    void showsWhatATerminalWouldWithItsColours() throws IOException {
        String expected = Run.on(TERMINAL, MAIL, "tree", "-").out();
        Run paged = run(Map.of("PAGER", writesDown()), "tree", "-");
        assertThat(paged.out()).isEmpty();
        assertThat(seen()).hasContent(expected);
        assertThat(Files.readString(seen())).contains("\u001B[");
    }

    @Test
    void oneOfItsOwnComesFirst() {
        run(Map.of("PAGER", "cat >/dev/null", "EML_PAGER", writesDown()), "headers", "-");
        assertThat(seen()).isNotEmptyFile();
    }

    @Test
    void whatIsSaidBesideIsShownInItsPlaceAndTheExitCodeStays() {
        Run run = run(Map.of("PAGER", writesDown()), "tree", "missing.eml", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.err()).isEmpty();
        assertThat(seen()).content().startsWith("eml: missing.eml: ").contains("multipart/mixed");
    }

    @Test
    void whoQuitsItHearsNothing() throws IOException {
        Path mails = folder.resolve("mails");
        Files.createDirectory(mails);
        for (int i = 0; i < 40; i++) {
            Files.write(mails.resolve(i + ".eml"), MAIL);
        }
        Run run = run(Map.of("PAGER", "true"), "json", mails);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void notWhereItIsNotWanted() {
        Map<String, String> pager = Map.of("PAGER", writesDown());
        List<Run> runs = List.of(
                run(pager, "tree", "--no-pager", "-"),
                run(pager, "tree", "--plain", "-"),
                run(Map.of("PAGER", writesDown(), "EML_TERMINAL", "0"), "tree", "-"),
                run(Map.of("PAGER", writesDown(), "EML_PAGER", "cat"), "tree", "-"),
                run(Map.of("PAGER", writesDown(), "EML_PAGER", ""), "tree", "-"),
                run(pager, "cat", "-", "1.1"),
                run(pager, "hash", "-"));
        assertThat(runs).allSatisfy(run -> assertThat(run.out()).isNotEmpty());
        assertThat(seen()).doesNotExist();
    }

    @Test
    void oneThatIsNotThereIsSaid() {
        Run run = run(Map.of("PAGER", "no-such-pager -R"), "tree", "-");
        assertThat(run.err())
                .isEqualTo("eml: PAGER: no-such-pager -R: no such program; this is shown without a pager\n");
        assertThat(run.out()).contains("multipart/mixed");
    }
}
