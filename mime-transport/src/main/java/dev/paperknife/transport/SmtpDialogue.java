package dev.paperknife.transport;

import dev.paperknife.transport.ProtocolException.Rule;
import dev.paperknife.transport.SaslExchange.Step;

/** The AUTH command's answers (RFC 4954): 334 with a challenge, 235, or a refusal. */
final class SmtpDialogue implements SaslExchange.Dialogue {
    private static final int CHALLENGE = 334;
    private static final int SUCCESS = 235;

    /** RFC 5321 4.5.3.1.4, less the CRLF. */
    private static final int FIRST_LINE_BYTES = 510;

    private final SmtpSession session;

    SmtpDialogue(SmtpSession session) {
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
        SmtpReply reply = session.reply();
        if (reply.code() == CHALLENGE) {
            return new Step.Challenge(reply.lines().get(0));
        }
        if (reply.code() == SUCCESS) {
            return new Step.Success();
        }
        if (reply.isNegative()) {
            return new Step.Failure(session.refused("login refused", reply));
        }
        throw session.wire().broken(Rule.PROTOCOL, "AUTH answered by " + reply);
    }
}
