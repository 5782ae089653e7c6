package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of ICU4J that eml.jar goes without is what the command never asks for. */
class IcuDataTest {
    private static final Pattern LEFT_OUT = Pattern.compile("<exclude>com/ibm/icu/\\*\\*/\\*(\\.\\w+)</exclude>");

    /** Its domain, its name and its text need what ICU knows of scripts, of lookalikes and of charsets. */
    private static final String LETTER = """
            From: "аnn@b.example" <ann@exаmple.example>
            To: bob@xn--99zzz999zzz.example
            Subject: ἀρχή 你好 ｈｉ 👋

            \u00ce\u00d2\u00c3\u00c7\u00bd\u00f1\u00cc\u00ec\u00cf\u00c2\u00ce\u00e7\u00bf\u00aa\u00bb\u00e1
            """;

    @TempDir
    private Path folder;

    private Path mail;

    @BeforeEach
    void writeMail() throws IOException {
        mail = Files.createDirectory(folder.resolve("mail"));
        for (String name : TestData.names("messages")) {
            if (name.endsWith(".eml")) {
                Files.write(mail.resolve(Path.of(name).getFileName()), TestData.bytes(name));
            }
        }
        Files.write(mail.resolve("letter.eml"), letter());
    }

    /** As mail has it: a header section of UTF-8, and a body of undeclared GBK. */
    private static byte[] letter() {
        int body = LETTER.indexOf("\n\n");
        byte[] head = LETTER.substring(0, body).getBytes(StandardCharsets.UTF_8);
        byte[] text = LETTER.substring(body).getBytes(StandardCharsets.ISO_8859_1);
        byte[] letter = new byte[head.length + text.length];
        System.arraycopy(head, 0, letter, 0, head.length);
        System.arraycopy(text, 0, letter, head.length, text.length);
        return letter;
    }

    @Test
    void whatEmlJarLeavesOutIsNotMissed() throws Exception {
        String whole = classPath("");
        String trimmed = classPath(trimmed(icu()).toString());
        assertThat(trimmed).isNotEqualTo(whole);
        for (String command : List.of("json", "ls")) {
            String expected = eml(whole, command);
            assertThat(expected).contains(command.equals("ls") ? "ἀρχή 你好 ｈｉ" : "mixed-script-domain");
            assertThat(eml(trimmed, command)).isEqualTo(expected);
        }
    }

    private String eml(String classPath, String command) throws Exception {
        return OwnProcess.eml(folder, classPath, List.of(), command, mail.toString());
    }

    /** The class path of this process, ICU4J exchanged for another jar if one is named. */
    private static String classPath(String icu) {
        String whole = LauncherTest.classPath();
        return icu.isEmpty() ? whole : whole.replace(icu(), icu);
    }

    private static String icu() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(LauncherTest.classPath())
                .filter(path -> path.matches(".*icu4j-\\d[^/\\\\]*\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private Path trimmed(String icu) throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("basedir", "")).resolve("pom.xml"));
        List<String> leftOut =
                LEFT_OUT.matcher(pom).results().map(result -> result.group(1)).toList();
        assertThat(leftOut).isNotEmpty();
        Path jar = folder.resolve("icu4j.jar");
        try (ZipFile from = new ZipFile(icu);
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                if (leftOut.stream().noneMatch(entry.getName()::endsWith)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return jar;
    }
}
