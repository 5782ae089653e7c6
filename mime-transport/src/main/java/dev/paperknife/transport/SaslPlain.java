package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** PLAIN (RFC 4616), and the two mechanisms that send a token alike: everything in the client's first words. */
final class SaslPlain implements Sasl {
    private static final byte[] NOTHING = {};
    private static final byte[] KVSEP = {1};

    private final String name;
    private final byte[] initial;
    private final byte[] afterFailure;

    private SaslPlain(String name, String initial, byte[] afterFailure) {
        this.name = name;
        this.initial = initial.getBytes(StandardCharsets.UTF_8);
        this.afterFailure = afterFailure;
    }

    static Sasl plain(Password password) {
        return new SaslPlain("PLAIN", "\0" + password.user() + "\0" + password.password(), NOTHING);
    }

    /** XOAUTH2, as Google and Microsoft describe it. */
    static Sasl xoauth2(Token token) {
        String initial = "user=" + token.user() + "\1auth=Bearer " + token.value() + "\1\1";
        return new SaslPlain("XOAUTH2", initial, NOTHING);
    }

    /** OAUTHBEARER (RFC 7628). */
    static Sasl oauthBearer(Token token, Endpoint server) {
        String initial = "n,a=" + saslName(token.user()) + ",\1host=" + server.host() + "\1port=" + server.port()
                + "\1auth=Bearer " + token.value() + "\1\1";
        return new SaslPlain("OAUTHBEARER", initial, KVSEP);
    }

    /** A name where comma and equals sign have a meaning (RFC 5801 4). */
    static String saslName(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.of(initial.clone());
    }

    /** A challenge tells of an error; the server says so once it has been answered. */
    @Override
    public byte[] answer(byte[] challenge) {
        return afterFailure.clone();
    }

    @Override
    public boolean isComplete() {
        return true;
    }
}
