package dev.paperknife.fuzz;

import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Credentials;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.Token;
import dev.paperknife.transport.TransportException;
import java.io.ByteArrayInputStream;

/** A session that an input describes: its first byte chooses what the client does, the rest is all that the server says. */
final class HostileSession {
    private static final int MOST_BYTES = 10_000;

    private final int choice;
    private final ByteArrayInputStream answers;

    HostileSession(byte[] input) {
        int first = Math.min(1, input.length);
        this.choice = first == 0 ? 0 : input[0];
        this.answers = new ByteArrayInputStream(input, first, input.length - first);
    }

    /** Whether that bit of the choice is not set: the plain way for most inputs. */
    boolean chooses(int bit) {
        return (choice & bit) == 0;
    }

    Credentials credentials() {
        return chooses(1) ? new Password("ann", "secret") : Token.of("ann", "to.k.en");
    }

    /** Options that lead to the server, good for one connection. */
    ConnectOptions options() {
        return ConnectOptions.DEFAULT
                .withSocketFactory(new AnswersSocket(answers).factory())
                .withMessageBytes(MOST_BYTES)
                .withAllowsCleartextLogin(true);
    }

    /** A finding is what is thrown; this throws one. */
    static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("a result that cannot be");
        }
    }

    /** What a server says reaches a log or a terminal in exceptions: without controls. */
    static void checkMessage(TransportException e) {
        check(String.valueOf(e.getMessage()).chars().noneMatch(c -> c < ' ' || c == 0x7F));
    }
}
