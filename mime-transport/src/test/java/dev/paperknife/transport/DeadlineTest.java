package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that take their time, on real sockets. */
@Timeout(60)
class DeadlineTest {
    private static final ConnectOptions HASTY = ConnectOptions.DEFAULT.withTimeout(Duration.ofMillis(300));

    private interface Server {
        void serve(InputStream in, OutputStream out) throws IOException;
    }

    private interface Client {
        void use(Endpoint endpoint) throws IOException;
    }

    private static void with(Server server, Client client) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(listener, server), "server");
            thread.setDaemon(true);
            thread.start();
            client.use(Endpoint.parse("smtp+insecure://127.0.0.1:" + listener.getLocalPort()));
        }
    }

    private static void serve(ServerSocket listener, Server server) {
        try (Socket socket = listener.accept()) {
            server.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the client left, as it should
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anAnswerByteByByteIsTooLate() throws IOException {
        Server drips = (in, out) -> {
            while (true) {
                out.write('2');
                LockSupport.parkNanos(50_000_000);
            }
        };
        with(
                drips,
                endpoint -> assertThatThrownBy(() -> SmtpClient.connect(endpoint, HASTY))
                        .isInstanceOfSatisfying(ConnectionException.class, e -> {
                            assertThat(e.phase()).isEqualTo(Phase.GREETING);
                            assertThat(e).hasMessageContaining("no answer within 300 ms");
                        }));
    }

    @Test
    void aServerThatTakesNothingIsLeft() throws IOException {
        Server stuffed = (in, out) -> {
            for (String answer : new String[] {"220 m", "250 m", "250 ok", "250 ok", "354 go"}) {
                say(out, answer);
                if (!answer.startsWith("354")) {
                    readLine(in);
                }
            }
            LockSupport.parkNanos(20_000_000_000L);
        };
        with(stuffed, endpoint -> {
            ConnectOptions options = ConnectOptions.DEFAULT.withWriteTimeout(Duration.ofMillis(300));
            SmtpClient smtp = SmtpClient.connect(endpoint, options);
            assertThatThrownBy(() -> smtp.send(Envelope.of("a@a.example", "b@b.example"), text(50_000_000)))
                    .isInstanceOfSatisfying(ConnectionException.class, e -> {
                        assertThat(e.phase()).isEqualTo(Phase.DATA);
                        assertThat(e).hasMessageContaining("took nothing for 300 ms");
                    });
        });
    }

    private static byte[] text(int bytes) {
        return "0123456789\r\n".repeat(bytes / 12).getBytes(StandardCharsets.US_ASCII);
    }

    private static void readLine(InputStream in) throws IOException {
        int b = in.read();
        while (b >= 0 && b != '\n') {
            b = in.read();
        }
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        Endpoint endpoint = Endpoint.parse("smtp://127.0.0.1:" + port);
        assertThatThrownBy(() -> SmtpClient.connect(endpoint, HASTY))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.phase()).isEqualTo(Phase.CONNECT));
    }
}
