package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the examples that the help shows. */
class ExamplesTest {
    /** Commands whose examples need a server; their examples are only read. */
    private static final Set<String> NEED_A_SERVER = Set.of("send", "fetch", "imap");

    @TempDir
    private Path top;

    private Path folder = Path.of("");
    private int examples;

    /** The files that examples name, in a folder of each example's own. */
    private Path prepare() throws IOException {
        folder = Files.createDirectory(top.resolve(Integer.toString(examples++)));
        copy("foxmail-multipart.eml", "letter.eml");
        copy("charset-mislabelled.eml", "mislabelled.eml");
        copy("html-pictures.eml", "mail/news.eml");
        copy("flowed-quotes.eml", "mail/lunch.eml");
        copy("inbox.mbox", "mail/inbox.mbox");
        copy("inbox.mbox", "inbox.mbox");
        copy("two-messages.mbox", "archive.mbox");
        copy("foxmail-multipart.eml", "spam.eml");
        write("mail/hops.eml", """
                Received: from a.example by b.example; Tue, 1 Oct 2024 10:00:10 +0200
                Received: from c.example by a.example; Tue, 1 Oct 2024 10:00:00 +0200
                Subject: journey

                hi
                """);
        write("dates.ndjson", "{\"date\":\"Tue, 1 Oct 2024 10:00:00 +0200\"}\n");
        write("invitation.md", "---\nfrom: ann@a.example\nto: bob@b.example\nsubject: tea\n---\nCome at five.\n");
        write("a.html", "<p>Hello <img src=\"cid:logo\"></p>");
        for (String name : List.of(
                "letter.txt", "answer.txt", "new.txt", "报告.pdf", "plan.pdf", "报告.docx", "picture.png", "logo.png")) {
            write(name, "what stands in " + name + "\n");
        }
        return folder;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void copy(String fixture, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, TestData.bytes("messages/" + fixture));
    }

    static List<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandEndsItsHelpWithExamplesOfItself(String name) {
        List<String> examples = examples(name);
        assertThat(examples).isNotEmpty().allMatch(line -> line.contains("eml " + name));
        for (String example : examples) {
            Shell.calls(example).forEach(ExamplesTest::parse);
        }
    }

    private static List<String> examples(String name) {
        String lines = String.join("\n", spec(name).usageMessage().footer());
        return lines.replace("\\\n", " ")
                .lines()
                .map(ExamplesTest::withoutRemark)
                .toList();
    }

    /** An example without what stands behind it, three blanks away. */
    private static String withoutRemark(String line) {
        return line.strip().split("   +", 2)[0].replaceAll(" +", " ");
    }

    private static CommandSpec spec(String name) {
        return Commands.named(name).orElseThrow().spec();
    }

    /** Throws where the command would refuse the arguments. */
    private static void parse(List<String> call) {
        CommandSpec spec = spec(call.get(0));
        Habits.addTo(spec);
        CommandLine line = new CommandLine(spec).setExpandAtFiles(false);
        assertThat(line.parseArgs(call.subList(1, call.size()).toArray(new String[0]))
                        .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExampleDoesWhatItSays(String name) throws IOException, InterruptedException {
        if (!NEED_A_SERVER.contains(name)) {
            for (String example : examples(name)) {
                run(example);
            }
        }
    }

    @Test
    void theExamplesOfTheWholeCommandDoToo() throws IOException, InterruptedException {
        for (String line : Help.EXAMPLES) {
            run(withoutRemark(line));
        }
    }

    private void run(String example) throws IOException, InterruptedException {
        if (example.startsWith("curl ")) {
            return; // needs a network
        }
        Shell.Result result = new Shell(prepare()).run(example);
        assertThat(result.exitCode()).as(example + "\n" + result.err()).isZero();
        assertThat(result.err()).as(example).isEmpty();
        boolean isInFile = Stream.of(" > ", " -o ", " -d ", "--in-place").anyMatch(example::contains);
        assertThat(!result.isRun() || isInFile || !result.out().isBlank())
                .as("prints something: " + example)
                .isTrue();
    }

    @Test
    void theShellOfTheseTestsKnowsQuotesAndPipes() {
        assertThat(Shell.calls("eml a 'b | c' | x | eml \"d  e\" ''"))
                .isEqualTo(List.of(List.of("a", "b | c"), new ArrayList<>(List.of("d  e", ""))));
    }
}
