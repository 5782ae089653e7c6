package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM-SHA-1 and SCRAM-SHA-256 (RFC 5802, RFC 7677), bound to the TLS channel where the name ends in -PLUS: the password
 * does not travel, and the server proves that it knows it.
 */
final class SaslScram implements Sasl {
    private static final int MIN_ITERATIONS = 4096;
    private static final int MAX_ITERATIONS = 1_000_000;
    private static final byte[] NOTHING = {};

    private final String name;
    private final HmacAlgorithms hmac;
    private final Password password;
    private final String gs2Header;
    private final byte[] channel;
    private final String firstBare;
    private final String nonce;
    private byte @Nullable [] serverSignature;
    private boolean isComplete;

    /**
     * @param gs2Header how the channel is bound, such as {@code n,,} (RFC 5801 5)
     * @param channel the binding's data; empty without one
     * @param nonce random printable ASCII without comma
     */
    SaslScram(String name, HmacAlgorithms hmac, Password password, String gs2Header, byte[] channel, String nonce) {
        this.name = name;
        this.hmac = hmac;
        this.password = password;
        this.gs2Header = gs2Header;
        this.channel = channel.clone();
        this.nonce = nonce;
        this.firstBare = "n=" + SaslPlain.saslName(SaslPrep.of(password.user())) + ",r=" + nonce;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.of((gs2Header + firstBare).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        if (isComplete) {
            throw new SaslException("more words after the server's proof");
        }
        ScramAttributes attributes = ScramAttributes.of(new String(challenge, StandardCharsets.UTF_8));
        if (serverSignature == null) {
            return proof(attributes);
        }
        verify(attributes, serverSignature);
        return NOTHING;
    }

    private byte[] proof(ScramAttributes first) throws SaslException {
        String fullNonce = first.value('r');
        if (!fullNonce.startsWith(nonce) || fullNonce.length() == nonce.length()) {
            throw new SaslException("the nonce is not ours with the server's after it");
        }
        long iterations = Decimal.of(first.value('i'));
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new SaslException("an iteration count of " + WireText.cut(first.value('i')));
        }
        byte[] salt = first.base64('s');
        if (salt.length == 0 || password.password().isEmpty()) {
            throw new SaslException("no salt or no password");
        }
        ScramKeys keys = new ScramKeys(hmac, SaslPrep.of(password.password()), salt, (int) iterations);
        String last = "c=" + Base64.getEncoder().encodeToString(binding()) + ",r=" + fullNonce;
        String authMessage = firstBare + "," + first.text() + "," + last;
        serverSignature = keys.serverSignature(authMessage);
        String proof = Base64.getEncoder().encodeToString(keys.clientProof(authMessage));
        return (last + ",p=" + proof).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] binding() {
        byte[] header = gs2Header.getBytes(StandardCharsets.UTF_8);
        byte[] binding = Arrays.copyOf(header, header.length + channel.length);
        System.arraycopy(channel, 0, binding, header.length, channel.length);
        return binding;
    }

    private void verify(ScramAttributes last, byte[] expected) throws SaslException {
        if (last.has('e')) {
            throw new SaslException("the server says " + WireText.quoted(last.value('e')));
        }
        if (!MessageDigest.isEqual(expected, last.base64('v'))) {
            throw new SaslException("the server does not know the password");
        }
        isComplete = true;
    }

    @Override
    public boolean isComplete() {
        return isComplete;
    }
}
