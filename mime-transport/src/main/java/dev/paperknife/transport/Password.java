package dev.paperknife.transport;

/**
 * A user and a password; neither may hold a control character.
 *
 * @param password in clear; {@link #toString} hides it
 */
public record Password(String user, String password) implements Credentials {
    /** Checks both; {@link IllegalArgumentException} for controls and lone surrogates. */
    public Password {
        Arguments.text("user", user);
        Arguments.secret("password", password);
    }

    @Override
    public String toString() {
        return "Password[" + user + "]";
    }
}
