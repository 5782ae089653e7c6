package dev.paperknife.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What went wrong between a client and its server, in one line, and how far they had come. */
public abstract sealed class TransportException extends IOException
        permits RefusedException, ProtocolException, ConnectionException, ResultUnknownException {
    private static final long serialVersionUID = 1L;

    private final Phase phase;

    TransportException(Phase phase, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.phase = phase;
    }

    /** How far the session had come. */
    public final Phase phase() {
        return phase;
    }
}
