package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** LOGIN, never standardized: the server asks for the user, then for the password, in words that differ. */
final class SaslLogin implements Sasl {
    private final Password password;
    private int asked;

    SaslLogin(Password password) {
        this.password = password;
    }

    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.empty();
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        asked++;
        if (asked > 2) {
            throw new SaslException("LOGIN asks for more than user and password");
        }
        return (asked == 1 ? password.user() : password.password()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isComplete() {
        return asked == 2;
    }
}
