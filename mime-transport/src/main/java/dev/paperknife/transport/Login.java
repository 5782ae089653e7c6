package dev.paperknife.transport;

import dev.paperknife.transport.Endpoint.Security;
import dev.paperknife.transport.ProtocolException.Rule;
import java.util.List;

/** What every login has to obey, whatever the protocol. */
final class Login {
    private Login() {}

    /** Refuses to send credentials in plain text, unless the caller said that this is what it wants. */
    static void checkCleartext(Wire wire) throws ProtocolException {
        wire.enter(Phase.LOGIN);
        boolean isClear = wire.session().isEmpty() && !wire.options().allowsCleartextLogin();
        if (isClear) {
            throw wire.broken(
                    Rule.CLEARTEXT_AUTH,
                    "no login without TLS, unless allowed"
                            + (wire.endpoint().security() == Security.NONE ? " by allowsCleartextLogin" : ""));
        }
    }

    /** The mechanism to use: the caller's, or the strongest that both sides know. */
    static Sasl choose(Wire wire, Credentials credentials, List<String> offered) throws ProtocolException {
        SaslMechanisms mechanisms = new SaslMechanisms(wire.endpoint(), wire.session(), offered);
        return mechanisms
                .strongest(credentials)
                .orElseThrow(() -> wire.broken(
                        Rule.SASL, "no mechanism for these credentials among " + WireText.quoted(offered.toString())));
    }

    /** The mechanism that the caller names. */
    static Sasl named(Wire wire, Credentials credentials, String mechanism, List<String> offered) {
        return new SaslMechanisms(wire.endpoint(), wire.session(), offered)
                .named(mechanism, credentials)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no mechanism " + WireText.quoted(mechanism) + " for these credentials here"));
    }
}
