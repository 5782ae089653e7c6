package dev.paperknife.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    @Test
    void packagesUseOnlyWhatIsBelowThem() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path file : mainSources()) {
            violations.addAll(ImportRules.violations(file.toString(), Files.readString(file)));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void looksAtEveryModule() throws IOException {
        assertThat(mainSources())
                .anyMatch(file -> file.endsWith("mime-core/src/main/java/module-info.java"))
                .anyMatch(file -> file.endsWith("dev/paperknife/testdata/TestData.java"));
    }

    @Test
    void testsRunInTheNamedModule() {
        assertThat(ArchitectureTest.class.getModule().getName()).isEqualTo("dev.paperknife.mime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mime.header  | import dev.paperknife.mime.source.Slice;",
                "mime.header  | import static dev.paperknife.mime.codec.TransferEncoding.BASE64;",
                "mime.header  | import dev.paperknife.mime.charset.*;",
                "mime.header  | import dev.paperknife.mime.header.Field;",
                "mime.charset | import com.ibm.icu.text.CharsetDetector;",
                "mime.codec   | import org.apache.commons.codec.binary.Hex;",
                "mime.source  | import org.jspecify.annotations.NullMarked;",
                "bench        | import dev.paperknife.testdata.MailServerProcess;",
                "mime.source  | // java.util.regex.Pattern would cost too much here",
                "mime.source  | /** Read by {@link dev.paperknife.mime.stream.MimeReader}. */",
                "mime.source  | String s = \"java.util.regex.Pattern\" + '\"';",
                "mime.source  | long now = System.nanoTime();",
                "inspect      | import org.jsoup.Jsoup;",
                "inspect      | import org.apache.tika.detect.Detector;",
                "cli          | import dev.paperknife.transport.SmtpClient;",
                "cli          | import info.picocli.CommandLine;"
            })
    void allows(String user, String line) {
        assertThat(violations(user, line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mime.source  | import dev.paperknife.mime.codec.TransferEncoding; | dev.paperknife.mime.codec.TransferEncoding",
                "mime.codec   | import dev.paperknife.mime.charset.Charsets; | dev.paperknife.mime.charset.Charsets",
                "mime.header  | import dev.paperknife.mime.message.*; | dev.paperknife.mime.message.*",
                "mime.header  | import static dev.paperknife.mime.stream.Event.END; | dev.paperknife.mime.stream.Event.END",
                "mime.header  | int x = dev.paperknife.mime.stream.MimeReader.of(in).next(); | dev.paperknife.mime.stream.MimeReader",
                "mime.audit   | import dev.paperknife.mime.mailbox.Mbox; | dev.paperknife.mime.mailbox.Mbox",
                "mime.message | import dev.paperknife.transport.SmtpClient; | dev.paperknife.transport.SmtpClient",
                "mime.message | import org.jsoup.Jsoup; | org.jsoup.Jsoup",
                "mime.message | import javax.xml.parsers.SAXParser; | javax.xml.parsers.SAXParser",
                "mime.message | import java.awt.Image; | java.awt.Image",
                "mime.message | import java.util.logging.Logger; | java.util.logging.Logger",
                "mime.message | import java.util.regex.Pattern; | java.util.regex.Pattern",
                "mime.message | java.util.regex.Pattern p = null; | java.util.regex.Pattern",
                "mime.message | import java.util.ServiceLoader; | java.util.ServiceLoader",
                "mime.message | String s = System.getProperty(\"a\"); | java.lang.System.getProperty",
                "transport    | import dev.paperknife.inspect.Sniffer; | dev.paperknife.inspect.Sniffer",
                "transport    | import info.picocli.CommandLine; | info.picocli.CommandLine",
                "inspect      | import dev.paperknife.transport.SmtpClient; | dev.paperknife.transport.SmtpClient",
                "inspect      | import dev.paperknife.cli.Main; | dev.paperknife.cli.Main",
                "inspect      | import info.picocli.CommandLine; | info.picocli.CommandLine",
                "mime.message | import dev.paperknife.testdata.TestData; | dev.paperknife.testdata.TestData",
                "testdata     | import dev.paperknife.mime.source.Slice; | dev.paperknife.mime.source.Slice"
            })
    void refuses(String user, String line, String named) {
        assertThat(violations(user, line)).containsExactly("A.java: dev.paperknife." + user + " must not use " + named);
    }

    @Test
    void aNewPackageNeedsAPlaceInTheOrder() {
        assertThat(violations("mime.util", "")).singleElement().asString().contains("dev.paperknife.mime.util");
    }

    @Test
    void commentsAndLiteralsOfManyLinesAreAside() {
        String text =
                "/* a\n * java.util.regex.Pattern */ String s = \"\"\"\n \"java.awt.Image\" \\\"\"\"\n\"\"\"; java.awt.Font f;";
        assertThat(violations("mime.source", text))
                .containsExactly("A.java: dev.paperknife.mime.source must not use java.awt.Font");
    }

    private static List<String> violations(String user, String line) {
        return ImportRules.violations("A.java", "package dev.paperknife." + user + ";\n\n" + line + "\n");
    }

    /** Every main source of every module: the folder above a module's own is the root of the build. */
    private static List<Path> mainSources() throws IOException {
        Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                sources.addAll(javaFiles(module.resolve("src/main/java")));
            }
        }
        return sources;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
