package dev.paperknife.bench;

import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Envelope;
import dev.paperknife.transport.SmtpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

/** One mail of 100 MB to a sink, beside the same bytes copied to a socket whose other end reads as the sink does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(1)
public class LargeMailBenchmark {
    private static final int ATTACHMENT_OCTETS = 73_000_000;
    private static final int READ_BYTES = 1 << 18;

    private byte[] mail = {};
    private SmtpSink sink = open(false);
    private SmtpSink chunkingSink = open(true);

    private static SmtpSink open(boolean isChunking) {
        try {
            return new SmtpSink(isChunking, 8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void makeMail() {
        mail = MailSets.large(ATTACHMENT_OCTETS);
    }

    @TearDown
    public void close() throws IOException {
        sink.close();
        chunkingSink.close();
    }

    @Benchmark
    public void paperknifeData() throws IOException {
        send(sink);
    }

    @Benchmark
    public void paperknifeChunk() throws IOException {
        send(chunkingSink);
    }

    private void send(SmtpSink to) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(Endpoint.parse("smtp+insecure://127.0.0.1:" + to.port()))) {
            smtp.send(Envelope.of("a@a.example", "b@b.example"), mail);
        }
    }

    @Benchmark
    public void copyToSocket() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> drain(server), "drain");
            reader.start();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                socket.getOutputStream().write(mail);
                socket.shutdownOutput();
                if (socket.getInputStream().read() != 'k') {
                    throw new IOException("not drained");
                }
            }
        }
    }

    private static void drain(ServerSocket server) {
        byte[] buffer = new byte[READ_BYTES];
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            while (in.read(buffer) >= 0) {
                // read on
            }
            socket.getOutputStream().write("k".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
