package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    private Path mail;

    @BeforeEach
    void writeMail() throws IOException {
        mail = Files.write(folder.resolve("mail.eml"), TestData.bytes("messages/foxmail-multipart.eml"));
    }

    // ---- help

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpNamesEveryCommand(String help) {
        Run run = Run.eml(help);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(Commands.names()).contains("Examples:").startsWith("Usage: eml ");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : Commands.names()) {
            Run run = Run.eml(command, "--help");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: eml " + command).contains("Examples:\n  ");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 96);
            assertThat(Run.eml("help", command).out()).isEqualTo(run.out());
        }
    }

    @Test
    void helpIsBrokenAtBlanksOnly() {
        for (String command : Commands.names()) {
            List<String> words = helpWords(command, 96);
            for (int columns = 68; columns < 96; columns++) { // on narrower ones a Chinese file name may be broken
                assertThat(helpWords(command, columns)).isEqualTo(words);
            }
        }
    }

    private static List<String> helpWords(String command, int columns) {
        Terminal terminal = Terminal.of(true, Map.of("TERM", "xterm", "COLUMNS", Integer.toString(columns)));
        return Pattern.compile("\\s+")
                .splitAsStream(Run.on(terminal, new byte[0], command, "--help").out())
                .toList();
    }

    @Test
    void saysItsVersion() {
        assertThat(Run.eml("--version").out()).startsWith("eml ");
    }

    // ---- mistakes of whoever calls

    @ParameterizedTest
    @CsvSource({
        "''",
        "unknown",
        "tree",
        "tree --unknown x",
        "cat x",
        "extract x",
        "extract -d",
        "json",
        "text --charset none x",
        "json --assume-charset none x",
        "field",
        "headers --decode",
        "headers --decode Subject",
        "field --form none",
        "field --form text --batch",
        "extract -d x --max-files many x",
        "extract -d x --max-files -1 x"
    })
    void wrongUsageIsOneLine(String arguments) {
        Run run = Run.eml((Object[]) (arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("eml: ").endsWith("\n").hasLineCount(1);
    }

    @Test
    void aCommandThatIsSpeltWronglyIsGuessed() {
        assertThat(Run.eml("shwo", mail).err())
                .isEqualTo("eml: shwo: no such command; did you mean show? eml --help lists those there are\n");
        assertThat(Run.eml("frobnicate", mail).err())
                .isEqualTo("eml: frobnicate: no such command; eml --help lists those there are\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help extrct          | extrct: no such command; did you mean extract? eml --help lists those there are",
                "list inbox.mbox      | list: no such command; eml ls does that; eml --help lists those there are",
                "--hlep               | --hlep: no option of eml itself; those of a command stand behind it, as in eml tree --plain letter.eml",
                "--color=never tree x | --color=never: no option of eml itself; those of a command stand behind it, as in eml tree --plain letter.eml",
                "tree --no-adit x     | tree: no option --no-adit; did you mean --no-audit? see eml tree --help",
                "tree --frobnicate x  | tree: no option --frobnicate; see eml tree --help",
                "tree                 | tree: no FILE is named; see eml tree --help",
                "field a b            | field: a is one argument too many; see eml field --help",
                "cat letter.eml       | cat: no PART is named; see eml cat --help"
            })
    void whatIsMistypedIsSaidWithWhatToDo(String arguments, String said) {
        Run run = Run.eml((Object[]) arguments.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("eml: " + said + "\n");
    }

    @Test
    void aFileInPlaceOfACommandIsToldFromAMistake() {
        assertThat(Run.eml(mail).err())
                .isEqualTo("eml: " + mail + ": a file, but no command before it; eml show FILE reads a message\n");
    }

    @Test
    void aNumberInPlaceOfAFileIsAnswered() {
        Run run = Run.eml("show", mail, "2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.err())
                .isEqualTo(
                        "eml: 2: no such file or directory; a part is eml cat FILE 2 or --part 2, a message box.mbox#2\n");
    }

    @Test
    void extractionAsksWhereTo() {
        assertThat(Run.eml("extract", mail).err())
                .isEqualTo("eml: extract: say where to write: -d DIR, or -d - for standard output\n");
    }

    @Test
    void aMissingFileIsOneLine() {
        Path missing = folder.resolve("missing.eml");
        Run run = Run.eml("tree", missing);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).isEqualTo("eml: " + missing + ": no such file or directory\n");
    }

    @Test
    void aDirectoryWithoutMailIsOneLine() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "To: do\n\nnothing\n");
        Run run = Run.eml("tree", empty);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err())
                .startsWith("eml: " + empty + ": no mail in this directory")
                .hasLineCount(1);
    }

    @Test
    void aBinaryFileIsOneLine() throws IOException {
        Path binary = Files.write(
                folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        for (String command : List.of("tree", "text", "headers")) {
            Run run = Run.eml(command, binary);
            assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("eml: " + binary + ": not a mail message")
                    .hasLineCount(1);
        }
    }

    @Test
    void anEmptyFileIsOneLine() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.eml"));
        Run run = Run.eml("tree", empty);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).startsWith("eml: " + empty + ": empty file").hasLineCount(1);
    }

    @Test
    void jsonHasARecordForAnything() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.eml"));
        Run run = Run.eml("json", empty, mail);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.out()).hasLineCount(2);
    }

    @Test
    void anUnknownPartIsOneLineThatNamesThoseThereAre() {
        Run run = Run.eml("cat", mail, "9");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_SUCH_PART);
        assertThat(run.err()).isEqualTo("eml: " + mail + ": 9: no such part; there are 0, 1, 1.1, 1.2, 2, 3\n");
    }

    @Test
    void aDirectoryThatIsAFileIsOneLine() {
        Run run = Run.eml("extract", "-d", mail, mail);
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).startsWith("eml: " + mail + ": cannot write").hasLineCount(1);
    }

    @Test
    void otherInputsAreStillDone() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.eml"));
        Run run = Run.eml("tree", folder.resolve("missing.eml"), mail, empty, mail);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_UNREADABLE);
        assertThat(run.err()).hasLineCount(2);
        assertThat(run.out()).containsSubsequence("==> " + mail + " <==", "==> " + mail + " <==");
    }

    @Test
    void mistakesNeverShowControls() {
        assertThat(Run.eml("tree", "a\u001B[2J\n.eml").err())
                .isEqualTo("eml: a\\x1b[2J\\n.eml: no such file or directory\n");
        assertThat(Run.eml("\u001B[2J").err()).doesNotContain("\u001B");
    }

    // ---- output

    @Test
    void whoeverReadsNoFurtherIsLeftAlone() {
        Run run = failing("Broken pipe");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFullDiskIsSaid() {
        Run run = failing("No space left on device");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).isEqualTo("eml: standard output: No space left on device\n");
    }

    private Run failing(String reason) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = {"tree", mail.toString(), mail.toString()};
        int exitCode = Main.run(
                arguments, new ByteArrayInputStream(new byte[0]), out, err, Terminal.NONE, Surroundings.none());
        return new Run(exitCode, new byte[0], err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void coloursAreForTerminals() {
        byte[] mail = TestData.bytes("messages/terminal-controls.eml");
        assertThat(Run.with(mail, "tree", "-").out()).doesNotContain("\u001B");
        assertThat(Run.on(new Terminal(80, false), mail, "tree", "-").out()).doesNotContain("\u001B");
        assertThat(Run.on(new Terminal(80, true), mail, "tree", "-").out()).contains("\u001B[31m");
    }

    @Test
    void linesFitTheTerminal() {
        byte[] mail = TestData.bytes("messages/wide-names.eml");
        Run run = Run.on(new Terminal(100, false), mail, "tree", "-");
        assertThat(run.out().lines()).allMatch(line -> Width.of(line) <= 100).anyMatch(line -> line.contains("…"));
        assertThat(Run.with(mail, "tree", "-").out()).doesNotContain("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "text", "headers"})
    void viewsHoldNothingThatActs(String view) {
        for (String name : TestData.names("messages")) {
            String out = Run.with(TestData.bytes(name), view, "-").out();
            assertThat(out.codePoints()).noneMatch(c -> c != '\n' && c != '\t' && Printable.isUnsafe(c));
        }
    }
}
