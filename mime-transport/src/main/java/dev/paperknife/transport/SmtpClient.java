package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Sends mail by SMTP (RFC 5321) or hands it in by LMTP (RFC 2033). What the server cannot take is found before anything of
 * the message is sent; Bcc does not go out; nothing is sent twice.
 */
public final class SmtpClient implements Closeable {
    /** How long closing waits for the server's goodbye. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final SmtpSession session;
    private final Wire wire;

    private SmtpClient(SmtpSession session) {
        this.session = session;
        this.wire = session.wire();
    }

    /**
     * Connects, lays TLS over the connection where the endpoint says so, and asks what the server can.
     *
     * @throws TransportException if any of that fails; nothing stays open
     */
    public static SmtpClient connect(Endpoint endpoint) throws TransportException {
        return connect(endpoint, ConnectOptions.DEFAULT);
    }

    /** The same, as the options say. */
    public static SmtpClient connect(Endpoint endpoint, ConnectOptions options) throws TransportException {
        if (endpoint.protocol() != Endpoint.Protocol.SMTP && endpoint.protocol() != Endpoint.Protocol.LMTP) {
            throw new IllegalArgumentException("neither SMTP nor LMTP: " + endpoint);
        }
        Wire wire = Wire.dial(endpoint, options);
        try {
            return new SmtpClient(SmtpSession.open(wire));
        } finally {
            closeUnless(wire.phase() == Phase.COMMAND, wire);
        }
    }

    private static void closeUnless(boolean isReady, Wire wire) {
        if (!isReady) {
            wire.abort();
        }
    }

    /** The server's first words. */
    public SmtpReply greeting() {
        return session.greeting();
    }

    /** What the server says it can, as of the last EHLO. */
    public Extensions extensions() {
        return session.extensions();
    }

    /** Whether the server offers that extension. */
    public boolean supports(String keyword) {
        return session.extensions().supports(keyword);
    }

    /** The most octets of a message that the server takes; absent where it does not say. */
    public OptionalLong sizeLimit() {
        List<String> limits = session.extensions().parameters("SIZE");
        long limit = limits.isEmpty() ? 0 : Decimal.of(limits.get(0));
        return limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty();
    }

    /** Whether the connection is encrypted. */
    public boolean isTls() {
        return wire.session().isPresent();
    }

    // ---- login

    /**
     * Logs in by the strongest mechanism that both sides know. Without TLS only where the options allow it.
     *
     * @throws RefusedException if the server does not accept the credentials
     * @throws ProtocolException if there is no TLS, no common mechanism, or the server cannot prove itself
     */
    public void login(Credentials credentials) throws TransportException {
        Login.checkCleartext(wire);
        login(Login.choose(wire, credentials, extensions().parameters("AUTH")));
    }

    /** Logs in by the mechanism of that name, whether the server lists it or not. */
    public void login(Credentials credentials, String mechanism) throws TransportException {
        Sasl sasl = Login.named(wire, credentials, mechanism, extensions().parameters("AUTH"));
        Login.checkCleartext(wire);
        login(sasl);
    }

    private void login(Sasl mechanism) throws TransportException {
        session.expectQuiet();
        new SaslExchange(wire, new SmtpDialogue(session)).run(mechanism);
        wire.enter(Phase.COMMAND);
    }

    // ---- sending

    /**
     * Sends one message.
     *
     * @return who gets it and who does not; somebody does
     * @throws RefusedException if nobody gets it
     * @throws ResultUnknownException if it went out, but the answer was lost
     * @throws IOException if the message cannot be read; half of it is never delivered
     */
    public SendResult send(Envelope envelope, Slice message) throws IOException {
        return send(new Outgoing(envelope, message));
    }

    /** Sends one message with its envelope. */
    public SendResult send(Outgoing outgoing) throws IOException {
        List<SendResult> results = new ArrayList<>();
        sendAll(List.of(outgoing), results::add);
        return results.get(0).orThrow();
    }

