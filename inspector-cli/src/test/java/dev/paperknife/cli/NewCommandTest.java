package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {
    private static final Path RECIPES = Path.of(System.getProperty("basedir", ""))
            .resolve("../testdata/compose")
            .normalize();
    private static final boolean IS_UPDATE = System.getProperty("golden", "").equals("update");

    @TempDir
    private Path folder;

    private Path logo;

    @BeforeEach
    void writeFiles() throws IOException {
        logo = Files.write(folder.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        Files.writeString(folder.resolve("报告.pdf"), "%PDF-1.4\n");
    }

    private static Run make(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("new"));
        all.addAll(List.of(arguments));
        return Run.eml(all.toArray());
    }

    private static Message made(Object... arguments) {
        Run run = make(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Message.parse(run.bytes());
    }

    private Path recipe(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    // ---- options

    @Test
    void optionsMakeAMessage() {
        Message message = made(
                "--from",
                "安 <ann@a.example>",
                "--to",
                "bob@b.example",
                "--to",
                "carl@c.example",
                "--cc",
                "d@d.example",
                "--subject",
                "你好",
                "--text",
                "Hello",
                "--html",
                "<img src=\"cid:logo\">",
                "--inline",
                "logo=" + logo,
                "--attach",
                folder.resolve("报告.pdf"),
                "--header",
                "X-Note: 一",
                "--date",
                "2024-10-01T10:00:00+02:00");
        assertThat(message.from()).hasToString("[Mailbox[name=Optional[安], address=ann@a.example, route=]]");
        assertThat(message.to()).hasSize(2);
        assertThat(message.cc()).hasSize(1);
        assertThat(message.subject()).contains("你好");
        assertThat(message.text()).contains("Hello");
        assertThat(message.header().first("X-Note")).isPresent();
        assertThat(message.date().orElseThrow().format()).isEqualTo("Tue, 1 Oct 2024 10:00:00 +0200");
        assertThat(message.walk().map(Entity::toString))
                .containsExactly(
                        "0 multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 multipart/related",
                        "1.2.1 text/html",
                        "1.2.2 image/png",
                        "2 application/pdf");
        assertThat(message.attachments().get(1).filename()).contains("报告.pdf");
    }

    @Test
    void theTextMayComeThroughAPipe() {
        byte[] text = "\uFEFF第一行\n二\n".getBytes(StandardCharsets.UTF_8);
        Run run = Run.with(text, "new", "--from", "a@a.example", "--text-file", "-");
        assertThat(Message.parse(run.bytes()).text()).contains("第一行\r\n二\r\n");
    }

    @Test
    void aDraftNeedsNobody() {
        Message message = made("--draft", "--text", "x");
        assertThat(message.from()).isEmpty();
        assertThat(message.messageId()).isEmpty();
        assertThat(message.date()).isEmpty();
    }

    @Test
    void utf8IsWrittenOnRequest() {
        String bytes = new String(
                make("--from", "安@例.example", "--subject", "你好", "--smtputf8").bytes(), StandardCharsets.UTF_8);
        assertThat(bytes).contains("From: 安@例.example\r\n", "Subject: 你好\r\n");
        Run run = make("--from", "安@例.example");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("SMTPUTF8").hasLineCount(1);
    }

    @Test
    void aSeedGivesTheSameBytes() {
        Object[] arguments = {
            "--from", "a@a.example", "--text", "x", "--attach", logo, "--seed", "7", "--date", "2024-10-01T10:00:00Z"
        };
        assertThat(make(arguments).bytes()).isEqualTo(make(arguments).bytes());
    }

    @Test
    void aMessageIsAttachedAsItIs() throws IOException {
        byte[] inner = "From: x@x.example\n\nh\u00EFllo".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("inner.eml"), inner);
        Message message = made("--from", "a@a.example", "--attach", file);
        assertThat(message.contentType().mediaType()).isEqualTo("message/rfc822");
        assertThat(message.rawBody().bytes()).isEqualTo(inner);
    }

    // ---- recipes

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(RECIPES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipesGiveTheMessageBesideThem(Path recipe) throws IOException {
        Run run = make("--seed", "1", recipe);
        assertThat(run.err()).isEmpty();
        String name = recipe.getFileName().toString();
        Path golden = recipe.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".eml");
        if (IS_UPDATE) {
            Files.write(golden, run.bytes());
        }
        assertThat(run.bytes()).isEqualTo(Files.readAllBytes(golden));
    }

    @Test
    void optionsAddToARecipe() throws IOException {
        Path recipe = recipe("a.yaml", "from: a@a.example\nto: b@b.example\nsubject: old\ntext: old\n");
        Message message = made("--to", "c@c.example", "--subject", "new", "--text", "newer", recipe);
        assertThat(message.to()).hasSize(2);
        assertThat(message.subject()).contains("new");
        assertThat(message.text()).contains("newer");
    }

    @Test
    void scalarsAreTextAsItIsWritten() throws IOException {
        Path recipe =
                recipe("a.yaml", "from: a@a.example\nsubject: 2024-10-01\nheaders: {X-A: no, X-B: 0x10, X-C: null}\n");
        Message message = made(recipe);
        assertThat(message.subject()).contains("2024-10-01");
        assertThat(message.header().fields())
                .extracting(field -> field.raw().latin1())
                .contains("X-A: no\r\n", "X-B: 0x10\r\n")
                .noneMatch(field -> field.startsWith("X-C"));
    }

    @Test
    void anEmptyFrontMatterHasATextBelowIt() throws IOException {
        assertThat(made("--from", "a@a.example", recipe("a.md", "---\n---\nx")).text())
                .contains("x");
        assertThat(made("--from", "a@a.example", recipe("empty.yaml", "")).text())
                .contains("");
    }

    /** A recipe may come from somebody else: what it names stays beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "sub/../../secret.txt", "link.txt", "ABSOLUTE", "/etc/hostname"})
    void filesOfARecipeStandBesideIt(String name) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.createDirectories(inner.resolve("sub"));
        Files.createSymbolicLink(inner.resolve("link.txt"), secret);
        String file = name.equals("ABSOLUTE") ? secret.toAbsolutePath().toString() : name;
        for (String key : List.of("attach: %s", "text: {file: %s}", "inline: {a: %s}", "calendar: {file: %s}")) {
            Path recipe = Files.writeString(
                    inner.resolve("r.yaml"), "from: a@a.example\n" + key.formatted("'" + file + "'") + "\n");
            Run run = make(recipe);
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .isEqualTo("eml: " + file
                            + ": the recipe names a file outside its own directory; --allow DIR allows another one\n");
        }
    }

    @Test
    void anotherDirectoryIsAllowedByName() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Path recipe = Files.writeString(inner.resolve("r.yaml"), "from: a@a.example\nattach: ../logo.png\n");
        assertThat(made("--allow", folder, recipe).attachments()).hasSize(1);
    }

    @Test
    void aRecipeNeverReadsStandardInput() throws IOException {
        Run run = Run.with(new byte[] {'x'}, "new", recipe("a.yaml", "from: a@a.example\ntext: {file: '-'}\n"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(run.err()).isEqualTo("eml: -: no such file or directory\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjekt: x                        | :1: subjekt: no such key; there are from, sender",
                "subject: [a                       | :2: this is no YAML: ",
                "to: {a: b}                        | :1: to: a text is wanted here",
                "- a                               | :1: keys with their values are wanted here",
                "draft: maybe                      | :1: draft: true or false is wanted here",
                "draft: true\\ndraft: true         | :2: draft: this key is there twice",
                "from: nobody                      | :1: from: no value for From: ",
                "'subject: \"a\\x0dBcc: b@b.example\"' | :1: subject: subject holds a control character",
                "headers: {X Y: a}                 | :1: X Y: a field name is",
                "headers: {Content-Type: a/b}      | :1: Content-Type: the builder writes",
                "attach: {name: a}                 | :1: attach: give either file, or text and name",
                "attach: {text: a}                 | :1: attach: give either file, or text and name",
                "attach: {file: a, x: y}           | :1: x: no such key; there are file, name, type",
                "attach: {text: a, name: b, type: c} | :1: attach: ",
                "attach: missing.pdf               | missing.pdf: no such file or directory",
                "attach: .                         | .: this is a directory",
                "charset: none                     | :1: charset: unknown charset none",
                "date: yesterday                   | :1: date: no value for Date: ",
                "in-reply-to: x                    | :1: in-reply-to: ",
                "html: {text: x}                   | :1: text: no such key; there are file",
                "calendar: {method: X}             | :1: calendar: give the file of the invitation",
                "&a [*a]                           | :1: keys with their values",
                "&a {? *a : b}                     | ",
                "text: {file: logo.png}            | logo.png: this text is not UTF-8"
            })
    void mistakesInARecipeAreOneLine(String yaml, String line) throws IOException {
        Path recipe = recipe("r.yaml", yaml.replace("\\n", "\n") + "\n");
        Run run = make("--from", "a@a.example", recipe);
        assertThat(run.exitCode()).isIn(ExitCode.USAGE, ExitCode.UNREADABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("eml: ").hasLineCount(1).contains(line == null ? "" : line);
    }

    @Test
    void markdownWithoutFrontMatterIsOneLine() throws IOException {
        Run run = make(recipe("a.md", "# Hello\n"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Markdown begins with a front matter").hasLineCount(1);
    }

    /** A few lines that would be billions of elements if they were copied. */
    @Test
    void aliasesCostNothing() throws IOException {
        StringBuilder yaml = new StringBuilder("from: a@a.example\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("x%d: &x%d [%s*x%d]%n"
                    .formatted(i, i, "*x%d, ".formatted(i - 1).repeat(9), i - 1));
        }
        Run run = make(recipe("bomb.yaml", yaml.toString()));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("aliases").hasLineCount(1);
    }

    @Test
    void deepRecipesAreOneLine() throws IOException {
        Run run = make(recipe("deep.yaml", "to: " + "[".repeat(100_000)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).hasLineCount(1);
    }

    // ---- mistakes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                        | message: no author; --from",
                "--from nobody                           | --from: no value for From",
                "--from a@a.example --date never         | --date: no value for Date",
                "--from a@a.example --header X           | --header: a field is its name, a colon and its value",
                "--from a@a.example --header Content-Type:a/b | --header: the builder writes Content-Type itself",
                "--from a@a.example --inline x           | --inline: give ID=FILE",
                "--from a@a.example --html cid:x --text-file missing.txt | missing.txt: no such file",
                "--from a@a.example --html <img/src=cid:x> | message: the HTML refers to cid:x",
                "--from a@a.example --attach missing.pdf | missing.pdf: no such file or directory",
                "--from a@a.example --charset none       | --charset: unknown charset none",
                "--from a@a.example --text a --text-file b | --text: give either",
                "--from a@a.example --calendar missing   | missing: no such file or directory",
                "missing.yaml                            | missing.yaml: no such file or directory"
            })
    void mistakesAreOneLine(String arguments, String line) {
        Run run = make(arguments == null ? new Object[0] : arguments.split(" "));
        assertThat(run.exitCode()).isIn(ExitCode.USAGE, ExitCode.UNREADABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("eml: " + line).hasLineCount(1);
    }

    @Test
    void noValueAddsALine() {
        for (String value : List.of("a\r\nBcc: e@x.example", "a\rb", "a\nb", "a\u0000", "a\n")) {
            for (String option : List.of("--subject", "--from", "--to", "--message-id", "--date")) {
                Run run = make("--from", "a@a.example", option, value);
                assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).hasLineCount(1);
            }
        }
    }

    // ---- where it goes

    @Test
    void aFileThatIsThereStays() throws IOException {
        Path there = Files.writeString(folder.resolve("there.eml"), "mine");
        Run run = make("--from", "a@a.example", "-o", there);
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).isEqualTo("eml: " + there + ": exists already; --force writes over it\n");
        assertThat(there).hasContent("mine");
        assertThat(make("--from", "a@a.example", "--force", "-o", there).exitCode())
                .isZero();
        assertThat(Message.open(there).from()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfWhatCannotBeWritten() throws IOException {
        Path missing = folder.resolve("none/out.eml");
        assertThat(make("--from", "a@a.example", "-o", missing).exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
        Path out = folder.resolve("out.eml");
        Run run = make("--from", "a@a.example", "--html", "<img src='cid:x'>", "-o", out);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsReplacedStaysWhereTheNewOneFails() throws IOException {
        Path there = Files.writeString(folder.resolve("there.eml"), "mine");
        Run run = make("--from", "a@a.example", "--html", "<img src='cid:x'>", "--force", "-o", there);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(there).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml"))).containsExactly(there);
        }
    }
}
