package dev.paperknife.transport;

import dev.paperknife.transport.SaslExchange.Step;

/** The AUTH command's answers in POP3 (RFC 5034). */
final class Pop3Dialogue implements SaslExchange.Dialogue {
    /** RFC 2449 4, less the CRLF. */
    private static final int FIRST_LINE_BYTES = 253;

    private final Pop3Session session;

    Pop3Dialogue(Pop3Session session) {
        this.session = session;
    }

    @Override
    public String command() {
        return "AUTH";
    }

    @Override
    public int firstLineBytes() {
        return FIRST_LINE_BYTES;
    }

    @Override
    public Step next() throws TransportException {
        Pop3Status status = session.status();
        return switch (status.kind()) {
            case CHALLENGE -> new Step.Challenge(status.text());
            case OK -> new Step.Success();
            case ERR -> new Step.Failure(session.refused("login refused", status));
        };
    }
}
