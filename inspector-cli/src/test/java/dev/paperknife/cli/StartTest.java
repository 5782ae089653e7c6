package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JVM does for each start of a command, which takes longer than to read a message (docs/performance.md "The command"). */
class StartTest {
    private static final Pattern OUR_LAMBDA = Pattern.compile("^dev\\.paperknife\\.([\\w.$]+)\\$\\$Lambda");

    @TempDir
    private Path folder;

    /** The forms in which fields are read are lambdas; each is linked when it is asked for first. */
    @ParameterizedTest
    @CsvSource({"tree, 8", "lint, 8", "json, 14", "show, 6"})
    void linksFewLambdas(String command, int most) throws Exception {
        Set<String> owners = new TreeSet<>();
        int linked = 0;
        for (String line : Files.readAllLines(loadedBy(command))) {
            Matcher lambda = OUR_LAMBDA.matcher(line);
            if (lambda.find()) {
                owners.add(lambda.group(1));
                linked++;
            }
        }
        assertThat(owners).contains("mime.header.HeaderForms").isSubsetOf("mime.header.HeaderForms", "cli.Findings");
        assertThat(linked).isLessThanOrEqualTo(most);
    }

    /** The names of the classes that the command loads for a small message, one a line. */
    private Path loadedBy(String command) throws Exception {
        Path message = Files.write(folder.resolve("m.eml"), TestData.bytes("messages/foxmail-multipart.eml"));
        Path classes = folder.resolve("classes");
        List<String> options = List.of("-Xlog:class+load:file=" + classes + ":none");
        OwnProcess.eml(folder, LauncherTest.classPath(), options, command, message.toString());
        return classes;
    }
}
