package dev.paperknife.transport;

/** Who logs in, and by what. */
public sealed interface Credentials permits Password, Token {
    /** The name that the server knows the user by. */
    String user();
}
