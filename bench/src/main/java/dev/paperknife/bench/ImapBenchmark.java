package dev.paperknife.bench;

import dev.paperknife.testdata.MailServerProcess;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** 10,000 small mails fetched over one connection: from a sink with recorded answers, or from Dovecot, which needs root. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class ImapBenchmark {
    private static final int MAILS = 10_000;

    /** The port among those of the servers. */
    static final int DOVECOT_IMAP = 9;

    @Param({"sink", "dovecot"})
    private String server = "";

    private AutoCloseable opened = () -> {};
    private ImapJobs jobs = new ImapJobs(0, "");

    @Setup
    public void openServer() throws IOException {
        if (server.equals("sink")) {
            ImapSink sink = ImapSink.of(MailSets.small(500), MAILS);
            opened = sink;
            jobs = new ImapJobs(sink.port(), "INBOX");
        } else {
            MailServerProcess dovecot = MailServerProcess.postfixAndDovecot();
            if (!dovecot.missing().isEmpty()) {
                throw new IOException(dovecot.missing());
            }
            opened = dovecot;
            jobs = new ImapJobs(dovecot.port() + DOVECOT_IMAP, "INBOX");
            jobs.fill(MailSets.small(500), MAILS);
        }
    }

    @TearDown
    public void closeServer() throws Exception {
        opened.close();
    }

    @Benchmark
    public void paperknifeAll(Blackhole results) throws IOException {
        jobs.paperknifeAll(results);
    }

    @Benchmark
    public void paperknifeEach(Blackhole results) throws IOException {
        jobs.paperknifeEach(results);
    }

    @Benchmark
    public void angusMailAll(Blackhole results) throws MessagingException {
        jobs.angusMailAll(results);
    }

    @Benchmark
    public void angusMailEach(Blackhole results) throws MessagingException, IOException {
        jobs.angusMailEach(results);
    }
}
