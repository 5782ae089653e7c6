package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Continuation;
import dev.paperknife.transport.ImapResponse.Kind;
import dev.paperknife.transport.ImapResponse.Status;
import dev.paperknife.transport.ProtocolException.Rule;
import dev.paperknife.transport.SaslExchange.Step;
import java.io.IOException;

/** The AUTHENTICATE command's answers (RFC 9051 6.2.2). */
final class ImapDialogue implements SaslExchange.Dialogue {
    /** Longer first words wait to be asked for: servers cut command lines anywhere beyond. */
    private static final int FIRST_LINE_BYTES = 8000;

    private final ImapSession session;
    private final Wire wire;
    private final boolean canBegin;
    private String tag = "";
    private int events;

    ImapDialogue(ImapSession session) {
        this.session = session;
        this.wire = session.wire();
        this.canBegin = session.supports("SASL-IR") || session.supports("IMAP4rev2");
    }

    void run(Sasl mechanism) throws IOException {
        tag = session.begin();
        boolean isAnswered = false;
        try {
            new SaslExchange(wire, this).run(mechanism);
            isAnswered = true;
        } catch (RefusedException e) {
            isAnswered = true;
            throw e;
        } finally {
            session.end(isAnswered);
        }
        session.events().tell();
    }

    @Override
    public String command() {
        return tag + " AUTHENTICATE";
    }

    /** Without SASL-IR (RFC 4959) nothing of the mechanism's may be in the first line. */
    @Override
    public int firstLineBytes() {
        return canBegin ? FIRST_LINE_BYTES : 0;
    }

    @Override
    public Step next() throws TransportException {
        wire.expectWithin(wire.options().replyTimeout());
        try {
            while (true) {
                ImapResponse response = session.next(ImapAnswer.NONE);
                if (response instanceof Continuation challenge) {
                    return new Step.Challenge(challenge.text());
                }
                session.event(response, ++events);
                if (response instanceof Status status && status.isTagged()) {
                    return end(status);
                }
            }
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw wire.failed(e);
        }
    }

    private Step end(Status status) throws TransportException {
        if (!status.tag().equals(tag)) {
            throw wire.broken(Rule.PROTOCOL, "an answer to another command: " + WireText.cut(status.tag()));
        }
        return status.kind() == Kind.OK
                ? new Step.Success()
                : new Step.Failure(session.refused("login refused", status));
    }
}
