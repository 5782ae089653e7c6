package dev.paperknife.transport;

import org.jspecify.annotations.Nullable;

/**
 * The server was not reached, did not answer in time, or the connection broke. Of a message, nothing has been delivered:
 * where that is not certain, it is a {@link ResultUnknownException}.
 */
public final class ConnectionException extends TransportException {
    private static final long serialVersionUID = 1L;

    ConnectionException(Phase phase, String message, @Nullable Throwable cause) {
        super(phase, message, cause);
    }
}
