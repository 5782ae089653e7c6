package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients against Postfix and Dovecot. */
@ExtendWith(MailServers.Parameter.class)
class ServersTest {
    private static final String ANN = "ann@example.test";
    private static final String HEADER = """
            From: ann@example.test
            Date: Fri, 6 Sep 2024 21:03:55 +0800
            Message-ID: <2@example.test>
            """;
    private static final String BOB = "bob@example.test";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // ---- login

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void logsInWithAPassword(String mechanism, MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.submission(), servers.options())) {
            assertThat(smtp.isTls()).isTrue();
            smtp.login(MailServers.BOB, mechanism);
        }
        try (Pop3Client pop3 = Pop3Client.connect(servers.pop3("pop3"), servers.options())) {
            pop3.login(MailServers.BOB, mechanism);
            pop3.noop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void logsInWithAToken(String mechanism, MailServers servers) throws IOException {
        Token token = new Token(ANN, () -> MailServers.token(ANN));
        try (SmtpClient smtp = SmtpClient.connect(servers.smtps(), servers.options())) {
            smtp.login(token, mechanism);
        }
        try (Pop3Client pop3 = Pop3Client.connect(servers.pop3s(), servers.options())) {
            pop3.login(token, mechanism);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void aWrongPasswordIsRefused(String mechanism, MailServers servers) throws IOException {
        try (Pop3Client pop3 = Pop3Client.connect(servers.pop3s(), servers.options())) {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class, () -> pop3.login(new Password(ANN, "wrong"), mechanism));
            assertThat(refused.phase()).isEqualTo(Phase.LOGIN);
            assertThat(refused.code()).contains("AUTH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void aWrongTokenIsRefused(String mechanism, MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.submission(), servers.options())) {
            assertThatThrownBy(() -> smtp.login(Token.of(ANN, "wrong.to.ken"), mechanism))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("535");
        }
    }

    @Test
    void theStrongestMechanismIsChosen(MailServers servers) throws IOException {
        List<String> lines = new ArrayList<>();
        ConnectOptions options = servers.options().withTranscript((side, text) -> lines.add(text));
        try (SmtpClient smtp = SmtpClient.connect(servers.submission(), options)) {
            smtp.login(MailServers.ANN);
        }
        assertThat(lines).contains("AUTH SCRAM-SHA-256 ***").doesNotContain(MailServers.ANN.password());
    }

    @Test
    void apopWorksWhereItIsAskedFor(MailServers servers) throws IOException {
        try (Pop3Client pop3 = Pop3Client.connect(servers.pop3s(), servers.options())) {
            pop3.loginApop(MailServers.ANN);
            pop3.stat();
        }
    }

    // ---- TLS

    @Test
    void theCertificateOfAnotherHostIsRefused(MailServers servers) {
        assertThatThrownBy(() -> SmtpClient.connect(servers.otherCertificate(), servers.options()))
                .isInstanceOfSatisfying(ProtocolException.class, e -> {
                    assertThat(e.rule()).isEqualTo(Rule.TLS_REQUIRED);
                    assertThat(e.phase()).isEqualTo(Phase.TLS);
                    assertThat(e.getMessage()).doesNotContain("\n");
                });
    }

    @Test
    void anUnknownAuthorityIsRefused(MailServers servers) {
        assertThatThrownBy(() -> Pop3Client.connect(servers.pop3s()))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.TLS_REQUIRED));
    }

    @Test
    void noPasswordGoesOutInPlainText(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp+insecure"), servers.options())) {
            assertThatThrownBy(() -> smtp.login(MailServers.ANN))
                    .isInstanceOfSatisfying(
                            ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.CLEARTEXT_AUTH));
        }
    }

    // ---- messages

    @Test
    void aMessageComesBackAsItWent(MailServers servers) throws IOException {
        byte[] message = largeMessage();
        for (boolean isChunked : new boolean[] {true, false}) {
            ConnectOptions options = servers.options().withUsesChunking(isChunked);
            try (SmtpClient smtp = SmtpClient.connect(servers.submission(), options)) {
                smtp.login(MailServers.ANN);
                assertThat(smtp.extensions().keywords())
                        .containsKeys("CHUNKING", "PIPELINING", "SMTPUTF8", "8BITMIME", "DSN");
                assertThat(smtp.send(Envelope.of(ANN, BOB), message).isAccepted())
                        .isTrue();
            }
            byte[] fetched = takeFromBob(servers);
            assertThat(fetched.length).isGreaterThan(message.length);
            byte[] end = Arrays.copyOfRange(fetched, fetched.length - message.length, fetched.length);
            assertThat(Arrays.equals(end, message)).isTrue();
            assertThat(new String(fetched, 0, fetched.length - message.length, StandardCharsets.ISO_8859_1))
                    .startsWith("Return-Path: <" + ANN + ">\r\n");
        }
    }

    /** gb18030 text, an emoji in the subject, a Chinese file name, 50 MB attached; lines that begin with dots. */
    private static byte[] largeMessage() {
        String before = """
                From: ann@example.test
                To: bob@example.test
                Date: Fri, 6 Sep 2024 21:03:55 +0800
                Message-ID: <1@example.test>
                Subject: =?utf-8?B?SUBJECT?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=gb18030
                Content-Transfer-Encoding: 8bit

                你好，李雷。
                .
                ..
                .end
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf
                Content-Transfer-Encoding: base64

                """;
        String subject = Base64.getEncoder().encodeToString("你好 😀".getBytes(StandardCharsets.UTF_8));
        byte[] attachment = new byte[50_000_000];
        new Random(7).nextBytes(attachment);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(
                before.replace("SUBJECT", subject).replace("\n", "\r\n").getBytes(Charset.forName("GB18030")));
        message.writeBytes(Base64.getMimeEncoder().encode(attachment));
        message.writeBytes(ascii("\r\n--b--\r\n"));
        return message.toByteArray();
    }

    /** Waits for mail to bob, fetches the last of it and deletes it all. */
    private static byte[] takeFromBob(MailServers servers) throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try (Pop3Client pop3 = Pop3Client.connect(servers.pop3s(), servers.options())) {
                pop3.login(MailServers.BOB);
                int messages = pop3.stat().messages();
                if (messages > 0) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    pop3.retrieve(messages, out);
                    for (int i = 1; i <= messages; i++) {
                        pop3.delete(i);
                    }
                    pop3.quit();
                    return out.toByteArray();
                }
            }
            pause();
        }
        throw new IOException("no mail came");
    }

    private static void pause() {
        LockSupport.parkNanos(50_000_000);
    }

    @Test
    void lmtpAnswersForEachRecipient(MailServers servers) throws IOException {
        try (SmtpClient lmtp = SmtpClient.connect(servers.lmtp("lmtp"), servers.options())) {
            SendResult result = lmtp.send(Envelope.of(ANN, ANN, BOB), ascii("S: x\n\n.y\n"));
            assertThat(result.accepted()).extracting(RecipientResult::recipient).containsExactly(ANN, BOB);
            assertThat(result.accepted().get(0).reply())
                    .isNotEqualTo(result.accepted().get(1).reply());
        }
        assertThat(new String(takeFromBob(servers), StandardCharsets.US_ASCII)).endsWith("S: x\r\n\r\n.y\r\n");
    }

    @Test
    void aRefusedRecipientDoesNotStopTheOthers(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            SendResult result = smtp.send(Envelope.of(ANN, "nobody@example.test", BOB), ascii("S: y\n\n"));
            assertThat(result.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.recipient()).isEqualTo("nobody@example.test");
                assertThat(refused.reply().enhancedCode()).contains("5.1.1");
            });
            RefusedException all = catchThrowableOfType(
                    RefusedException.class,
                    () -> smtp.send(Envelope.of(ANN, "x@elsewhere.example"), ascii("S: z\n\n")));
            assertThat(all.phase()).isEqualTo(Phase.RCPT);
            assertThat(all.status()).isEqualTo(554);
            smtp.noop();
        }
        takeFromBob(servers);
    }

    @Test
    void manyMessagesGoOverOneConnection(MailServers servers) throws IOException {
        List<Outgoing> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String to = i % 10 == 3 ? "nobody@example.test" : BOB;
            messages.add(new Outgoing(Envelope.of(ANN, to), Slice.of(ascii("Subject: " + i + "\n\n.\n"))));
        }
        List<SendResult> results = new ArrayList<>();
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            smtp.sendAll(messages, results::add);
        }
        assertThat(results).hasSize(50);
        assertThat(results.stream().filter(SendResult::isAccepted)).hasSize(45);
        takeFromBob(servers);
    }

    @Test
    void addressesBeyondAsciiPass(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            smtp.send(
                    Envelope.of(ANN, "李雷@example.test"), "Subject: 你好\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(takeFromBob(servers), StandardCharsets.UTF_8)).contains("Subject: 你好\r\n");
    }

    @Test
    void bccDoesNotGoOut(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.dovecotSubmission(), servers.options())) {
            smtp.login(MailServers.ANN);
            smtp.send(
                    Envelope.of(ANN, BOB),
                    ascii(HEADER + "To: x@a.example\nBCC: bob@example.test,\n secret@a.example\nSubject: s\n\nhi"));
        }
        assertThat(new String(takeFromBob(servers), StandardCharsets.US_ASCII))
                .endsWith("To: x@a.example\r\nSubject: s\r\n\r\nhi\r\n");
    }

    @Test
    void wishesForNoticesAreTaken(MailServers servers) throws IOException {
        Recipient bob = Recipient.of(BOB)
                .withNotices(Recipient.Notice.SUCCESS, Recipient.Notice.FAILURE)
                .withOriginalAddress("b+o=b@example.test");
        Envelope envelope = Envelope.of(ANN, BOB)
                .withRecipients(List.of(bob))
                .withEnvelopeId("id +1=2")
                .withReturnContent(Envelope.ReturnContent.HDRS);
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            assertThat(smtp.send(envelope, ascii("S: dsn\n\n")).isAccepted()).isTrue();
        }
        takeFromBob(servers);
    }

    @Test
    void whatTheServerCannotTakeIsNotSent(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            assertThat(smtp.sizeLimit()).hasValue(100_000_000);
            assertThatThrownBy(() -> smtp.send(Envelope.of(ANN, BOB), new byte[100_000_001]))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("NUL");
            assertThatThrownBy(() -> smtp.send(Envelope.of(ANN, BOB).withTlsRequired(), ascii("A: b\n\n")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("REQUIRETLS");
        }
    }

    @Test
    void otherCommandsWork(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.smtp("smtp"), servers.options())) {
            assertThat(smtp.greeting().code()).isEqualTo(220);
            assertThat(smtp.verify(BOB).code()).isEqualTo(252);
            assertThat(smtp.noop().code()).isEqualTo(250);
            assertThat(smtp.reset().code()).isEqualTo(250);
            assertThat(smtp.check(Envelope.of(ANN, BOB, "nobody@example.test")))
                    .extracting(RecipientResult::isAccepted)
                    .containsExactly(true, false);
            assertThatThrownBy(() -> smtp.expand("list")).isInstanceOf(RefusedException.class);
            assertThatThrownBy(smtp::help).isInstanceOf(RefusedException.class);
            smtp.quit();
        }
    }

    // ---- POP3

    @Test
    void theMaildropIsListed(MailServers servers) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(servers.lmtp("lmtp"), servers.options())) {
            smtp.sendAll(
                    List.of(
                            new Outgoing(Envelope.of("", ANN), Slice.of(ascii("S: 1\n\none\ntwo\n"))),
                            new Outgoing(Envelope.of("", ANN), Slice.of(ascii("S: 2\n\n..\n")))),
                    result -> assertThat(result.isAccepted()).isTrue());
        }
        try (Pop3Client pop3 = Pop3Client.connect(servers.pop3("pop3"), servers.options())) {
            pop3.login(MailServers.ANN);
            int count = pop3.stat().messages();
            assertThat(pop3.list()).hasSize(count).contains(pop3.size(1));
            List<Pop3Uid> uids = pop3.uids();
            assertThat(uids).hasSize(count).contains(pop3.uid(count));
            ByteArrayOutputStream top = new ByteArrayOutputStream();
            pop3.top(count - 1, 1, top);
            assertThat(top.toString(StandardCharsets.US_ASCII)).endsWith("\r\n\r\none\r\n");
            KeptMail mail = new KeptMail();
            Pop3Fetch fetch = pop3.fetchNew(Set.of(uids.get(0).uid()), mail);
            assertThat(fetch.fetched()).isEqualTo(uids.subList(1, count));
            assertThat(fetch.present()).hasSize(count);
            assertThat(mail.texts().get(count - 2)).endsWith("S: 2\r\n\r\n..\r\n");
            pop3.delete(1);
            assertThatThrownBy(() -> pop3.size(1)).isInstanceOf(RefusedException.class);
            pop3.reset();
            pop3.size(1);
        }
    }
}
