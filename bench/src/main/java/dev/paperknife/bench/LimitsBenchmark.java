package dev.paperknife.bench;

import java.util.Arrays;
import java.util.Base64;
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

/** What the machine can do with the bytes of a set at best, to hold {@link ReadBenchmark} against. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LimitsBenchmark {
    private static final int BLOCK_BYTES = 1 << 16;

    /** A letter of {@link MailSets#named}. */
    @Param({"A", "B"})
    private String set = "";

    private List<byte[]> mails = List.of();
    private byte[] target = {};
    private byte[] base64 = {};
    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] octets = new byte[BLOCK_BYTES];

    @Setup
    public void prepare() {
        mails = MailSets.named(set);
        int longest = mails.stream().mapToInt(mail -> mail.length).max().orElse(0);
        int all = mails.stream().mapToInt(mail -> mail.length).sum();
        target = new byte[longest];
        base64 = new byte[all - all % 4];
        Arrays.fill(base64, (byte) 'A');
    }

    /** Every byte once to another place. */
    @Benchmark
    public byte[] copy() {
        for (byte[] mail : mails) {
            System.arraycopy(mail, 0, target, 0, mail.length);
        }
        return target;
    }

    /** Every byte looked at once, by a loop that the compiler makes vectors of. */
    @Benchmark
    public int countLineFeeds() {
        int count = 0;
        for (byte[] mail : mails) {
            for (byte b : mail) {
                count += b == '\n' ? 1 : 0;
            }
        }
        return count;
    }

    /** As many bytes of base64 without line breaks, block by block through the JDK's decoder. */
    @Benchmark
    public int base64WithoutLines() {
        int count = 0;
        for (int at = 0; at < base64.length; at += BLOCK_BYTES) {
            int length = Math.min(BLOCK_BYTES, base64.length - at);
            System.arraycopy(base64, at, block, 0, length);
            byte[] in = length == BLOCK_BYTES ? block : Arrays.copyOf(block, length);
            count += Base64.getDecoder().decode(in, octets);
        }
        return count;
    }
}