    /** Sends one message as it was read; over a file, its bytes are read when they are sent. */
    public SendResult send(Envelope envelope, Message message) throws IOException {
        return send(Outgoing.of(envelope, message));
    }

    /**
     * The message as this server can take it: what it cannot carry (8BITMIME, BINARYMIME, SMTPUTF8) is encoded again, the
     * binary wish of the envelope dropped where it cannot be met. What is signed is never altered.
     *
     * @throws RefusedException if it cannot be made to fit; nothing was sent
     */
    public Outgoing fit(Envelope envelope, Message message) throws RefusedException {
        return new SmtpFit(session.extensions(), envelope).fit(message);
    }

    /** Sends one message from memory. */
    public SendResult send(Envelope envelope, byte[] message) throws IOException {
        return send(envelope, Slice.of(message));
    }

    /**
     * Sends many messages, each one's opening together with the content before it where the server can PIPELINING. Every
     * result is told as soon as it is known, refusals too, in order; what was not told when this throws was not sent, but
     * for the one that a {@link ResultUnknownException} speaks of.
     *
     * @throws IOException as {@link #send} does, but for refusals
     */
    public void sendAll(Iterable<Outgoing> messages, Consumer<SendResult> results) throws IOException {
        new SmtpSender(session, results).send(messages.iterator());
    }

    /**
     * Asks for each recipient whether the server would take a message, and sends none.
     *
     * @throws RefusedException if the reverse-path is refused
     */
    public List<RecipientResult> check(Envelope envelope) throws TransportException {
        SmtpTransaction transaction = SmtpTransaction.withoutContent(session, envelope);
        if (transaction.ownRefusal().isPresent()) {
            transaction.ownRefusal().get().orThrow();
        }
        session.expectQuiet();
        transaction.writeOpening();
        wire.flush();
        transaction.readOpening();
        SendResult result = transaction.refusal();
        if (wire.isOpen()) {
            reset();
        }
        return result.phase() == Phase.MAIL ? result.orThrow().recipients() : result.recipients();
    }

    // ---- other commands

    /** VRFY: what the server makes of a user or address; 252 means that it does not say. */
    public SmtpReply verify(String user) throws TransportException {
        return command("VRFY " + withUtf8(user), "not verified");
    }

    /** EXPN: who is on a mailing list. */
    public SmtpReply expand(String list) throws TransportException {
        return command("EXPN " + withUtf8(list), "not expanded");
    }

    private String withUtf8(String text) {
        Arguments.text("argument", text);
        if (Arguments.isAscii(text)) {
            return text;
        }
        if (!supports("SMTPUTF8")) {
            throw new IllegalArgumentException("beyond ASCII, which this server cannot take: " + WireText.quoted(text));
        }
        return text + " SMTPUTF8";
    }

    /** HELP in general. */
    public SmtpReply help() throws TransportException {
        return command("HELP", "no help");
    }

    /** HELP on a command. */
    public SmtpReply help(String command) throws TransportException {
        return command("HELP " + Arguments.word("command", command), "no help");
    }

    /** NOOP: whether the server is still there. */
    public SmtpReply noop() throws TransportException {
        return command("NOOP", "not well");
    }

    /** RSET. No transaction outlives a call here, so that nothing needs it but a wary caller. */
    public SmtpReply reset() throws TransportException {
        return command("RSET", "not reset");
    }

    private SmtpReply command(String line, String what) throws TransportException {
        wire.enter(Phase.COMMAND);
        return session.require(line, what);
    }

    /**
     * Says goodbye and closes the connection.
     *
     * @throws TransportException if the server does not say goodbye too; the connection is closed all the same
     */
    public void quit() throws TransportException {
        session.quit(wire.options().replyTimeout());
    }

    /** Says goodbye if it can, and closes the connection; what was sent is sent, so no failure here matters. */
    @Override
    public void close() {
        try {
            session.quit(GOODBYE);
        } catch (TransportException e) {
            wire.note("no goodbye: " + e.getMessage());
        }
    }
}
