package dev.paperknife.bench;

import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Envelope;
import dev.paperknife.transport.Outgoing;
import dev.paperknife.transport.SmtpClient;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** 10,000 small mails over one connection to a sink with PIPELINING, which answers at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class SmtpBenchmark {
    private static final int MAILS = 10_000;
    private static final String FROM = "sender@a.example";
    private static final String TO = "ann@b.example";

    private final List<Outgoing> mails = new ArrayList<>();
    private final List<MimeMessage> angusMails = new ArrayList<>();
    private SmtpSink sink = open(false);
    private SmtpSink chunkingSink = open(true);
    private Session session = Session.getInstance(new Properties());

    private static SmtpSink open(boolean isChunking) {
        try {
            return new SmtpSink(isChunking, 1024);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void makeMails() throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(sink.port()));
        session = Session.getInstance(properties);
        List<byte[]> small = MailSets.small(500);
        for (int i = 0; i < MAILS; i++) {
            byte[] mail = small.get(i % small.size());
            mails.add(new Outgoing(Envelope.of(FROM, TO), Slice.of(mail)));
            angusMails.add(new MimeMessage(session, new ByteArrayInputStream(mail)));
        }
    }

    @TearDown
    public void close() throws IOException {
        sink.close();
        chunkingSink.close();
    }

    private static SmtpClient connect(SmtpSink sink) throws IOException {
        return SmtpClient.connect(Endpoint.parse("smtp+insecure://127.0.0.1:" + sink.port()));
    }

    @Benchmark
    public void paperknifeAll(Blackhole results) throws IOException {
        try (SmtpClient smtp = connect(sink)) {
            smtp.sendAll(mails, results::consume);
        }
    }

    @Benchmark
    public void paperknifeAllChunked(Blackhole results) throws IOException {
        try (SmtpClient smtp = connect(chunkingSink)) {
            smtp.sendAll(mails, results::consume);
        }
    }

    @Benchmark
    public void paperknifeEach(Blackhole results) throws IOException {
        try (SmtpClient smtp = connect(sink)) {
            for (Outgoing mail : mails) {
                results.consume(smtp.send(mail.envelope(), mail.message()));
            }
        }
    }

    @Benchmark
    public void angusMail() throws MessagingException {
        Address[] to = {new InternetAddress(TO)};
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (MimeMessage mail : angusMails) {
                transport.sendMessage(mail, to);
            }
        }
    }
}
