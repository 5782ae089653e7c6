package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.ImapHistory.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mail that stays on its server, by IMAP (RFC 9051, RFC 3501). Messages are named by unique ids, never by numbers that
 * change; nothing is marked as seen by reading it. What other clients do is told to {@link #onEvent a listener} between
 * commands.
 */
public final class ImapClient implements Closeable {
    /** How long closing waits for the server's goodbye. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final ImapSession session;
    private final Wire wire;
    private final ImapIdentity identity;
    private final ImapSelector selector;
    private final ImapFetcher fetcher;
    private final ImapParts parts;
    private final ImapSearcher searcher;
    private final ImapChanger changer;
    private final ImapHistory history = new ImapHistory();

    private ImapClient(ImapSession session) {
        this.session = session;
        this.wire = session.wire();
        this.identity = new ImapIdentity(session);
        this.selector = new ImapSelector(session, identity);
        this.fetcher = new ImapFetcher(session);
        this.parts = new ImapParts(session, fetcher);
        this.searcher = new ImapSearcher(session);
        this.changer = new ImapChanger(session);
    }

    /**
     * Connects, lays TLS over the connection where the endpoint says so, and asks what the server can.
     *
     * @throws TransportException if any of that fails; nothing stays open
     */
    public static ImapClient connect(Endpoint endpoint) throws IOException {
        return connect(endpoint, ConnectOptions.DEFAULT);
    }

    /** The same, as the options say. */
    public static ImapClient connect(Endpoint endpoint, ConnectOptions options) throws IOException {
        if (endpoint.protocol() != Endpoint.Protocol.IMAP) {
            throw new IllegalArgumentException("not IMAP: " + endpoint);
        }
        Wire wire = Wire.dial(endpoint, options);
        try {
            return new ImapClient(ImapOpening.open(wire));
        } finally {
            if (wire.phase() != Phase.COMMAND) {
                wire.abort();
            }
        }
    }

    /**
     * A new connection in the same state: logged in, with what was enabled, and the same mailbox selected. Whether that is
     * still the same, a {@link ImapEvent.UidValidityChanged} tells.
     */
    public ImapClient reconnect() throws IOException {
        return reconnect(wire.options());
    }

    /** The same, as other options say. */
    public ImapClient reconnect(ConnectOptions options) throws IOException {
        ImapClient next = connect(wire.endpoint(), options);
        boolean isDone = false;
        try {
            next.selector.remember(selector);
            history.repeat(next);
            isDone = true;
            return next;
        } finally {
            if (!isDone) {
                next.wire.abort();
            }
            wire.abort();
        }
    }

    // ---- the session

    /** The server's first words, controls escaped. */
    public String greeting() {
        return session.greeting();
    }

    /** What the server says it can, as last asked: on connecting, after TLS, after login. {@code A=B} is A with a parameter. */
    public Extensions capabilities() {
        return session.capabilities();
    }

    /** Whether the server offers that capability, such as IDLE or UTF8=ACCEPT. */
    public boolean supports(String capability) {
        return session.supports(capability);
    }

    /** Whether the connection is encrypted. */
    public boolean isTls() {
        return wire.session().isPresent();
    }

    /** Whether somebody is logged in. */
    public boolean isAuthenticated() {
        return session.isAuthenticated();
    }

    /** Who is told what other clients do; never while a command runs, always by the thread that uses the client. */
    public void onEvent(Consumer<ImapEvent> listener) {
        session.events().listener(listener);
        history.add(Kind.LISTENER, client -> client.onEvent(listener));
    }

    /**
     * Logs in by the strongest mechanism that both sides know, a password by LOGIN where there is none. Without TLS only where
     * the options allow it.
     *
     * @throws RefusedException if the server does not accept the credentials
     * @throws ProtocolException if there is no TLS, no common mechanism, or the server cannot prove itself
     */
    public void login(Credentials credentials) throws IOException {
        new ImapOpening(session).login(credentials);
        history.add(Kind.LOGIN, client -> client.login(credentials));
    }

    /** Logs in by the mechanism of that name, whether the server lists it or not. */
    public void login(Credentials credentials, String mechanism) throws IOException {
        new ImapOpening(session).login(credentials, mechanism);
        history.add(Kind.LOGIN, client -> client.login(credentials, mechanism));
    }

    /** UNAUTHENTICATE (RFC 8437): nobody is logged in, the connection can be used by another user. */
    public void unauthenticate() throws IOException {
        session.unauthenticate();
        history.forgetUser();
    }

    /** ID (RFC 2971): says which program this is, and gives what the server says of itself. Servers that insist are told. */
    public Map<String, String> id(Map<String, String> fields) throws IOException {
        return identity.exchange(fields);
    }

    /** ENABLE (RFC 5161): gives what of that is on now, in capitals. Before a mailbox is selected. */
    public Set<String> enable(String... capabilities) throws IOException {
        Set<String> enabled = session.enable(List.of(capabilities));
        history.add(Kind.ENABLE, client -> client.enable(capabilities));
        return enabled;
    }

    /** COMPRESS (RFC 4978): both directions are deflated from now on. */
    public void compress() throws IOException {
        session.require(ImapCommand.of("COMPRESS DEFLATE"), "not compressed");
        wire.compress();
        history.add(Kind.COMPRESS, ImapClient::compress);
    }

    /** NOOP: whether the server is still there, and what has happened. */
    public void noop() throws IOException {
        session.require(ImapCommand.of("NOOP"), "not well");
    }

    /** A watch over the selected mailbox; {@link ImapWatch#run} waits for events. */
    public ImapWatch watch() {
        return watch(ImapWatch.RENEWAL, ImapWatch.POLLING);
    }

    /** The same with other times. */
    ImapWatch watch(Duration renewal, Duration polling) {
        return new ImapWatch(session, renewal, polling);
    }

    /** NOTIFY (RFC 5465): from now on changes of every mailbox of the user are events, those of the selected one as ever. */
    public void notifyOfAll() throws IOException {
        session.require(
                ImapCommand.of("NOTIFY SET (SELECTED (MessageNew MessageExpunge FlagChange))")
                        .word("(PERSONAL (MessageNew MessageExpunge MailboxName SubscriptionChange))"),
                "no NOTIFY");
        history.add(Kind.NOTIFY, ImapClient::notifyOfAll);
    }

    /** NOTIFY NONE: from now on nothing is told but during commands. */
    public void notifyOfNone() throws IOException {
        session.require(ImapCommand.of("NOTIFY NONE"), "no NOTIFY");
        history.remove(Kind.NOTIFY);
    }

    // ---- mailboxes

    /** The mailboxes of the account. */
    public ImapMailboxes mailboxes() {
        return new ImapMailboxes(session);
    }

    /** Quotas, rights and annotations. */
    public ImapAttributes attributes() {
        return new ImapAttributes(session);
    }

    /** SELECT: messages are those of this mailbox from now on. If it cannot be selected, none is. */
    public ImapMailbox select(String mailbox) throws IOException {
        return select(MailboxName.of(mailbox), SelectOptions.DEFAULT);
    }

    /** EXAMINE: the same without changing anything. */
    public ImapMailbox examine(String mailbox) throws IOException {
        return select(MailboxName.of(mailbox), SelectOptions.DEFAULT.readOnly());
    }

    /** Selects a mailbox as the options say. */
    public ImapMailbox select(MailboxName mailbox, SelectOptions options) throws IOException {
        history.remove(Kind.SELECT);
        ImapMailbox selected = selector.select(mailbox, options);
        history.add(Kind.SELECT, client -> client.select(mailbox, options));
        return selected;
    }

    /** The selected mailbox as it is known now; absent where none is. */
    public Optional<ImapMailbox> mailbox() {
        return session.events().mailbox();
    }

    /** UNSELECT (RFC 3691): no mailbox is selected; what is marked as deleted stays. */
    public void unselect() throws IOException {
        session.require(ImapCommand.of("UNSELECT"), "not unselected");
        unselected();
    }

    /** CLOSE: no mailbox is selected, and what is marked as deleted is gone, unless it was selected without changes. */
    public void closeMailbox() throws IOException {
        session.require(ImapCommand.of("CLOSE"), "not closed");
        unselected();
    }

    private void unselected() {
        session.events().mailbox(Optional.empty());
        history.remove(Kind.SELECT);
    }

    // ---- messages

    /** The messages that a query finds. */
    public UidSet search(ImapQuery query) throws IOException {
        return searcher.search(query);
    }

    /** How many a query finds, the first, the last, all; or nothing but to keep them as {@link UidSet#SAVED} (ESEARCH). */
    public SearchResult search(ImapQuery query, Set<SearchResult.Part> parts) throws IOException {
        return searcher.search(query, parts);
    }

    /** The messages that a query finds, in order (SORT); later keys count where earlier ones are equal. */
    public List<Long> sort(ImapQuery query, SortKey... keys) throws IOException {
        return searcher.sort(query, List.of(keys));
    }

    /** The messages that a query finds as conversations; by an algorithm such as REFERENCES (THREAD). */
    public List<MessageThread> thread(ImapQuery query, String algorithm) throws IOException {
        return searcher.thread(query, algorithm);
    }

    /** A message, whole and in memory. */
    public Message fetch(long uid) throws IOException {
        return fetcher.message(uid);
    }

    /** Writes a message in constant memory, and gives its size in octets. */
    public long fetch(long uid, OutputStream out) throws IOException {
        return fetcher.message(uid, out);
    }

    /** Writes a message into a file, and gives the message in it. A file of that name is written over. */
    public Message fetch(long uid, Path file) throws IOException {
        return fetcher.message(uid, file);
    }

    /** What the server says of these messages, as it comes; the receiver must not use the client. */
    public void fetch(UidSet uids, List<FetchItem> items, Consumer<MessageData> receiver) throws IOException {
        fetcher.fetch(uids, items, Optional.empty(), receiver);
    }

    /** The same for what has changed. */
    public void fetch(UidSet uids, List<FetchItem> items, FetchChanges changes, Consumer<MessageData> receiver)
            throws IOException {
        fetcher.fetch(uids, items, Optional.of(changes), receiver);
    }

    /** The parts of a message, without any body. */
    public BodyStructure structure(long uid) throws IOException {
        return parts.structure(uid);
    }

    /** One part alone, as a message of its own whose content decodes; for a message inside a message, that message. */
    public Message part(long uid, String section) throws IOException {
        return parts.part(uid, section);
    }

    /** The same by way of a file, in constant memory, and what was in that file before is gone. */
    public Message part(long uid, String section, Path file) throws IOException {
        return parts.part(uid, section, file);
    }

    /**
     * A message with the same parts, sections, types and names, but every body empty: what its views and {@code walk()} find is
     * what can be fetched part by part. Absent where the server's structure cannot be right, so that only the message tells.
     */
    public Optional<Message> outline(long uid) throws IOException {
        return parts.outline(uid);
    }

    /** The attachments by RFC 8621 4.1.4, without their content; the message is fetched only if its structure must be wrong. */
    public List<BodyStructure> attachments(long uid) throws IOException {
        return parts.attachments(uid);
    }

    /** STORE: sets, takes away or replaces flags. */
    public void store(UidSet uids, FlagChange change, ImapFlag... flags) throws IOException {
        changer.store(uids, change, List.of(flags), OptionalLong.empty());
    }

    /** The same for messages that nobody has changed since that mod-sequence (CONDSTORE); gives the others. */
    public UidSet storeUnchanged(UidSet uids, long modSeq, FlagChange change, ImapFlag... flags) throws IOException {
        return changer.store(uids, change, List.of(flags), OptionalLong.of(modSeq));
    }

    /** Gmail's labels (X-GM-EXT-1), as flags are set. */
    public void storeLabels(UidSet uids, FlagChange change, String... labels) throws IOException {
        changer.storeLabels(uids, change, List.of(labels));
    }

    /** COPY; gives what the copies are called, where the server tells. */
    public Optional<CopiedUids> copy(UidSet uids, MailboxName mailbox) throws IOException {
        return changer.copy(uids, mailbox);
    }

    /**
     * MOVE (RFC 6851). Where the server cannot, messages are copied, marked as deleted and expunged; without UIDPLUS expunged
     * only if no others are marked.
     */
    public Optional<CopiedUids> move(UidSet uids, MailboxName mailbox) throws IOException {
        return changer.move(uids, mailbox);
    }

    /** EXPUNGE: removes for good all that is marked as deleted, by whomever. */
    public void expunge() throws IOException {
        changer.expunge();
    }

    /** UID EXPUNGE (RFC 4315): those of these that are marked as deleted. */
    public void expunge(UidSet uids) throws IOException {
        changer.expunge(uids);
    }

    /**
     * APPEND: puts messages into a mailbox, one by one or, with MULTIAPPEND, all or none. Gives their unique ids in order,
     * none where the server does not tell.
     *
     * @throws ResultUnknownException if a message went out, but the answer was lost
     * @throws IOException if a message cannot be read; half of it is never kept
     */
    public List<Long> append(MailboxName mailbox, NewMail... messages) throws IOException {
        return new ImapAppender(session).append(mailbox, List.of(messages));
    }

    // ---- ends

    /**
     * LOGOUT, and closes the connection.
     *
     * @throws TransportException if the server does not say goodbye too; the connection is closed all the same
     */
    public void logout() throws IOException {
        logout(wire.options().replyTimeout());
    }

    private void logout(Duration timeout) throws IOException {
        try {
            if (wire.isOpen()) {
                session.logout(timeout);
            }
        } finally {
            wire.close();
        }
    }

    /** Says goodbye if it can, and closes the connection. */
    @Override
    public void close() {
        try {
            logout(GOODBYE);
        } catch (IOException e) {
            wire.note("no goodbye: " + e.getMessage());
        }
    }
}
