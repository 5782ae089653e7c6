package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.apache.commons.codec.digest.HmacAlgorithms;

/** The mechanisms, strongest first; the server's order counts for nothing. */
final class SaslMechanisms {
    private static final List<String> FOR_PASSWORD = List.of(
            "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN");
    private static final List<String> FOR_TOKEN = List.of("OAUTHBEARER", "XOAUTH2");
    private static final int NONCE_BYTES = 18;
    private static final byte[] NO_CHANNEL = {};

    private final Endpoint server;
    private final Optional<SSLSession> session;
    private final List<String> offered;

    /** What one server offers over one connection. */
    SaslMechanisms(Endpoint server, Optional<SSLSession> session, List<String> offered) {
        this.server = server;
        this.session = session;
        this.offered = offered;
    }

    /** The strongest mechanism that both sides know and these credentials fit. */
    Optional<Sasl> strongest(Credentials credentials) {
        List<String> known = credentials instanceof Token ? FOR_TOKEN : FOR_PASSWORD;
        return known.stream()
                .filter(this::isOffered)
                .flatMap(name -> named(name, credentials).stream())
                .findFirst();
    }

    private boolean isOffered(String name) {
        return offered.stream().anyMatch(word -> Ascii.equalsIgnoreCase(word, name));
    }

    /** The mechanism of that name, offered or not; absent where the credentials or the connection do not fit it. */
    Optional<Sasl> named(String name, Credentials credentials) {
        if (credentials instanceof Token token) {
            return switch (name) {
                case "OAUTHBEARER" -> Optional.of(SaslPlain.oauthBearer(token, server));
                case "XOAUTH2" -> Optional.of(SaslPlain.xoauth2(token));
                default -> Optional.empty();
            };
        }
        Password password = (Password) credentials;
        return switch (name) {
            case "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS" -> bound(name, password);
            case "SCRAM-SHA-256", "SCRAM-SHA-1" -> Optional.of(unbound(name, password));
            case "CRAM-MD5" -> Optional.of(new SaslCramMd5(password));
            case "PLAIN" -> Optional.of(SaslPlain.plain(password));
            case "LOGIN" -> Optional.of(new SaslLogin(password));
            default -> Optional.empty();
        };
    }

    private Optional<Sasl> bound(String name, Password password) {
        return session.flatMap(ChannelBinding::of)
                .map(channel ->
                        new SaslScram(name, hmac(name), password, "p=" + ChannelBinding.NAME + ",,", channel, nonce()));
    }

    /** "y" says that we could bind and see no offer of it, so that the server notices an offer that got lost. */
    private Sasl unbound(String name, Password password) {
        boolean couldBind = session.flatMap(ChannelBinding::of).isPresent();
        String header = couldBind && !isOffered(name + "-PLUS") ? "y,," : "n,,";
        return new SaslScram(name, hmac(name), password, header, NO_CHANNEL, nonce());
    }

    private static HmacAlgorithms hmac(String name) {
        return name.startsWith("SCRAM-SHA-256") ? HmacAlgorithms.HMAC_SHA_256 : HmacAlgorithms.HMAC_SHA_1;
    }

    private static String nonce() {
        byte[] random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
