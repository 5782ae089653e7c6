package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SCRAM-SHA-256-PLUS over real TLS, against a server that reckons by itself, with the JDK's own means, what a client bound
 * to its certificate must answer (RFC 5802 3, RFC 5929 4.1).
 */
@Timeout(60)
class ScramPlusTest {
    private static final byte[] SALT = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 4096;

    /** Serves one login, bound to that certificate; gives what the client asked for. */
    private static String serve(ServerSocket listener, X509Certificate bound) {
        try (Socket socket = listener.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 m");
            in.readLine();
            say(socket, "250-m\r\n250 AUTH SCRAM-SHA-256 SCRAM-SHA-256-PLUS PLAIN");
            String auth = in.readLine();
            say(socket, scram(auth, in, socket, bound) ? "235 ok" : "535 5.7.8 no");
            in.readLine();
            return auth.substring(0, auth.lastIndexOf(' '));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean scram(String auth, BufferedReader in, Socket socket, X509Certificate bound)
            throws IOException, GeneralSecurityException {
        String first = decoded(auth.substring(auth.lastIndexOf(' ') + 1));
        String header = "p=tls-server-end-point,,";
        if (!first.startsWith(header)) {
            return false;
        }
        String firstBare = first.substring(header.length());
        String nonce = firstBare.substring(firstBare.indexOf(",r=") + 3) + "server";
        String serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
        say(socket, "334 " + encoded(serverFirst.getBytes(StandardCharsets.US_ASCII)));
        byte[] channel = MessageDigest.getInstance("SHA-256").digest(bound.getEncoded());
        byte[] binding = concat(header.getBytes(StandardCharsets.US_ASCII), channel);
        String last = "c=" + encoded(binding) + ",r=" + nonce;
        String message = firstBare + "," + serverFirst + "," + last;
        boolean isProven = decoded(in.readLine()).equals(last + ",p=" + encoded(proof(message)));
        if (isProven) {
            byte[] signature = hmac(hmac(salted(), "Server Key"), message);
            say(socket, "334 " + encoded(("v=" + encoded(signature)).getBytes(StandardCharsets.US_ASCII)));
            in.readLine();
        }
        return isProven;
    }

    private static byte[] salted() throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec("pencil".toCharArray(), SALT, ITERATIONS, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
    }

    private static byte[] proof(String message) throws GeneralSecurityException {
        byte[] clientKey = hmac(salted(), "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= clientKey[i];
        }
        return signature;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static SmtpClient client(ServerSocket listener, List<String> lines)
            throws IOException, GeneralSecurityException {
        ConnectOptions options = ConnectOptions.DEFAULT
                .withSslContext(Trust.only(List.of(TlsServers.certificate("right"))))
                .withTranscript((side, text) -> lines.add(text));
        return SmtpClient.connect(Endpoint.parse("smtps://localhost:" + listener.getLocalPort()), options);
    }

    @Test
    void theLoginIsBoundToTheServersCertificate() throws Exception {
        List<String> lines = new ArrayList<>();
        try (ServerSocket listener = TlsServers.listen("right")) {
            X509Certificate own = TlsServers.certificate("right");
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> serve(listener, own));
            try (SmtpClient smtp = client(listener, lines)) {
                smtp.login(new Password("ann", "pencil"));
            }
            assertThat(asked.get()).isEqualTo("AUTH SCRAM-SHA-256-PLUS");
        }
        assertThat(lines).contains("AUTH SCRAM-SHA-256-PLUS ***").noneMatch(line -> line.contains("pencil"));
    }

    /** Whoever stands between client and server has another certificate, and cannot use the login. */
    @Test
    void aLoginThroughAnotherCertificateIsWorthNothing() throws Exception {
        try (ServerSocket listener = TlsServers.listen("right")) {
            X509Certificate other = TlsServers.certificate("name");
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> serve(listener, other));
            try (SmtpClient smtp = client(listener, new ArrayList<>())) {
                assertThatThrownBy(() -> smtp.login(new Password("ann", "pencil")))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("535");
            }
            assertThat(asked.get()).isEqualTo("AUTH SCRAM-SHA-256-PLUS");
        }
    }
}
