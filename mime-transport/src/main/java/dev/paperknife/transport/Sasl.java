package dev.paperknife.transport;

import java.util.Optional;

/** One side of an authentication exchange (RFC 4422), for one login. Knows no connection. */
interface Sasl {
    /** The mechanism's name, as servers list it. */
    String name();

    /** What the client says first; absent where the server begins. */
    Optional<byte[]> initial();

    /**
     * The answer to a challenge.
     *
     * @throws SaslException if the server cannot prove itself or the challenge makes no sense
     */
    byte[] answer(byte[] challenge) throws SaslException;

    /** Whether the client is satisfied, so that the server's word for success counts. */
    boolean isComplete();

    /** Why a challenge was not answered. */
    final class SaslException extends Exception {
        private static final long serialVersionUID = 1L;

        SaslException(String message) {
            super(message);
        }
    }
}
