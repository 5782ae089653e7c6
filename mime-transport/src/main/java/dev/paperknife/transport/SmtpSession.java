package dev.paperknife.transport;

import dev.paperknife.transport.Endpoint.Protocol;
import dev.paperknife.transport.Endpoint.Security;
import dev.paperknife.transport.ProtocolException.Rule;
import java.time.Duration;
import java.util.List;

/** A connection that speaks SMTP or LMTP: commands out, replies in, and the way from the greeting to TLS. */
final class SmtpSession {
    /** What a command may have, extensions and all; RFC 5321 4.5.3.1.4 has 512 without them. */
    static final int COMMAND_BYTES = 2048;

    private static final int SERVICE_READY = 220;
    private static final int SERVICE_CLOSING = 421;

    private final Wire wire;
    private final boolean isLmtp;
    private SmtpReply greeting = new SmtpReply(SERVICE_READY, List.of(""));
    private Extensions extensions = Extensions.NONE;

    private SmtpSession(Wire wire) {
        this.wire = wire;
        this.isLmtp = wire.endpoint().protocol() == Protocol.LMTP;
    }

    /** A session as far as it goes without logging in: greeted, over TLS if it must be, extensions known. */
    static SmtpSession open(Wire wire) throws TransportException {
        SmtpSession session = new SmtpSession(wire);
        session.greet();
        session.hello();
        if (wire.endpoint().security() == Security.STARTTLS) {
            session.startTls();
            session.hello();
        }
        wire.enter(Phase.COMMAND);
        return session;
    }

    private void greet() throws TransportException {
        wire.enter(Phase.GREETING);
        wire.expectWithin(wire.options().replyTimeout());
        greeting = readReply();
        if (greeting.isNegative()) {
            wire.close();
            throw new RefusedException(Phase.GREETING, "no service", greeting, List.of());
        }
        if (greeting.code() != SERVICE_READY) {
            throw wire.broken(Rule.GREETING, "not a greeting: " + greeting);
        }
    }

    private void hello() throws TransportException {
        wire.enter(Phase.GREETING);
        String name = wire.options().clientName().orElseGet(() -> ClientName.literal(wire.localAddress()));
        SmtpReply reply = exchange((isLmtp ? "LHLO " : "EHLO ") + name);
        extensions = Extensions.NONE;
        if (reply.isPositive()) {
            extensions = Extensions.of(reply.lines().subList(1, reply.lines().size()));
            return;
        }
        boolean needsTls = wire.endpoint().security() == Security.STARTTLS
                && wire.session().isEmpty();
        if (needsTls) {
            throw wire.broken(Rule.TLS_REQUIRED, "EHLO refused, so no STARTTLS: " + reply);
        }
        if (!isLmtp && wire.isOpen()) {
            reply = exchange("HELO " + name);
        }
        if (!reply.isPositive()) {
            wire.close();
            throw refused("hello refused", reply);
        }
    }

    private void startTls() throws TransportException {
        wire.enter(Phase.TLS);
        if (!extensions.supports("STARTTLS")) {
            throw wire.broken(Rule.TLS_REQUIRED, "the server does not offer STARTTLS");
        }
        SmtpReply reply = exchange("STARTTLS");
        if (reply.code() != SERVICE_READY) {
            throw wire.broken(Rule.TLS_REQUIRED, "STARTTLS refused: " + reply);
        }
        wire.startTls();
    }

    Wire wire() {
        return wire;
    }

    boolean isLmtp() {
        return isLmtp;
    }

    SmtpReply greeting() {
        return greeting;
    }

    Extensions extensions() {
        return extensions;
    }

    boolean isPipelining() {
        return extensions.supports("PIPELINING");
    }

    // ---- commands and replies

    /** One command and its reply, whatever that says. */
    SmtpReply exchange(String command) throws TransportException {
        expectQuiet();
        wire.command(command, COMMAND_BYTES);
        wire.flush();
        return reply();
    }

    /** One command that must succeed. */
    SmtpReply require(String command, String what) throws TransportException {
        SmtpReply reply = exchange(command);
        if (reply.isNegative()) {
            throw refused(what, reply);
        }
        return notIntermediate(reply);
    }

    SmtpReply notIntermediate(SmtpReply reply) throws TransportException {
        if (reply.isIntermediate()) {
            throw wire.broken(Rule.PROTOCOL, "asks for more where nothing is: " + reply);
        }
        return reply;
    }

    RefusedException refused(String what, SmtpReply reply) {
        return new RefusedException(wire.phase(), what, reply, List.of());
    }

    /** The next reply, in the time for one; 421 closes the connection. */
    SmtpReply reply() throws TransportException {
        return reply(wire.options().replyTimeout());
    }

    SmtpReply reply(Duration timeout) throws TransportException {
        wire.expectWithin(timeout);
        SmtpReply reply = readReply();
        if (reply.code() == SERVICE_CLOSING) {
            wire.close();
        }
        return reply;
    }

    private SmtpReply readReply() throws TransportException {
        SmtpReplyParser parser = new SmtpReplyParser();
        while (true) {
            byte[] line = wire.line(SmtpReplyParser.LINE_BYTES);
            switch (parser.add(line)) {
                case MORE -> {}
                case DONE -> {
                    return parser.reply();
                }
                case BROKEN ->
                    throw wire.broken(
                            wire.phase() == Phase.TLS ? Rule.TLS_REQUIRED : Rule.PROTOCOL,
                            "not a reply: " + WireText.cut(WireText.of(line)));
            }
        }
    }

    /** Before a command nothing may wait but a 421, which says why the server leaves. */
    void expectQuiet() throws TransportException {
        if (wire.hasWaiting()) {
            SmtpReply reply = reply();
            if (reply.code() == SERVICE_CLOSING) {
                throw refused("the server leaves", reply);
            }
            throw wire.broken(Rule.PROTOCOL, "a reply to no command: " + WireText.cut(reply.toString()));
        }
    }

    /** Says goodbye, if there is still somebody to say it to, and waits so long for theirs. */
    void quit(Duration timeout) throws TransportException {
        try {
            if (wire.isOpen()) {
                wire.enter(Phase.COMMAND);
                expectQuiet();
                wire.command("QUIT", COMMAND_BYTES);
                wire.flush();
                reply(timeout);
            }
        } finally {
            wire.close();
        }
    }
}
