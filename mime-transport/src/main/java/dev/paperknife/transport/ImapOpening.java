package dev.paperknife.transport;

import dev.paperknife.transport.Endpoint.Security;
import dev.paperknife.transport.ImapResponse.Kind;
import dev.paperknife.transport.ImapResponse.Status;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The way from the greeting over TLS to the login. */
final class ImapOpening {
    private final ImapSession session;
    private final Wire wire;

    ImapOpening(ImapSession session) {
        this.session = session;
        this.wire = session.wire();
    }

    /** A session as far as it goes without logging in: greeted, over TLS if it must be, capabilities known. */
    static ImapSession open(Wire wire) throws IOException {
        ImapSession session = new ImapSession(wire);
        new ImapOpening(session).open();
        wire.enter(Phase.COMMAND);
        return session;
    }

    private void open() throws IOException {
        session.greet();
        if (wire.endpoint().security() == Security.STARTTLS) {
            startTls();
        }
        readCapabilities();
    }

    private void startTls() throws IOException {
        readCapabilities();
        wire.enter(Phase.TLS);
        if (!session.supports("STARTTLS")) {
            throw wire.broken(Rule.TLS_REQUIRED, "the server does not offer STARTTLS");
        }
        Status status = session.exchange(ImapCommand.of("STARTTLS"), ImapAnswer.NONE);
        if (status.kind() != Kind.OK) {
            throw wire.broken(Rule.TLS_REQUIRED, "STARTTLS refused: " + WireText.cut(status.text()));
        }
        wire.startTls();
        session.forgetCapabilities();
        wire.enter(Phase.GREETING);
    }

    /** A server that will not say what it can cannot be had over TLS by asking. */
    private void readCapabilities() throws IOException {
        boolean needsTls = wire.endpoint().security() == Security.STARTTLS
                && wire.session().isEmpty();
        try {
            session.readCapabilities();
        } catch (RefusedException e) {
            if (needsTls) {
                throw wire.broken(Rule.TLS_REQUIRED, "CAPABILITY refused, so no STARTTLS: " + WireText.cut(e.text()));
            }
            throw e;
        }
    }

    // ---- login

    /** By the strongest mechanism that both sides know; a password by LOGIN where there is none. */
    void login(Credentials credentials) throws IOException {
        Login.checkCleartext(wire);
        List<String> offered = session.capabilities().parameters("AUTH");
        Optional<Sasl> mechanism = new SaslMechanisms(wire.endpoint(), wire.session(), offered).strongest(credentials);
        if (mechanism.isPresent()) {
            authenticate(mechanism.get());
        } else if (credentials instanceof Password password && !session.supports("LOGINDISABLED")) {
            session.doubtCapabilities();
            session.require(
                    ImapCommand.of("LOGIN").string("user", password.user()).secret("password", password.password()),
                    "login refused");
            loggedIn();
        } else {
            throw wire.broken(
                    Rule.SASL, "no mechanism for these credentials among " + WireText.quoted(offered.toString()));
        }
    }

    /** By the mechanism of that name, whether the server lists it or not. */
    void login(Credentials credentials, String mechanism) throws IOException {
        Sasl sasl =
                Login.named(wire, credentials, mechanism, session.capabilities().parameters("AUTH"));
        Login.checkCleartext(wire);
        authenticate(sasl);
    }

    private void authenticate(Sasl mechanism) throws IOException {
        session.doubtCapabilities();
        new ImapDialogue(session).run(mechanism);
        loggedIn();
    }

    private void loggedIn() throws IOException {
        session.authenticated(true);
        session.readCapabilities();
        wire.enter(Phase.COMMAND);
    }
}
