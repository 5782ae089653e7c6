package dev.paperknife.transport;

import java.io.PrintStream;

/**
 * Sees a session as it happens, line by line. Secrets are {@code ***}, content is a count of octets, controls are escaped.
 * Called by the thread that uses the client; what it throws ends the command.
 */
@FunctionalInterface
public interface Transcript {
    /** Who speaks. */
    enum Side {
        /** The client. */
        CLIENT("C: "),
        /** The server; its words are not to be trusted, those before TLS least of all. */
        SERVER("S: "),
        /** Neither: what happened to the connection. */
        NOTE("-- ");

        private final String prefix;

        Side(String prefix) {
            this.prefix = prefix;
        }

        /** What stands before a line of that side: {@code "C: "}, {@code "S: "} or {@code "-- "}. */
        public String prefix() {
            return prefix;
        }
    }

    /** Nobody looks. */
    Transcript NONE = (side, text) -> {};

    /** One line, without its line end. */
    void line(Side side, String text);

    /** Prints each line with {@code C:}, {@code S:} or {@code --} before it. */
    static Transcript to(PrintStream out) {
        return (side, text) -> out.println(side.prefix + text);
    }
}
