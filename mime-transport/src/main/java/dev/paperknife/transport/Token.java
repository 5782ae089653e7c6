package dev.paperknife.transport;

import java.util.function.Supplier;

/**
 * A user and an OAuth 2.0 bearer token (RFC 6750).
 *
 * @param token asked for at each login, so that an expired one can be renewed; its value is printable ASCII
 */
public record Token(String user, Supplier<String> token) implements Credentials {
    /** Checks the user; {@link IllegalArgumentException} for controls and lone surrogates. */
    public Token {
        Arguments.text("user", user);
    }

    /** A token that does not change. */
    public static Token of(String user, String token) {
        return new Token(user, () -> token);
    }

    /** The token as it is now; {@link IllegalArgumentException} if it cannot be one. */
    String value() {
        String value = token.get();
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("a token is printable ASCII without blanks");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Token[" + user + "]";
    }
}
