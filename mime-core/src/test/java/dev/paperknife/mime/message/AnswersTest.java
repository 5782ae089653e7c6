package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final String MAIL =
            "From: Ann <ann@a.example>$To: Bob <bob@b.example>, carl@c.example$Cc: dora@d.example, ANN@a.example$"
                    + "Date: Tue, 1 Oct 2024 10:00:00 +0200$Message-ID: <2@a.example>$References: <0@a.example> <1@a.example>$Subject: Plan$$Hi$$> old$";

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> addresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::address).toList();
    }

    @Test
    void anAnswerGoesToTheAuthorInTheThread() {
        Message reply = message(MAIL).reply(false).from("bob@b.example").build();
        assertThat(addresses(reply.to())).containsExactly("ann@a.example");
        assertThat(reply.cc()).isEmpty();
        assertThat(reply.subject()).contains("Re: Plan");
        assertThat(reply.inReplyTo()).containsExactly(new MessageId("2@a.example"));
        assertThat(reply.references())
                .extracting(MessageId::id)
                .containsExactly("0@a.example", "1@a.example", "2@a.example");
        assertThat(reply.text()).contains("On Tue, 1 Oct 2024 10:00:00 +0200, Ann wrote:\r\n> Hi\r\n>\r\n>> old\r\n");
    }

    @Test
    void theAnswerStandsAboveTheQuotation() {
        Message reply = message(MAIL)
                .reply(false)
                .from("bob@b.example")
                .textAbove("Yes")
                .build();
        assertThat(reply.text().orElseThrow()).startsWith("Yes\r\n\r\nOn Tue").endsWith(">> old\r\n");
    }

    @Test
    void anAnswerToAllLeavesItsAuthorOut() {
        Message reply =
                message(MAIL).reply(true, Mailbox.of("Bob", "BOB@b.example")).build();
        assertThat(addresses(reply.from())).containsExactly("BOB@b.example");
        assertThat(addresses(reply.to())).containsExactly("ann@a.example", "carl@c.example");
        assertThat(addresses(reply.cc())).containsExactly("dora@d.example");
    }

    @Test
    void theAuthorSaysWhereAnswersGo() {
        Message replyTo = message("Reply-To: r@a.example$" + MAIL);
        assertThat(addresses(replyTo.reply(false).draft().to())).containsExactly("r@a.example");
        assertThat(addresses(replyTo.reply(true).draft().to()))
                .containsExactly("r@a.example", "bob@b.example", "carl@c.example");
        Message followUp = message("Mail-Followup-To: list@l.example$" + MAIL);
        assertThat(addresses(followUp.reply(true).draft().to())).containsExactly("list@l.example");
        assertThat(followUp.reply(true).draft().cc()).isEmpty();
        assertThat(addresses(followUp.reply(false).draft().to())).containsExactly("ann@a.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "Plan | Re: Plan | Fwd: Plan",
                "Re: Plan | Re: Plan | Fwd: Re: Plan",
                "RE:Plan | RE:Plan | Fwd: RE:Plan",
                "AW: Plan | AW: Plan | Fwd: AW: Plan",
                "回复: 计划 | 回复: 计划 | Fwd: 回复: 计划",
                "答复：计划 | 答复：计划 | Fwd: 答复：计划",
                "转发: 计划 | Re: 转发: 计划 | 转发: 计划",
                "Fw: Plan | Re: Fw: Plan | Fw: Plan",
                "Re[2]: Plan | Re[2]: Plan | Fwd: Re[2]: Plan",
                "Re (3): Plan | Re (3): Plan | Fwd: Re (3): Plan",
                "[list] Re: Plan | [list] Re: Plan | Fwd: [list] Re: Plan",
                "Report: x | Re: Report: x | Fwd: Report: x",
                "Return | Re: Return | Fwd: Return",
                "回復 计划 | Re: 回復 计划 | Fwd: 回復 计划"
            })
    void thePrefixIsThereOnce(String subject, String reply, String forward) {
        Message message = Message.builder().subject(subject).draft();
        assertThat(message.reply(false).draft().subject()).contains(reply);
        assertThat(message.forward().draft().subject()).contains(forward);
        assertThat(message.forwardAsAttachment().draft().subject()).contains(forward);
    }

    @Test
    void aForwardShowsTextsAndKeepsTheRest() {
        Message message = Message.builder()
                .from("Ann <ann@a.example>")
                .to("bob@b.example")
                .subject("Plan")
                .text("text")
                .html("<html><body class=x>" + "<p>html</p><img src=\"cid:i@a.example\"></body></html>")
                .inline("i@a.example", "i.png", new byte[] {1})
                .attach("报告.pdf", new byte[] {2})
                .attach(message(MAIL))
                .build();
        Message forward =
                message.forward().from("bob@b.example").to("c@c.example").build();
        assertThat(forward.walk().map(Entity::toString))
                .containsExactly(
                        "0 multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 multipart/related",
                        "1.2.1 text/html",
                        "1.2.2 image/png",
                        "2 application/pdf",
                        "3 message/rfc822",
                        "3.1 text/plain");
        assertThat(forward.text().orElseThrow())
                .startsWith("---------- Forwarded message")
                .contains("From: Ann <ann@a.example>\r\n", "\r\n\r\ntext");
        assertThat(forward.html().orElseThrow())
                .contains("Ann &lt;ann@a.example&gt;<br>", "<p>html</p><img src=\"cid:i@a.example\">")
                .doesNotContain("<body");
        assertThat(forward.entity("2").orElseThrow().filename()).contains("报告.pdf");
        assertThat(forward.entity("2").orElseThrow().body().bytes()).containsExactly(2);
        assertThat(forward.entity("3").orElseThrow().rawBody().bytes())
                .isEqualTo(message(MAIL).bytes());
    }

    @Test
    void aForwardAsAttachmentIsByteForByte() {
        Message message = message(MAIL.replace("Plan", "=?utf-8?q?a/b=0A_=E8=AE=A1?="));
        Message forward =
                message.forwardAsAttachment().from("b@b.example").text("see").build();
        assertThat(forward.entity("2").orElseThrow().rawBody().bytes()).isEqualTo(message.bytes());
        assertThat(forward.entity("2").orElseThrow().filename())
                .hasValueSatisfying(name -> assertThat(name).endsWith(".eml"));
    }

    @Test
    void htmlAloneIsQuotedAsHtml() {
        Message message = message("From: a@a.example$Content-Type: text/html$$<p>x</p><img src='cid:gone'>");
        Message reply = message.reply(false).from("b@b.example").build();
        assertThat(reply.html().orElseThrow())
                .contains("<blockquote type=\"cite\">\r\n<p>x</p><img src='#gone'>\r\n</blockquote>");
        assertThat(message.forward().from("b@b.example").build().text()).isEmpty();
    }

    @Test
    void anyMailCanBeAnsweredAndPassedOn() {
        for (String mail : List.of(
                "",
                "$",
                "Subject: =?utf-8?q?a=0ABcc:_e@x.example?=$From: \"a\0b\" <x@x.example>, nobody, <>$$",
                "From: \u00fc@x.example$Message-ID: \u00fc$References: <" + "a".repeat(2000) + ">$$",
                "Content-Type: multipart/mixed; boundary=b$$--b$$x")) {
            Message message = message(mail);
            for (MessageBuilder builder : List.of(
                    message.reply(true), message.reply(false), message.forward(), message.forwardAsAttachment())) {
                Message answer = builder.from("me@m.example").smtpUtf8().build();
                assertThat(answer.header().all("Subject")).hasSize(1);
                assertThat(answer.bcc()).isEmpty();
            }
        }
    }
}
