package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperknife.transport.ProtocolException.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a client trusts, on real sockets. */
@Timeout(60)
class TlsTest {
    private static final String SMTP_HELLO = "250-m\r\n250 AUTH ";

    private interface Server {
        void serve(Socket socket) throws IOException;
    }

    private static CompletableFuture<Void> serve(ServerSocket listener, Server server) {
        return CompletableFuture.runAsync(() -> {
            try (Socket socket = listener.accept()) {
                server.serve(socket);
            } catch (IOException e) {
                assertThat(e).isNotNull(); // the client broke the handshake off, as it should
            }
        });
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void greet(Socket socket) throws IOException {
        BufferedReader in = reader(socket);
        say(socket, "220 m");
        in.readLine();
        say(socket, "250 m");
        in.readLine();
        say(socket, "221 bye");
    }

    private static void connect(ServerSocket listener, String host, ConnectOptions options) throws IOException {
        SmtpClient.connect(Endpoint.parse("smtps://" + host + ":" + listener.getLocalPort()), options)
                .close();
    }

    @ParameterizedTest
    @CsvSource({"right, localhost", "right, 127.0.0.1", "name, localhost", "address, 127.0.0.1"})
    void theRightCertificateIsTrusted(String certificate, String host) throws Exception {
        try (ServerSocket listener = TlsServers.listen(certificate)) {
            CompletableFuture<Void> server = serve(listener, TlsTest::greet);
            connect(listener, host, TlsServers.options());
            server.get();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "otherhost, localhost",
        "expired, localhost",
        "selfsigned, localhost",
        "address, localhost",
        "name, 127.0.0.1"
    })
    void aWrongCertificateIsRefused(String certificate, String host) throws Exception {
        try (ServerSocket listener = TlsServers.listen(certificate)) {
            CompletableFuture<Void> server = serve(listener, TlsTest::greet);
            ConnectOptions options = TlsServers.options();
            assertThatThrownBy(() -> connect(listener, host, options))
                    .isInstanceOfSatisfying(ProtocolException.class, e -> {
                        assertThat(e.rule()).isEqualTo(Rule.TLS_REQUIRED);
                        assertThat(e.phase()).isEqualTo(Phase.TLS);
                        assertThat(e.getMessage()).doesNotContain("\n");
                    });
            server.get();
        }
    }

    @Test
    void aCertificateMayBeTrustedByItself() throws Exception {
        for (String certificate : List.of("selfsigned", "otherhost")) {
            try (ServerSocket listener = TlsServers.listen(certificate)) {
                CompletableFuture<Void> server = serve(listener, TlsTest::greet);
                SSLContext context = Trust.only(List.of(TlsServers.certificate(certificate)));
                connect(listener, "localhost", ConnectOptions.DEFAULT.withSslContext(context));
                server.get();
            }
        }
    }

    @Test
    void anotherCertificateIsNotTrustedThen() throws Exception {
        SSLContext context = Trust.only(List.of(TlsServers.certificate("selfsigned"), TlsServers.certificate("ca")));
        for (String certificate : List.of("otherhost", "expired")) {
            try (ServerSocket listener = TlsServers.listen(certificate)) {
                CompletableFuture<Void> server = serve(listener, TlsTest::greet);
                assertThatThrownBy(() -> connect(listener, "localhost", ConnectOptions.DEFAULT.withSslContext(context)))
                        .isInstanceOf(ProtocolException.class);
                server.get();
            }
        }
    }

    @Test
    void trustNeedsACertificate(@TempDir Path folder) {
        assertThatThrownBy(() -> Trust.only(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trust.only(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    /** A server hello of TLS 1.1, which the JDK itself no longer makes. */
    @Test
    void tls11IsRefused() throws Exception {
        String hello = "0302" + "5a".repeat(32) + "00" + "c013" + "00";
        byte[] record = HexFormat.of().parseHex("160302002a" + "02000026" + hello);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = serve(listener, socket -> {
                InputStream in = socket.getInputStream();
                in.readNBytes(5);
                socket.getOutputStream().write(record);
                in.transferTo(OutputStream.nullOutputStream());
            });
            ConnectOptions options = TlsServers.options();
            ProtocolException e =
                    catchThrowableOfType(ProtocolException.class, () -> connect(listener, "localhost", options));
            assertThat(e.rule()).isEqualTo(Rule.TLS_REQUIRED);
            assertThat(e).hasMessageContaining("TLS11");
            server.get();
        }
    }

    /** What was offered in plain text may be anybody's; only what is offered over TLS counts. */
    @Test
    void extensionsAreAskedAgainAfterStartTls() throws Exception {
        List<String> lines = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = serve(listener, TlsTest::startTls);
            ConnectOptions options = TlsServers.options().withTranscript((side, text) -> lines.add(text));
            Endpoint endpoint = Endpoint.parse("smtp+starttls://localhost:" + listener.getLocalPort());
            try (SmtpClient smtp = SmtpClient.connect(endpoint, options)) {
                assertThat(smtp.supports("SIZE")).isFalse();
                assertThat(smtp.supports("STARTTLS")).isFalse();
                smtp.login(new Password("ann", "secret"));
            }
            server.get();
        }
        assertThat(lines).contains("AUTH LOGIN").noneMatch(line -> line.startsWith("AUTH PLAIN"));
    }

    /** The same of IMAP, whose capabilities come in a greeting and with the agreement to TLS too. */
    @Test
    void capabilitiesAreAskedAgainAfterStartTls() throws Exception {
        List<String> lines = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = serve(listener, TlsTest::imapStartTls);
            ConnectOptions options = TlsServers.options().withTranscript((side, text) -> lines.add(text));
            Endpoint endpoint = Endpoint.parse("imap://localhost:" + listener.getLocalPort());
            try (ImapClient imap = ImapClient.connect(endpoint, options)) {
                assertThat(imap.supports("MOVE")).isFalse();
                assertThat(imap.supports("AUTH=PLAIN")).isFalse();
                imap.login(new Password("ann", "secret"), "PLAIN");
                assertThat(imap.capabilities().keywords()).containsKey("IDLE").doesNotContainKeys("MOVE", "SASL-IR");
            }
            server.get();
        }
        assertThat(lines).contains("A3 CAPABILITY", "A4 AUTHENTICATE PLAIN").noneMatch(line -> line.contains("secret"));
    }

    private static void imapStartTls(Socket socket) throws IOException {
        String lie = "[CAPABILITY IMAP4rev1 STARTTLS MOVE SASL-IR AUTH=PLAIN]";
        BufferedReader in = reader(socket);
        say(socket, "* OK ready");
        in.readLine();
        say(socket, "* CAPABILITY IMAP4rev1 STARTTLS MOVE SASL-IR AUTH=PLAIN\r\nA1 OK");
        in.readLine();
        say(socket, "A2 OK " + lie + " go");
        try (Socket secured = secured(socket)) {
            BufferedReader again = reader(secured);
            again.readLine();
            say(secured, "* CAPABILITY IMAP4rev1 IDLE AUTH=LOGIN\r\nA3 OK");
            again.readLine();
            say(secured, "+ ");
            again.readLine();
            say(secured, "A4 OK [CAPABILITY IMAP4rev1 IDLE] in");
            again.readLine();
            say(secured, "* BYE\r\nA5 OK bye");
        }
    }

    private static void startTls(Socket socket) throws IOException {
        BufferedReader in = reader(socket);
        say(socket, "220 m");
        in.readLine();
        say(socket, "250-m\r\n250-SIZE 10\r\n250-AUTH PLAIN\r\n250 STARTTLS");
        in.readLine();
        say(socket, "220 go");
        try (Socket secured = secured(socket)) {
            BufferedReader again = reader(secured);
            again.readLine();
            say(secured, SMTP_HELLO + "LOGIN");
            again.readLine();
            say(secured, "334 VXNlcm5hbWU6");
            again.readLine();
            say(secured, "334 UGFzc3dvcmQ6");
            again.readLine();
            say(secured, "235 ok");
            again.readLine();
            say(secured, "221 bye");
        }
    }

    private static Socket secured(Socket socket) throws IOException {
        try {
            SSLSocket secured = (SSLSocket)
                    TlsServers.server("right").getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
