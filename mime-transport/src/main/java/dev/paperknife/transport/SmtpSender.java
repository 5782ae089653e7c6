package dev.paperknife.transport;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends messages one after another over a session, each one's opening together with the content before it. */
final class SmtpSender {
    private final SmtpSession session;
    private final Wire wire;
    private final Consumer<SendResult> results;

    SmtpSender(SmtpSession session, Consumer<SendResult> results) {
        this.session = session;
        this.wire = session.wire();
        this.results = results;
    }

    /** Sends them all; whatever is thrown midway closes the connection, as it leaves half a transaction behind. */
    void send(Iterator<Outgoing> messages) throws IOException {
        boolean isDone = false;
        try {
            SmtpTransaction transaction = next(messages);
            session.expectQuiet();
            openAndFlush(transaction);
            while (transaction != null) {
                transaction = send(transaction, messages);
            }
            wire.enter(Phase.COMMAND);
            isDone = true;
        } finally {
            if (!isDone) {
                wire.abort();
            }
        }
    }

    /** Brings one message to its end and the next one under way. */
    private @Nullable SmtpTransaction send(SmtpTransaction transaction, Iterator<Outgoing> messages)
            throws IOException {
        if (transaction.ownRefusal().isPresent()) {
            results.accept(transaction.ownRefusal().get());
            SmtpTransaction next = next(messages);
            openAndFlush(next);
            return next;
        }
        boolean isWanted = transaction.readOpening();
        SmtpTransaction next = next(messages); // read now, so that its failure leaves nothing in doubt
        boolean isSent = isWanted && transaction.writeContent();
        if (!isSent && wire.isOpen()) {
            wire.command("RSET", SmtpSession.COMMAND_BYTES);
        }
        boolean isTogether = session.isPipelining() && wire.isOpen();
        if (isTogether) {
            openBehind(transaction, next);
        }
        finish(transaction, isSent);
        if (!isTogether) {
            openAndFlush(next);
        }
        return next;
    }

    private void openBehind(SmtpTransaction transaction, @Nullable SmtpTransaction next) throws IOException {
        try {
            open(next);
        } catch (TransportException e) {
            throw transaction.unlessInDoubt(e);
        }
    }

    private void finish(SmtpTransaction transaction, boolean isSent) throws IOException {
        if (isSent) {
            flush(transaction);
            results.accept(transaction.readResult());
            return;
        }
        if (wire.isOpen()) {
            wire.flush();
            session.reply();
        }
        results.accept(transaction.refusal());
    }

    private void flush(SmtpTransaction transaction) throws IOException {
        try {
            wire.flush();
        } catch (TransportException e) {
            throw transaction.unlessInDoubt(e);
        }
    }

    private @Nullable SmtpTransaction next(Iterator<Outgoing> messages) throws IOException {
        return messages.hasNext() ? SmtpTransaction.of(session, messages.next()) : null;
    }

    private void open(@Nullable SmtpTransaction transaction) throws TransportException {
        if (transaction != null && transaction.ownRefusal().isEmpty()) {
            transaction.writeOpening();
        }
    }

    private void openAndFlush(@Nullable SmtpTransaction transaction) throws TransportException {
        if (transaction != null && transaction.ownRefusal().isEmpty()) {
            wire.enter(Phase.MAIL);
            open(transaction);
            wire.flush();
        }
    }
}
