package dev.paperknife.transport;

/**
 * The whole message went out, but the answer was lost: it may have been delivered or not. Sending it again may deliver it
 * twice; that choice is the caller's.
 */
public final class ResultUnknownException extends TransportException {
    private static final long serialVersionUID = 1L;

    ResultUnknownException(String message, Throwable cause) {
        super(Phase.RESULT, message, cause);
    }
}
