package dev.paperknife.bench;

import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Sets C and D: one large message in a file, and a mailbox, read with 64 MB of heap; and the message in memory beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class FileBenchmark {
    private static final int SMALL_MAILS = 2000;

    /** The size of the message and of the mailbox. */
    @Param("200")
    private int megabytes;

    private Path folder = Path.of("");
    private Path message = Path.of("");
    private Path mailbox = Path.of("");
    private byte[] inMemory = {};

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("bench");
        message = folder.resolve("large.eml");
        mailbox = folder.resolve("mail.mbox");
        long bytes = megabytes * 1_000_000L;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(message))) {
            MailSets.writeLarge(bytes / 78 * 57, out);
        }
        writeMailbox(bytes);
        if (Runtime.getRuntime().maxMemory() > 4 * bytes) {
            inMemory = Files.readAllBytes(message);
        }
    }

    private void writeMailbox(long bytes) throws IOException {
        List<byte[]> mails = MailSets.small(SMALL_MAILS);
        long left = bytes;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mailbox))) {
            for (int i = 0; left > 0; i = (i + 1) % mails.size()) {
                out.write("From ann@a.example Fri Sep  6 21:03:55 2019\n".getBytes(StandardCharsets.US_ASCII));
                out.write(mails.get(i));
                out.write('\n');
                left -= mails.get(i).length;
            }
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(message);
        Files.delete(mailbox);
        Files.delete(folder);
    }

    /** C: the tree and every leaf's octets, from the file. */
    @Benchmark
    @Fork(value = 1, jvmArgs = "-Xmx64m")
    public void largeInFile(Blackhole sink) throws IOException {
        decode(Message.open(message), sink);
    }

    /** The same from an array, with all the heap that needs. */
    @Benchmark
    @Fork(value = 1, jvmArgs = "-Xmx1500m")
    public void largeInMemory(Blackhole sink) throws IOException {
        decode(Message.parse(inMemory), sink);
    }

    private static void decode(Message message, Blackhole sink) throws IOException {
        for (Entity entity : message.walk().toList()) {
            if (entity.body() instanceof Content content) {
                try (InputStream in = content.stream()) {
                    sink.consume(in.transferTo(OutputStream.nullOutputStream()));
                }
            }
        }
    }

    /** D: sender, subject and size of each message of the mailbox. */
    @Benchmark
    @Fork(value = 1, jvmArgs = "-Xmx64m")
    public void mailbox(Blackhole sink) throws IOException {
        try (Mbox mails = Mbox.open(Slice.of(mailbox))) {
            while (mails.hasNext()) {
                Message mail = Message.parse(mails.next().message(), ParseOptions.DEFAULT);
                sink.consume(mail.from());
                sink.consume(mail.subject());
                sink.consume(mail.size());
            }
        }
    }
}
