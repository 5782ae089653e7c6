package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** CRAM-MD5 (RFC 2195): the password itself does not travel, but the server is not proven. */
final class SaslCramMd5 implements Sasl {
    private final Password password;
    private boolean isAnswered;

    SaslCramMd5(Password password) {
        this.password = password;
    }

    @Override
    public String name() {
        return "CRAM-MD5";
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.empty();
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        byte[] key = password.password().getBytes(StandardCharsets.UTF_8);
        if (isAnswered || challenge.length == 0 || key.length == 0) {
            throw new SaslException("CRAM-MD5 needs one challenge and a password");
        }
        isAnswered = true;
        String digest = new HmacUtils(HmacAlgorithms.HMAC_MD5, key).hmacHex(challenge);
        return (password.user() + " " + digest).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isComplete() {
        return isAnswered;
    }
}
