package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A thousand sessions at once, each on a virtual thread, against a server in this JVM. */
class VirtualThreadsTest {
    private static final int SESSIONS = 1000;

    /** Found by reflection, as this is compiled for a JDK that has none. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Assumptions.abort("virtual threads need JDK 21 or later");
        }
    }

    @Test
    void aThousandSessionsRunAtOnce() throws Exception {
        ExecutorService threads = virtualThreads();
        try (ServerSocket server = new ServerSocket(0, SESSIONS, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> accept(server, threads));
            Endpoint endpoint = Endpoint.parse("smtp+insecure://127.0.0.1:" + server.getLocalPort());
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                results.add(threads.submit(() -> send(endpoint)));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean send(Endpoint endpoint) throws IOException {
        try (SmtpClient smtp = SmtpClient.connect(endpoint)) {
            byte[] message = "Subject: x\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);
            return smtp.send(Envelope.of("a@a.example", "b@b.example"), message).isAccepted();
        }
    }

    private static void accept(ServerSocket server, ExecutorService threads) {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            answer(out, "220 hello");
            boolean isData = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (isData) {
                    isData = !line.equals(".");
                    answer(out, isData ? "" : "250 ok");
                } else {
                    isData = line.equals("DATA");
                    answer(out, isData ? "354 go" : "250 ok");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(OutputStream out, String line) throws IOException {
        if (!line.isEmpty()) {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
