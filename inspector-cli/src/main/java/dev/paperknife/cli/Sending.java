package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.Envelope;
import dev.paperknife.transport.Outgoing;
import dev.paperknife.transport.Recipient;
import dev.paperknife.transport.RecipientResult;
import dev.paperknife.transport.RefusedException;
import dev.paperknife.transport.SendResult;
import dev.paperknife.transport.SmtpClient;
import dev.paperknife.transport.TransportException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends messages over one connection, made when the first is there, and says what became of each. */
final class Sending implements Closeable {
    private final MailServer server;
    private final Wishes wishes;
    private final Session session;
    private Optional<SmtpClient> client = Optional.empty();
    private boolean isOver;

    /**
     * What the command line asks for besides the message.
     *
     * @param from the reverse-path; the message's own sender where absent
     * @param to the forward-paths; the message's own recipients where empty
     * @param reencodes whether what the server cannot take is encoded again
     */
    record Wishes(Optional<String> from, List<String> to, boolean reencodes) {}

    Sending(MailServer server, Wishes wishes, Session session) {
        this.server = server;
        this.wishes = wishes;
        this.session = session;
    }

    /**
     * Sends one message, if the connection still stands.
     *
     * @param name what a person calls it
     * @throws IOException if it cannot be read
     */
    void send(String name, Message message) throws IOException {
        if (isOver) {
            session.complain(name, "not sent, as the connection is gone");
            return;
        }
        Optional<Envelope> envelope = envelope(name, message);
        if (envelope.isPresent()) {
            send(name, envelope.get(), message);
        }
    }

    private Optional<Envelope> envelope(String name, Message message) {
        try {
            if (wishes.from().isEmpty() && wishes.to().isEmpty()) {
                return Optional.of(Envelope.of(message));
            }
            String from = wishes.from().isPresent()
                    ? wishes.from().get()
                    : Envelope.of(message).reversePath();
            return Optional.of(
                    wishes.to().isEmpty()
                            ? Envelope.of(from, addresses(Envelope.of(message)))
                            : Envelope.of(from, wishes.to()));
        } catch (IllegalArgumentException e) {
            session.complain(
                    ExitCode.USAGE, name, "not sent: " + e.getMessage() + "; see --envelope-from and --envelope-to");
            return Optional.empty();
        }
    }

    private static List<String> addresses(Envelope envelope) {
        return envelope.recipients().stream().map(Recipient::address).toList();
    }

    private void send(String name, Envelope envelope, Message message) throws IOException {
        try {
            SmtpClient smtp = client();
            Outgoing outgoing = wishes.reencodes() ? smtp.fit(envelope, message) : Outgoing.of(envelope, message);
            tell(name, smtp.send(outgoing));
        } catch (RefusedException e) {
            refused(name, e);
        } catch (TransportException e) {
            isOver = true;
            ServerFailures.report(e, name, session);
        } catch (IOException e) {
            isOver = true;
            throw e;
        } catch (IllegalArgumentException e) { // of the login: no such mechanism, or a token that cannot be one
            isOver = true;
            session.complain(ExitCode.USAGE, name, String.valueOf(e.getMessage()));
        }
    }

    private SmtpClient client() throws TransportException {
        if (client.isEmpty()) {
            SmtpClient smtp = SmtpClient.connect(server.endpoint(), server.options());
            client = Optional.of(smtp);
            server.login(smtp::login, smtp::login);
        }
        return client.get();
    }

    private void tell(String name, SendResult result) {
        session.out()
                .line(Printable.line(name + ": sent to "
                        + result.accepted().stream()
                                .map(RecipientResult::recipient)
                                .collect(Collectors.joining(", "))));
        if (!result.refused().isEmpty()) {
            session.outcome().note(ExitCode.SOME_REFUSED);
            result.refused().forEach(one -> complain(name, one));
        }
    }

    private void complain(String name, RecipientResult refused) {
        session.complain(name, refused.recipient() + " refused: " + refused.reply());
    }

    /** Nobody gets this one; the next may fare better, unless it was the login that failed. */
    private void refused(String name, RefusedException e) {
        isOver = switch (e.phase()) {
            case MAIL, RCPT, DATA, RESULT -> false;
            default -> true;
        };
        boolean isForEncoding = !wishes.reencodes()
                && (e.code().equals(Optional.of("5.6.3")) || e.code().equals(Optional.of("5.6.7")));
        session.complain(
                ServerFailures.exitCode(e),
                name,
                isForEncoding ? Reasons.of(e) + "; --re-encode makes it fit" : Reasons.of(e));
        if (e.recipients().size() > 1) {
            e.recipients().forEach(one -> complain(name, one));
        }
    }

    @Override
    public void close() {
        client.ifPresent(SmtpClient::close);
    }
}
