package dev.paperknife.cli;

import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Credentials;
import dev.paperknife.transport.Endpoint;
import java.io.IOException;
import java.util.Optional;

/**
 * A server as the command line names it: where it is, how to connect, and who logs in by what.
 *
 * @param credentials absent where nobody logs in
 * @param mechanism the one to log in by; the strongest where absent
 */
record MailServer(
        Endpoint endpoint, ConnectOptions options, Optional<Credentials> credentials, Optional<String> mechanism) {

    /** A client's login by the strongest mechanism. */
    @FunctionalInterface
    interface Login<E extends IOException> {
        void by(Credentials credentials) throws E;
    }

    /** A client's login by a mechanism of that name. */
    @FunctionalInterface
    interface NamedLogin<E extends IOException> {
        void by(Credentials credentials, String mechanism) throws E;
    }

    /** Logs in by whichever the command line asks for, if anybody is to. */
    <E extends IOException> void login(Login<E> strongest, NamedLogin<E> named) throws E {
        if (credentials.isEmpty()) {
            return;
        }
        if (mechanism.isPresent()) {
            named.by(credentials.get(), mechanism.get());
        } else {
            strongest.by(credentials.get());
        }
    }
}
