package dev.paperknife.transport;

/** How far a session had come when something went wrong. */
public enum Phase {
    /** Finding the host, the proxy, the connection. */
    CONNECT,
    /** The server's first words, and what it says it can do. */
    GREETING,
    /** STARTTLS, STLS, and the handshake. */
    TLS,
    /** Authentication. */
    LOGIN,
    /** The reverse-path of a message, and whether the server can take the message at all. */
    MAIL,
    /** Its forward-paths. */
    RCPT,
    /** Its content. */
    DATA,
    /** The answer to its content. */
    RESULT,
    /** Any other command. */
    COMMAND
}
