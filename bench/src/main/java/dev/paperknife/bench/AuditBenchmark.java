package dev.paperknife.bench;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Message;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Set A, small mails: the audit beside a full decode, every leaf's octets and, where it is text, its text. At most 3 times
 * as long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuditBenchmark {
    private static final int MAILS = 300;

    private List<byte[]> mails = List.of();

    @Setup
    public void makeMails() {
        mails = MailSets.small(MAILS);
    }

    @Benchmark
    public void fullDecode(Blackhole sink) {
        for (byte[] mail : mails) {
            Message.parse(mail).walk().forEach(entity -> {
                if (entity.body() instanceof Content content) {
                    sink.consume(content.bytes());
                    // a guess at the charset of a picture is no decoding, and takes longer than all the rest
                    if (entity.contentType().isText()) {
                        sink.consume(content.text());
                    }
                }
            });
        }
    }

    @Benchmark
    public void audit(Blackhole sink) {
        for (byte[] mail : mails) {
            sink.consume(Audit.of(Message.parse(mail)));
        }
    }
}
