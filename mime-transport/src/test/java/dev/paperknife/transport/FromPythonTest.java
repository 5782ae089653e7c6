package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of docs/from-python.md, part two, as it stands there. */
class FromPythonTest {
    private static final String ANY = "C^ \n";
    private static final String TRANSACTION =
            "C^ MAIL\nS: 250 ok\nC^ RCPT\nS: 250 ok\nC^ DATA\nS: 354 go\nC: A: b\nC: \nC: .\nS: 250 ok\n";

    @Test
    void everyLineOfThePageIsHere() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String source = Files.readString(module.resolve("src/test/java/dev/paperknife/transport/FromPythonTest.java"));
        String page = Files.readString(module.getParent().resolve("docs/from-python.md"));
        List<String> lines = new ArrayList<>();
        for (String row : page.substring(page.indexOf("## Part two"), page.indexOf("## Part three"))
                .lines()
                .toList()) {
            int from = row.lastIndexOf("| `");
            if (row.startsWith("| ") && from > 0) {
                lines.add(row.substring(from + 3, row.lastIndexOf('`')));
            }
        }
        assertThat(lines)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(joined(source)).contains(joined(line)));
    }

    /** Python's own word for what its classes can do, where a Python is there; each name stands in its section. */
    @Test
    void everyMethodOfPythonsClassesIsOnThePage() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String page = Files.readString(module.getParent().resolve("docs/from-python.md"));
        String smtplib = page.substring(page.indexOf("### smtplib.SMTP"), page.indexOf("### poplib.POP3"));
        String poplib = page.substring(page.indexOf("### poplib.POP3"));
        assertThat(methods("smtplib", "SMTP", "SMTP_SSL", "LMTP"))
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(smtplib).containsPattern("\\b" + name + "\\b"));
        assertThat(methods("poplib", "POP3", "POP3_SSL"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(poplib).containsPattern("\\b" + name + "\\b"));
    }

    private static List<String> methods(String module, String... classes) throws IOException, InterruptedException {
        String program = "import " + module + "\n"
                + "print(*sorted({n for c in (" + module + "." + String.join(", " + module + ".", classes)
                + ",) for n in dir(c) if n[0] != '_' and callable(getattr(c, n))}))";
        try {
            Process python = new ProcessBuilder("python3", "-c", program).start();
            String names = new String(python.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(python.waitFor()).isZero();
            return Words.of(names.strip());
        } catch (IOException e) {
            return Assumptions.abort("no python3 here: " + e.getMessage());
        }
    }

    /** The formatter may break a line; that is no difference. */
    private static String joined(String text) {
        return text.replace(" ", "").replace("\n", "");
    }

    @Test
    void smtpOptions() throws NoSuchAlgorithmException {
        ConnectOptions options = ConnectOptions.DEFAULT;
        SocketFactory bound = SocketFactory.getDefault();
        SSLContext context = SSLContext.getDefault();
        Endpoint tls = Endpoint.parse("smtps://mail.example");
        Endpoint lmtp = Endpoint.parse("lmtp://mail.example:24");
        options = options.withTimeout(Duration.ofSeconds(10));
        options = options.withClientName("me.example");
        options = options.withSocketFactory(bound);
        options = options.withSslContext(context);
        options = options.withTranscript(Transcript.to(System.err));
        Endpoint pop3s = Endpoint.parse("pop3s://pop.example");
        assertThat(List.of(tls.port(), lmtp.port(), pop3s.port())).containsExactly(465, 24, 995);
        assertThat(options.replyTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void smtp() throws IOException {
        String ok = ANY + "S: 250 ok\n";
        ScriptedSocket socket = new ScriptedSocket(
                Script.of("S: 220 m\nC^ EHLO\nS: 250-m\nS: 250-SIZE\nS: 250 AUTH PLAIN\nC^ AUTH PLAIN\nS: 235 ok\n"
                        + "C^ AUTH PLAIN\nS: 235 ok\n"
                        + ok.repeat(8)
                        + TRANSACTION.repeat(2)
                        + "C: QUIT\nS: 221 bye\n"),
                ScriptedSocket.Delivery.LINE);
        Endpoint endpoint = Endpoint.parse("smtp+insecure://mail.example:587");
        ConnectOptions options =
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true);
        byte[] bytes = "A: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        SmtpClient smtp = SmtpClient.connect(endpoint, options);
        Map<String, List<String>> features = smtp.extensions().keywords();
        boolean isExtended = !smtp.extensions().keywords().isEmpty();
        boolean hasSize = smtp.supports("SIZE");
        smtp.login(new Password("ann", "secret"));
        smtp.login(new Password("ann", "secret"), "PLAIN");
        SmtpReply verified = smtp.verify("ann");
        SmtpReply expanded = smtp.expand("staff");
        String help = smtp.help().text();
        smtp.noop();
        smtp.reset();
        List<RecipientResult> asked = smtp.check(Envelope.of("a@a.example", "b@b.example"));
        SendResult sent = smtp.send(Envelope.of("a@a.example", "b@b.example"), bytes);
        List<RecipientResult> refused = sent.refused();
        smtp.send(Envelope.of("a@a.example", "b@b.example"), Message.parse(bytes));
        smtp.quit();
        smtp.close();

        assertThat(socket.problem()).isEmpty();
        assertThat(features).containsKey("AUTH");
        assertThat(List.of(isExtended, hasSize)).containsOnly(true);
        assertThat(List.of(verified.code(), expanded.code())).containsOnly(250);
        assertThat(help).isEqualTo("ok");
        assertThat(asked).hasSize(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void envelopes() throws IOException {
        ScriptedSocket socket = new ScriptedSocket(
                Script.of("S: 220 m\nC^ EHLO\nS: 250 m\n"
                        + TRANSACTION
                                .replace("C: A: b", "C: From: a@a.example\nC: To: b@b.example")
                                .repeat(2)),
                ScriptedSocket.Delivery.LINE);
        SmtpClient smtp = SmtpClient.connect(
                Endpoint.parse("smtp+insecure://mail.example"),
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()));
        Message message =
                Message.parse("From: a@a.example\r\nTo: b@b.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Envelope envelope = Envelope.of(message);

        smtp.send(Envelope.of(message), message);
        smtp.send(smtp.fit(Envelope.of(message), message));
        envelope = envelope.withReturnContent(Envelope.ReturnContent.HDRS);
        Recipient bob = Recipient.of("b@b.example").withNotices(Recipient.Notice.SUCCESS);

        assertThat(socket.problem()).isEmpty();
        assertThat(envelope.withRecipients(List.of(bob)).needsDsn()).isTrue();
    }

    @Test
    void pop3(@TempDir Path dir) throws IOException {
        String ok = ANY + "S: +OK 1 10\n";
        String text = "S: +OK\nS: A: b\nS: \nS: .\n";
        ScriptedSocket socket = new ScriptedSocket(
                Script.of("S: +OK hello <1@pop.example>\nC: CAPA\nS: -ERR\n" + ok.repeat(5)
                        + "C: LIST\nS: +OK\nS: 1 10\nS: .\n" + ok
                        + "C: UIDL\nS: +OK\nS: 1 u1\nS: .\n" + ok
                        + ANY + text + ANY + text
                        + ok.repeat(3)
                        + "C: UIDL\nS: +OK\nS: 1 u1\nS: .\n" + ANY + text
                        + "C: QUIT\nS: +OK\n"),
                ScriptedSocket.Delivery.LINE);
        Endpoint pop3Endpoint = Endpoint.parse("pop3+insecure://pop.example");
        ConnectOptions options =
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true);
        Path file = dir.resolve("1.eml");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeptMail receiver = new KeptMail();

        Pop3Client pop3 = Pop3Client.connect(pop3Endpoint, options);
        String welcome = pop3.greeting();
        Map<String, List<String>> capabilities = pop3.capabilities().keywords();
        pop3.enableUtf8();
        pop3.login(new Password("ann", "secret"));
        pop3.loginApop(new Password("ann", "secret"));
        Maildrop maildrop = pop3.stat();
        List<Pop3Size> sizes = pop3.list();
        long octets = pop3.size(1).octets();
        List<Pop3Uid> uids = pop3.uids();
        String uid = pop3.uid(1).uid();
        Message fetched = pop3.retrieve(1, file);
        pop3.top(1, 5, out);
        pop3.delete(1);
        pop3.reset();
        pop3.noop();
        Pop3Fetch news = pop3.fetchNew(Set.of("seen-before"), receiver);
        pop3.quit();
        pop3.close();

        assertThat(socket.problem()).isEmpty();
        assertThat(welcome).startsWith("hello");
        assertThat(capabilities).isEmpty();
        assertThat(maildrop.octets()).isEqualTo(octets);
        assertThat(sizes).hasSize(1);
        assertThat(uids.get(0).uid()).isEqualTo("u1");
        assertThat(uid).isEqualTo("10");
        assertThat(fetched.header().fields()).hasSize(1);
        assertThat(out.size()).isEqualTo(8);
        assertThat(news.fetched()).isEqualTo(uids);
    }
}
