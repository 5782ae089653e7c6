package dev.paperknife.transport;

import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message's way through a session: opening (MAIL, RCPT), content, result. The steps are apart, so that the opening of
 * the next message can go out with the content of this one (RFC 2920 3.1).
 */
final class SmtpTransaction {
    private static final int START_INPUT = 354;

    /** So many RCPT go out before their replies are read, fewer than fill the buffers between client and server. */
    private static final int WINDOW = 100;

    private final SmtpSession session;
    private final Wire wire;
    private final Envelope envelope;
    private final @Nullable MessageContent content;
    private final SmtpCommands commands;
    private final List<String> recipients;
    private final List<SmtpReply> replies = new ArrayList<>();
    private final Optional<SmtpReply> ownRefusal;
    private int written;
    private Phase refusedIn = Phase.RCPT;
    private boolean isInDoubt;

    private SmtpTransaction(SmtpSession session, Envelope envelope, @Nullable MessageContent content) {
        this.session = session;
        this.wire = session.wire();
        this.envelope = envelope;
        this.content = content;
        Survey survey = content == null ? new Survey() : content.survey();
        this.commands = new SmtpCommands(envelope, survey, session.extensions());
        this.recipients = commands.recipients();
        this.ownRefusal = commands.refusal(wire.options(), wire.session().isPresent());
    }

    /** A transaction for a message, which is looked through now. */
    static SmtpTransaction of(SmtpSession session, Outgoing outgoing) throws IOException {
        return new SmtpTransaction(session, outgoing.envelope(), new MessageContent(outgoing.message()));
    }

    /** A transaction that goes no further than its recipients. */
    static SmtpTransaction withoutContent(SmtpSession session, Envelope envelope) {
        return new SmtpTransaction(session, envelope, null);
    }

    /** The refusal that needs no server, if there is one: nothing is sent then. */
    Optional<SendResult> ownRefusal() {
        return ownRefusal.map(reply -> allRefused(Phase.MAIL, reply));
    }

    private SendResult allRefused(Phase phase, SmtpReply reply) {
        return new SendResult(
                phase,
                envelope.recipients().stream()
                        .map(recipient -> new RecipientResult(recipient.address(), reply))
                        .toList());
    }

    // ---- opening

    /** Writes MAIL and, where the server takes several commands at once, the first RCPT; flushes nothing. */
    void writeOpening() throws TransportException {
        wire.command(commands.mail(), SmtpSession.COMMAND_BYTES);
        if (session.isPipelining()) {
            writeRecipients();
        }
    }

    private void writeRecipients() throws TransportException {
        int end = Math.min(recipients.size(), written + (session.isPipelining() ? WINDOW : 1));
        while (written < end) {
            wire.command(recipients.get(written++), SmtpSession.COMMAND_BYTES);
        }
    }

    /** Reads the answers to the opening, sending the rest of it; whether anybody is to get the message. */
    boolean readOpening() throws TransportException {
        wire.enter(Phase.MAIL);
        SmtpReply mail = session.notIntermediate(session.reply());
        wire.enter(Phase.RCPT);
        if (mail.isNegative()) {
            refusedIn = Phase.MAIL;
            for (int i = 0; i < written && wire.isOpen(); i++) {
                session.reply();
            }
            recipients.forEach(recipient -> replies.add(mail));
            return false;
        }
        while (replies.size() < recipients.size()) {
            readRecipient();
        }
        return wire.isOpen() && replies.stream().anyMatch(SmtpReply::isPositive);
    }

    private void readRecipient() throws TransportException {
        if (!wire.isOpen()) {
            replies.add(replies.get(replies.size() - 1)); // 421 answers for all that follow
            return;
        }
        if (replies.size() == written) {
            session.expectQuiet();
            writeRecipients();
            wire.flush();
        }
        replies.add(session.notIntermediate(session.reply()));
    }

    // ---- content

    /**
     * Sends the content; the last of it may still have to be flushed. False if the server did not want it.
     *
     * @throws IOException if the message cannot be read
     */
    boolean writeContent() throws IOException {
        wire.enter(Phase.DATA);
        if (wire.options().usesChunking() && session.extensions().supports("CHUNKING")) {
            writeChunk();
            return true;
        }
        SmtpReply reply = session.exchange("DATA");
        if (reply.isNegative()) {
            refuseAll(Phase.DATA, reply);
            return false;
        }
        if (reply.code() != START_INPUT) {
            throw wire.broken(Rule.PROTOCOL, "DATA answered by " + reply);
        }
        if (wire.hasWaiting()) {
            throw wire.broken(Rule.PROTOCOL, "a reply before the content was sent");
        }
        writeData();
        return true;
    }

    private void writeData() throws IOException {
        long before = wire.written();
        sendContent(content()::writeStuffed);
        isInDoubt = true;
        sendContent(MessageContent::writeEnd);
        wire.note(wire.written() - before + " octets");
    }

    /** The whole message as one chunk, whose size is known (RFC 3030 2). */
    private void writeChunk() throws IOException {
        long bytes = commands.bytes();
        wire.command("BDAT " + bytes + " LAST", SmtpSession.COMMAND_BYTES);
        isInDoubt = bytes == 0;
        sendContent(out -> {
            ExactStream exact = new ExactStream(out, bytes, () -> isInDoubt = true);
            if (envelope.isBinary()) {
                content().writeBinary(exact);
            } else {
                content().writeLines(exact);
            }
            exact.end();
        });
        wire.note(bytes + " octets");
    }

    private MessageContent content() {
        if (content == null) {
            throw new IllegalStateException("a transaction without content");
        }
        return content;
    }

    private interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Half a message ends with its connection: a server never takes it for a whole one. */
    private void sendContent(Writer writer) throws IOException {
        try {
            writer.writeTo(wire.content());
        } catch (IOException e) {
            wire.abort();
            throw unlessInDoubt(e);
        }
    }

    // ---- result

    /** What became of the message whose content went out. */
    SendResult readResult() throws IOException {
        wire.enter(Phase.RESULT);
        List<RecipientResult> results = new ArrayList<>();
        SmtpReply last = null;
        for (int i = 0; i < replies.size(); i++) {
            SmtpReply reply = replies.get(i);
            if (reply.isPositive()) {
                last = last == null || session.isLmtp() ? readFinal(last) : last;
                reply = last;
            }
            results.add(new RecipientResult(envelope.recipients().get(i).address(), reply));
        }
        isInDoubt = false;
        return new SendResult(Phase.RESULT, results);
    }

    private SmtpReply readFinal(@Nullable SmtpReply before) throws IOException {
        if (before != null && !wire.isOpen()) {
            return before; // 421 answers for all that follow
        }
        try {
            return session.notIntermediate(session.reply(wire.options().resultTimeout()));
        } catch (IOException e) {
            throw unlessInDoubt(e);
        }
    }

    /** The failure as it is, or that nobody knows what became of the message. */
    IOException unlessInDoubt(IOException e) {
        if (!isInDoubt) {
            return e;
        }
        isInDoubt = false;
        return new ResultUnknownException(
                "the message went out, but its answer was lost; it may have been delivered: " + e.getMessage(), e);
    }

    private void refuseAll(Phase phase, SmtpReply reply) {
        refusedIn = phase;
        replies.replaceAll(before -> before.isPositive() ? reply : before);
    }

    /** What became of a message that nobody wanted, or whose content was not sent. */
    SendResult refusal() {
        List<RecipientResult> results = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            results.add(new RecipientResult(envelope.recipients().get(i).address(), replies.get(i)));
        }
        return new SendResult(refusedIn, results);
    }
}
