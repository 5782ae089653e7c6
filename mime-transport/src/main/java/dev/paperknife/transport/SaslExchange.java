package dev.paperknife.transport;

import dev.paperknife.transport.ProtocolException.Rule;
import java.util.Base64;

/** Runs a mechanism over a wire; how a protocol dresses challenges is its {@link Dialogue}. */
final class SaslExchange {
    /** More than any mechanism needs. */
    private static final int MAX_CHALLENGES = 10;

    /** What a base64 line may have (RFC 4954 4). */
    static final int LINE_BYTES = 12_288;

    private final Wire wire;
    private final Dialogue dialogue;

    SaslExchange(Wire wire, Dialogue dialogue) {
        this.wire = wire;
        this.dialogue = dialogue;
    }

    /** How the protocol says things. */
    interface Dialogue {
        /** The command before the mechanism's name, such as AUTH. */
        String command();

        /** The most bytes of that command with the client's first words; longer ones wait to be asked for. */
        int firstLineBytes();

        /** The server's next answer. */
        Step next() throws TransportException;
    }

    /** One answer of the server. */
    sealed interface Step {
        /** It wants an answer to this base64. */
        record Challenge(String base64) implements Step {}

        /** The user is logged in. */
        record Success() implements Step {}

        /** It does not work. */
        record Failure(RefusedException refusal) implements Step {}
    }

    /** Logs in, or throws why not. */
    void run(Sasl mechanism) throws TransportException {
        Step step = begin(mechanism);
        for (int i = 0; i < MAX_CHALLENGES; i++) {
            if (step instanceof Step.Failure failure) {
                throw failure.refusal();
            }
            if (step instanceof Step.Success) {
                if (!mechanism.isComplete()) {
                    throw wire.broken(Rule.SASL, "success before the server has proven itself");
                }
                return;
            }
            step = answer(mechanism, ((Step.Challenge) step).base64());
        }
        throw wire.broken(Rule.SASL, "challenges without end");
    }

    private Step begin(Sasl mechanism) throws TransportException {
        String command = dialogue.command() + " " + mechanism.name();
        byte[] initial = mechanism.initial().orElse(new byte[0]);
        String encoded = Base64.getEncoder().encodeToString(initial);
        if (mechanism.initial().isPresent() && command.length() + encoded.length() < dialogue.firstLineBytes()) {
            wire.secret(command + " ", encoded.isEmpty() ? "=" : encoded, LINE_BYTES);
            wire.flush();
            return dialogue.next();
        }
        wire.command(command, LINE_BYTES);
        wire.flush();
        Step step = dialogue.next();
        if (mechanism.initial().isEmpty() || !(step instanceof Step.Challenge)) {
            return step;
        }
        return send(encoded);
    }

    private Step answer(Sasl mechanism, String challenge) throws TransportException {
        try {
            return send(Base64.getEncoder().encodeToString(mechanism.answer(decoded(challenge))));
        } catch (Sasl.SaslException e) {
            throw cancelled(mechanism, e);
        }
    }

    private Step send(String base64) throws TransportException {
        wire.secret("", base64, LINE_BYTES);
        wire.flush();
        return dialogue.next();
    }

    private static byte[] decoded(String challenge) throws Sasl.SaslException {
        try {
            return Base64.getDecoder().decode(challenge);
        } catch (IllegalArgumentException e) {
            throw new Sasl.SaslException("a challenge that is not base64");
        }
    }

    /** Ends the exchange from our side; a server that cannot be trusted is not talked to any more. */
    private ProtocolException cancelled(Sasl mechanism, Sasl.SaslException why) {
        return wire.broken(Rule.SASL, mechanism.name() + ": " + why.getMessage());
    }
}
