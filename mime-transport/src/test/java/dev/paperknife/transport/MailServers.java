package dev.paperknife.transport;

import dev.paperknife.testdata.MailServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Postfix and Dovecot on loopback, started once for all tests that ask for them by a parameter. Where they are not installed
 * such tests are skipped, and say what is missing.
 */
final class MailServers implements AutoCloseable {
    static final Password ANN = new Password("ann@example.test", "ann's secret");
    static final Password BOB = new Password("bob@example.test", "pass \"wörd\" €");

    private static final String TOKEN_KEY = "paperknife-test-key-for-tokens-only";

    private final MailServerProcess process = MailServerProcess.postfixAndDovecot();
    private final Path dir = process.folder();
    private final int basePort = process.port();

    /** Gives the servers to a test; where they are missing the test is skipped. */
    static final class Parameter implements ParameterResolver, ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String missing = servers(context).process.missing();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(missing);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MailServers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return servers(context);
        }

        private static MailServers servers(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(MailServers.class))
                    .getOrComputeIfAbsent(MailServers.class, key -> new MailServers(), MailServers.class);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    private static Endpoint at(String scheme, int port) {
        return Endpoint.parse(scheme + "://localhost:" + port);
    }

    /** Postfix, open to all on loopback, STARTTLS offered. */
    Endpoint smtp(String scheme) {
        return at(scheme, basePort);
    }

    Endpoint submission() {
        return at("smtp", basePort + 1);
    }

    Endpoint smtps() {
        return at("smtps", basePort + 2);
    }

    Endpoint lmtp(String scheme) {
        return at(scheme, basePort + 3);
    }

    Endpoint pop3(String scheme) {
        return at(scheme, basePort + 4);
    }

    Endpoint pop3s() {
        return at("pop3s", basePort + 5);
    }

    Endpoint dovecotSubmission() {
        return at("smtp", basePort + 7);
    }

    /** Postfix with a certificate for another host. */
    Endpoint otherCertificate() {
        return at("smtp", basePort + 8);
    }

    /** Dovecot, {@code imap} with STARTTLS or {@code imap+insecure}. */
    Endpoint imap(String scheme) {
        return at(scheme, basePort + 9);
    }

    Endpoint imaps() {
        return at("imaps", basePort + 10);
    }

    /** A user whose mailboxes no other test has: Dovecot takes anybody's token. */
    static Token tokenUser(String name) {
        String user = name + "@example.test";
        return Token.of(user, token(user));
    }

    /** Where Dovecot keeps that user's mail. */
    Path maildir(String name) {
        return dir.resolve("mail").resolve(name).resolve("Maildir");
    }

    /** Options that trust the servers' authority, and nobody else. */
    ConnectOptions options() {
        try (InputStream in = Files.newInputStream(dir.resolve("ca.crt"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return ConnectOptions.DEFAULT.withSslContext(context);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that Dovecot takes for that user's. */
    static String token(String user) {
        long now = System.currentTimeMillis() / 1000;
        String header = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"default\"}");
        String claims = base64("{\"iss\":\"http://issuer.example\",\"sub\":\"" + user + "\",\"email\":\"" + user
                + "\",\"iat\":" + (now - 5) + ",\"nbf\":" + (now - 5) + ",\"exp\":" + (now + 3600) + "}");
        byte[] signature = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, TOKEN_KEY.getBytes(StandardCharsets.US_ASCII))
                .hmac(header + "." + claims);
        return header + "." + claims + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
