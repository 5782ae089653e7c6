package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paperknife.mime.header.Mailbox;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools show of a message with everything in it; those that are not installed are skipped. */
class OtherToolsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static Message message() {
        Message message = Message.builder()
                .from(Mailbox.of("发件人", "ann@a.example"))
                .to(Mailbox.of("Zoë, \"Z\"", "zoe@b.example"))
                .subject("测试 Grüße")
                .body(NewPart.multipart(
                        "mixed",
                        NewPart.multipart(
                                "alternative",
                                NewPart.text("你好，世界\n").charset(GB18030),
                                NewPart.multipart(
                                                "related",
                                                NewPart.html("<p>Grüße 你好 <img src=\"cid:logo@a.example\">\n"),
                                                NewPart.of("logo.png", PNG)
                                                        .inline()
                                                        .id("logo@a.example"))
                                        .parameter("type", "text/html"),
                                NewPart.text("calendar", "BEGIN:VCALENDAR\nSUMMARY:会议\nEND:VCALENDAR\n")
                                        .parameter("method", "REQUEST")),
                        NewPart.of("报告 2024.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII))))
                .build();
        assertThat(BuiltMail.faults(message)).isEmpty();
        return message;
    }

    private static Path file(Path dir) throws IOException {
        return Files.write(dir.resolve("message.eml"), message().bytes());
    }

    private static List<String> run(Path dir, String... command) throws IOException, InterruptedException {
        Path out = dir.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out);
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines().toList();
    }

    private static void assumeInstalled(String tool) {
        List<String> places =
                new ArrayList<>(List.of(String.valueOf(System.getenv("PATH")).split(":")));
        boolean isInstalled = places.stream().anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
        assumeTrue(isInstalled, tool + " is not installed; what it shows of a built message is not checked");
    }

    private static Path script() {
        Path here = Path.of("src", "test", "tools", "read_mail.py");
        return Files.exists(here) ? here : Path.of("mime-core").resolve(here);
    }

    @Test
    void pythonReadsAllOfIt(@TempDir Path dir) throws Exception {
        assumeInstalled("python3");
        assertThat(run(dir, "python3", script().toString(), file(dir).toString()))
                .containsExactly(
                        "subject 测试 Grüße",
                        "address 发件人 ann@a.example",
                        "address Zoë, \"Z\" zoe@b.example",
                        "part multipart/mixed",
                        "part multipart/alternative",
                        "part text/plain gb18030 None None None '你好，世界\\n'",
                        "part multipart/related",
                        "part text/html utf-8 None None None '<p>Grüße 你好 <img src=\"cid:logo@a.example\">\\n'",
                        "part image/png None logo.png <logo@a.example> None '89504e470d0a1a0a'",
                        "part text/calendar utf-8 None None REQUEST 'BEGIN:VCALENDAR\\nSUMMARY:会议\\nEND:VCALENDAR\\n'",
                        "part application/pdf None 报告 2024.pdf None None '255044462d312e34'",
                        "defects 0");
    }

    @Test
    void mblazeShowsItsPartsAndTexts(@TempDir Path dir) throws Exception {
        assumeInstalled("mshow");
        String file = file(dir).toString();
        assertThat(run(dir, "mshow", "-t", file))
                .anySatisfy(line -> assertThat(line).contains("text/plain"))
                .anySatisfy(line -> assertThat(line).contains("image/png").contains("logo.png"))
                .anySatisfy(line -> assertThat(line).contains("text/calendar"))
                .anySatisfy(line -> assertThat(line).contains("application/pdf").contains("报告 2024.pdf"));
        assertThat(String.join("\n", run(dir, "mshow", "-A", "text/plain", file)))
                .contains("Subject: 测试 Grüße", "发件人 <ann@a.example>", "你好，世界");
    }

    @Test
    void muttShowsAllOfIt(@TempDir Path dir) throws Exception {
        assumeInstalled("mutt");
        assumeInstalled("script");
        byte[] message = message().edit().lineEnds(LineEnd.LF).apply().bytes();
        Files.writeString(dir.resolve("box"), "From ann@a.example Tue Oct  1 10:00:00 2024\n");
        Files.write(dir.resolve("box"), message, StandardOpenOption.APPEND);
        assertThat(mutt(dir, "text/plain"))
                .containsSubsequence(
                        "From: 发件人 <ann@a.example>",
                        "To: \"Zoë, Z\" <zoe@b.example>", // Mutt leaves out quotes within a name
                        "Subject: 测试 Grüße",
                        "你好，世界",
                        "[-- Attachment #2: 报告 2024.pdf --]");
        assertThat(mutt(dir, "multipart/related"))
                .containsSubsequence(
                        "<p>Grüße 你好 <img src=\"cid:logo@a.example\">",
                        "[-- Attachment #2: logo.png --]",
                        "[-- Attachment #2: 报告 2024.pdf --]");
        assertThat(mutt(dir, "text/calendar")).containsSubsequence("BEGIN:VCALENDAR", "SUMMARY:会议", "END:VCALENDAR");
    }

    /**
     * What Mutt shows of the message when it likes one type best. It draws on a terminal, which {@code script} is for it; the text
     * of the message goes to its pager as a file.
     */
    private static List<String> mutt(Path dir, String type) throws IOException, InterruptedException {
        Files.writeString(dir.resolve("mailcap"), "text/html; cat %s; copiousoutput\n");
        Files.writeString(
                dir.resolve("muttrc"), """
                set folder=DIR mailcap_path=DIR/mailcap charset=utf-8 prompt_after=no wait_key=no quit=yes
                set pager="cp %s DIR/shown"
                auto_view text/html
                alternative_order TYPE
                push <display-message><quit>
                """.replace("DIR", dir.toString()).replace("TYPE", type));
        String mutt = "TERM=xterm mutt -n -F DIR/muttrc -R -f DIR/box".replace("DIR", dir.toString());
        run(dir, "script", "-qec", mutt, "/dev/null");
        return Files.readAllLines(dir.resolve("shown"));
    }
}
