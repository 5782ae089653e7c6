package dev.paperknife.bench;

import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The libraries over sets of mail in memory. Each has a process of its own, so that none is compiled for the others' types. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadBenchmark {
    /** A letter of {@link MailSets#named}. */
    @Param({"A", "B", "E", "G"})
    private String set = "";

    @Param({"paperknife", "mime4jStream", "mime4jDom", "angus"})
    private String library = "";

    private List<byte[]> mails = List.of();
    private Contender contender = new Paperknife();

    @Setup
    public void prepare() {
        mails = MailSets.named(set);
        contender = contender(library);
    }

    static Contender contender(String library) {
        return switch (library) {
            case "paperknife" -> new Paperknife();
            case "mime4jStream" -> new Mime4jStream();
            case "mime4jDom" -> new Mime4jDom();
            case "angus" -> new AngusMail();
            default -> throw new IllegalArgumentException("no library " + library);
        };
    }

    @Benchmark
    public void fields(Blackhole sink) throws Exception {
        for (byte[] mail : mails) {
            contender.fields(mail, sink);
        }
    }

    @Benchmark
    public void structure(Blackhole sink) throws Exception {
        for (byte[] mail : mails) {
            contender.structure(mail, sink);
        }
    }

    @Benchmark
    public void decode(Blackhole sink) throws Exception {
        for (byte[] mail : mails) {
            contender.decode(mail, sink);
        }
    }

    @Benchmark
    public void stream(Blackhole sink) throws Exception {
        for (byte[] mail : mails) {
            contender.stream(mail, sink);
        }
    }

    @Benchmark
    public void text(Blackhole sink) throws Exception {
        for (byte[] mail : mails) {
            contender.text(mail, sink);
        }
    }
}
