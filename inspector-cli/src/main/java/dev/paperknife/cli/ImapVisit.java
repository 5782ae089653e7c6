package dev.paperknife.cli;

import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapMailbox;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.SelectOptions;
import dev.paperknife.transport.UidSet;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One run of {@code eml imap}: what was asked for, and the connection once it is needed. */
final class ImapVisit implements Closeable {
    private final MailServer server;
    private final ParseResult arguments;
    private final Session session;
    private @Nullable ImapClient client;

    ImapVisit(MailServer server, ParseResult arguments, Session session) {
        this.server = server;
        this.arguments = arguments;
        this.session = session;
    }

    /** What the command line asks for makes no sense. */
    static final class UsageException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String subject;

        UsageException(String subject, String message) {
            super(message);
            this.subject = subject;
        }

        String subject() {
            return subject;
        }
    }

    Session session() {
        return session;
    }

    MailServer server() {
        return server;
    }

    ParseResult options() {
        return arguments;
    }

    /** What stands behind the action. */
    List<String> arguments() {
        return arguments.matchedPositionalValue(2, List.of());
    }

    /** The connection, logged in. */
    ImapClient client() throws IOException {
        if (client == null) {
            client = connect();
        }
        return client;
    }

    /** A connection of its own. */
    ImapClient connect() throws IOException {
        ImapClient imap = ImapClient.connect(server.endpoint(), server.options());
        boolean isDone = false;
        try {
            server.login(imap::login, imap::login);
            isDone = true;
            return imap;
        } finally {
            if (!isDone) {
                imap.close();
            }
        }
    }

    /** The mailbox that is asked for. */
    MailboxName mailboxName() throws UsageException {
        String name = arguments.matchedOptionValue(ImapCommand.MAILBOX, "INBOX");
        try {
            return MailboxName.of(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(ImapCommand.MAILBOX, String.valueOf(e.getMessage()));
        }
    }

    /** The connection with that mailbox selected, to be looked at. */
    ImapClient examined() throws IOException {
        client().select(mailboxName(), SelectOptions.DEFAULT.readOnly());
        return client();
    }

    /** The connection with that mailbox selected, to be changed. */
    ImapClient selected() throws IOException {
        ImapMailbox mailbox = client().select(mailboxName(), SelectOptions.DEFAULT);
        if (mailbox.isReadOnly()) {
            throw new UsageException(mailboxName().text(), "the server lets nobody change this mailbox");
        }
        return client();
    }

    /** The unique ids that the first argument names. */
    UidSet uids() throws UsageException {
        List<String> words = arguments();
        if (words.isEmpty()) {
            throw new UsageException("imap", "name the messages by unique ids, such as 17 or 3:9");
        }
        return uids(words.get(0));
    }

    static UidSet uids(String text) throws UsageException {
        try {
            return UidSet.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(text, "not unique ids such as 17, 3:9 or 1,4,7; eml imap URL ls lists them");
        }
    }

    /** The value of an option that the action needs. */
    String required(String option, String what) throws UsageException {
        return Optional.ofNullable(arguments.<String>matchedOptionValue(option, null))
                .orElseThrow(() -> new UsageException("imap", what));
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
