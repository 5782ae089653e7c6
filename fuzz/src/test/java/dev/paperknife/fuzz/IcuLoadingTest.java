package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ICU is large; a message that does not need it must not pay for it. */
class IcuLoadingTest {
    private static final String MAIL = """
            From: =?utf-8?q?Zo=C3=AB?= <zoe@a.example>
            To: "Müller, Jörg" <j@b.example>
            Subject: Grüße 你好
            Date: Tue, 1 Oct 2024 10:00:00 +0200
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            你好
            --b
            Content-Disposition: attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf

            x
            --b--
            """;

    /** Reads all of the message that is named, in a JVM of its own. */
    public static void main(String[] arguments) throws IOException {
        Message message = Message.parse(Files.readAllBytes(Path.of(arguments[0])));
        System.out.println(message.from() + " " + message.subject() + " " + message.date() + " " + message.text());
        message.walk().forEach(entity -> System.out.println(entity.safeFilename()));
        System.out.println(Audit.of(message).size());
    }

    @Test
    void aMessageOfAsciiAndUtf8LoadsNoClassOfIcu(@TempDir Path folder) throws IOException, InterruptedException {
        String classes = classesLoadedFor(MAIL.getBytes(StandardCharsets.UTF_8), folder);
        assertThat(classes).contains("dev.paperknife.mime.message.Message").doesNotContain("com.ibm.icu");
    }

    @Test
    void bytesThatNothingExplainsDoLoadIt(@TempDir Path folder) throws IOException, InterruptedException {
        byte[] mail = "Subject: 会议纪要请查收\n\nx".getBytes(Charset.forName("GB18030"));
        assertThat(classesLoadedFor(mail, folder)).contains("com.ibm.icu");
    }

    private static String classesLoadedFor(byte[] mail, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("mail.eml"), mail);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IcuLoadingTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(out).isZero();
        return out;
    }
}
