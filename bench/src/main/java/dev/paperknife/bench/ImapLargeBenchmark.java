package dev.paperknife.bench;

import dev.paperknife.transport.ImapClient;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
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

/** One mail of 100 MB from a sink into a stream, with less heap than it is long. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
public class ImapLargeBenchmark {
    private static final int BLOCK_BYTES = 100_000;
    private static final int BLOCKS = 1000;

    private AutoCloseable opened = () -> {};
    private ImapJobs jobs = new ImapJobs(0, "");

    @Setup
    public void openSink() throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        Arrays.fill(block, (byte) 'A');
        ImapSink sink = ImapSink.of(block, BLOCKS);
        opened = sink;
        jobs = new ImapJobs(sink.port(), "INBOX");
    }

    @TearDown
    public void closeSink() throws Exception {
        opened.close();
    }

    @Benchmark
    public long paperknife() throws IOException {
        try (ImapClient imap = jobs.connect()) {
            imap.examine("INBOX");
            long bytes = imap.fetch(1, OutputStream.nullOutputStream());
            if (bytes != (long) BLOCK_BYTES * BLOCKS) {
                throw new IOException("not all of it: " + bytes);
            }
            return bytes;
        }
    }
}
