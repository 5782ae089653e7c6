package dev.paperknife.bench;

import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
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

/** Set B, a mail with one base64 attachment of 10 MB: the tree, and every body decoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
    private static final int ATTACHMENT_OCTETS = 10_000_000;

    private byte[] mail = {};

    @Setup
    public void makeMail() {
        mail = MailSets.large(ATTACHMENT_OCTETS);
    }

    @Benchmark
    public void paperknifeBytes(Blackhole sink) {
        Message.parse(mail).walk().forEach(entity -> {
            if (entity.body() instanceof Content content) {
                sink.consume(content.bytes());
            }
        });
    }

    @Benchmark
    public void paperknifeStream(Blackhole sink) throws IOException {
        for (var entity : Message.parse(mail).walk().toList()) {
            if (entity.body() instanceof Content content) {
                try (InputStream in = content.stream()) {
                    sink.consume(in.transferTo(OutputStream.nullOutputStream()));
                }
            }
        }
    }

    @Benchmark
    public void mime4jStream(Blackhole sink) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
        tokens.parse(new ByteArrayInputStream(mail));
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            if (state == EntityState.T_BODY) {
                try (InputStream in = tokens.getDecodedInputStream()) {
                    sink.consume(in.transferTo(OutputStream.nullOutputStream()));
                }
            }
        }
    }
}
