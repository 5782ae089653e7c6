package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with a message: answers it, passes it on. */
class AnswerCommandTest {
    @TempDir
    private Path folder;

    private Path letter;

    @BeforeEach
    void writeLetter() throws IOException {
        Message message = Message.builder()
                .from("发件人 <ann@a.example>")
                .to("bob@b.example, carl@c.example")
                .cc("dora@d.example")
                .subject("回复：会议")
                .messageId("2@a.example")
                .references("1@a.example")
                .charset(Charset.forName("GB18030"))
                .text("你好\n> 以前\n")
                .attach("报告.pdf", new byte[] {1, 2, 3})
                .build();
        letter = Files.write(folder.resolve("letter.eml"), message.bytes());
    }

    private static Message made(Object... arguments) {
        Run run = Run.eml(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Message.parse(run.bytes());
    }

    private static List<String> addresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::address).toList();
    }

    @Test
    void aChineseMessageIsAnswered() {
        Message answer = made("reply", "--from", "Bob <bob@b.example>", "--text", "收到，谢谢", letter);
        assertThat(answer.from()).containsExactly(Mailbox.of("Bob", "bob@b.example"));
        assertThat(addresses(answer.to())).containsExactly("ann@a.example");
        assertThat(answer.cc()).isEmpty();
        assertThat(answer.subject()).contains("回复：会议");
        assertThat(answer.inReplyTo()).containsExactly(new MessageId("2@a.example"));
        assertThat(answer.references()).containsExactly(new MessageId("1@a.example"), new MessageId("2@a.example"));
        assertThat(answer.text().orElseThrow()).startsWith("收到，谢谢\r\n\r\n").contains("发件人 wrote:\r\n> 你好\r\n>> 以前\r\n");
    }

    @Test
    void allAreAnsweredButWhoeverAnswers() {
        Message answer = made("reply", "--all", "--from", "bob@b.example", letter);
        assertThat(addresses(answer.to())).containsExactly("ann@a.example", "carl@c.example");
        assertThat(addresses(answer.cc())).containsExactly("dora@d.example");
    }

    @Test
    void theQuotationCanBeLeftOut() {
        Message answer = made("reply", "--no-quote", "--from", "bob@b.example", "--text", "好", letter);
        assertThat(answer.text()).contains("好");
    }

    @Test
    void anAnswerStandsAboveQuotedHtmlToo() throws IOException {
        Message html = Message.builder()
                .from("a@a.example")
                .html("<html><body>Hi</body></html>")
                .build();
        Files.write(letter, html.bytes());
        Message answer = made("reply", "--from", "bob@b.example", "--text", "a < b\nc", letter);
        assertThat(answer.text()).contains("a < b\r\nc");
        assertThat(answer.html().orElseThrow())
                .startsWith("<p>a &lt; b<br>\r\nc</p>")
                .contains("Hi");
    }

    @Test
    void aMessageIsPassedOnInTheText() {
        Message forward = made("forward", "--from", "bob@b.example", "--to", "eve@e.example", "--text", "请看", letter);
        assertThat(forward.subject()).contains("Fwd: 回复：会议");
        assertThat(forward.text().orElseThrow()).startsWith("请看\r\n\r\n---").contains("你好");
        assertThat(forward.attachments())
                .extracting(part -> part.filename().orElseThrow())
                .containsExactly("报告.pdf");
    }

    @Test
    void aMessageIsPassedOnAsItIs() throws IOException {
        Message forward =
                made("forward", "--as-attachment", "--from", "bob@b.example", "--to", "eve@e.example", letter);
        Entity attached = forward.walk()
                .filter(entity -> entity.contentType().isMessage())
                .findFirst()
                .orElseThrow();
        assertThat(attached.body().bytes()).isEqualTo(Files.readAllBytes(letter));
        assertThat(attached.filename()).contains("回复：会议.eml");
    }

    @Test
    void filesGoWithAnAnswer() throws IOException {
        Path plan = Files.writeString(folder.resolve("计划.txt"), "一\n");
        Message answer = made("reply", "--from", "bob@b.example", "--attach", plan, letter);
        assertThat(answer.attachments())
                .extracting(part -> part.filename().orElseThrow())
                .containsExactly("计划.txt");
    }

    @Test
    void mistakesAreOneLine() {
        for (Object[] arguments : new Object[][] {
            {"reply", letter},
            {"reply", "--from", "nobody", letter},
            {"reply", "--from", "a@a.example", "--from", "b@b.example", letter},
            {"reply", "--from", "a@a.example", "--to", "x", letter},
            {"reply", "--from", "a@a.example", folder.resolve("missing.eml")},
            {"reply"},
            {"forward", letter},
            {"forward", "--from", "a@a.example", "--attach", folder.resolve("missing.pdf"), letter}
        }) {
            Run run = Run.eml(arguments);
            assertThat(run.exitCode()).isIn(ExitCode.USAGE, ExitCode.UNREADABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("eml: ").hasLineCount(1);
        }
    }
}
