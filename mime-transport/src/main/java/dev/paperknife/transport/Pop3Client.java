package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Fetches mail by POP3 (RFC 1939). Messages are numbered from 1 and stream in constant memory. Only {@link #quit} makes
 * deletions count; {@link #close} alone leaves the maildrop as it was.
 */
public final class Pop3Client implements Closeable {
    private final Pop3Session session;
    private final Wire wire;

    private Pop3Client(Pop3Session session) {
        this.session = session;
        this.wire = session.wire();
    }

    /**
     * Connects, lays TLS over the connection where the endpoint says so, and asks what the server can.
     *
     * @throws TransportException if any of that fails; nothing stays open
     */
    public static Pop3Client connect(Endpoint endpoint) throws TransportException {
        return connect(endpoint, ConnectOptions.DEFAULT);
    }

    /** The same, as the options say. */
    public static Pop3Client connect(Endpoint endpoint, ConnectOptions options) throws TransportException {
        if (endpoint.protocol() != Endpoint.Protocol.POP3) {
            throw new IllegalArgumentException("not POP3: " + endpoint);
        }
        Wire wire = Wire.dial(endpoint, options);
        try {
            return new Pop3Client(Pop3Session.open(wire));
        } finally {
            if (wire.phase() != Phase.COMMAND) {
                wire.abort();
            }
        }
    }

    /** The server's first words, controls escaped. */
    public String greeting() {
        return session.greeting();
    }

    /** What the server says it can, as last asked: on connecting, after TLS, after login. */
    public Extensions capabilities() {
        return session.capabilities();
    }

    /** Whether the server offers that capability. */
    public boolean supports(String keyword) {
        return session.capabilities().supports(keyword);
    }

    /** Whether the connection is encrypted. */
    public boolean isTls() {
        return wire.session().isPresent();
    }

    // ---- login

    /**
     * Logs in by the strongest mechanism that both sides know, a password by USER and PASS where there is none. Without TLS
     * only where the options allow it.
     *
     * @throws RefusedException if the server does not accept the credentials
     * @throws ProtocolException if there is no TLS, no common mechanism, or the server cannot prove itself
     */
    public void login(Credentials credentials) throws TransportException {
        Login.checkCleartext(wire);
        List<String> offered = capabilities().parameters("SASL");
        Optional<Sasl> mechanism = new SaslMechanisms(wire.endpoint(), wire.session(), offered).strongest(credentials);
        if (mechanism.isPresent()) {
            login(mechanism.get());
        } else if (credentials instanceof Password password) {
            session.require("USER " + password.user(), "user refused");
            session.requireSecret("PASS ", password.password(), "login refused");
            loggedIn();
        } else {
            throw wire.broken(
                    Rule.SASL, "no mechanism for these credentials among " + WireText.quoted(offered.toString()));
        }
    }

    /** Logs in by the mechanism of that name, whether the server lists it or not. */
    public void login(Credentials credentials, String mechanism) throws TransportException {
        Sasl sasl = Login.named(wire, credentials, mechanism, capabilities().parameters("SASL"));
        Login.checkCleartext(wire);
        login(sasl);
    }

    private void login(Sasl mechanism) throws TransportException {
        session.expectQuiet();
        new SaslExchange(wire, new Pop3Dialogue(session)).run(mechanism);
        loggedIn();
    }

    /**
     * Logs in by APOP (RFC 1939 7), which rests on MD5 and is never chosen by itself.
     *
     * @throws ProtocolException if the greeting has no timestamp, or there is no TLS
     */
    public void loginApop(Password password) throws TransportException {
        Login.checkCleartext(wire);
        int from = session.greeting().indexOf('<');
        int to = session.greeting().indexOf('>', Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw wire.broken(Rule.SASL, "no APOP: the greeting has no timestamp");
        }
        String digest = DigestUtils.md5Hex(
                (session.greeting().substring(from, to + 1) + password.password()).getBytes(StandardCharsets.UTF_8));
        Arguments.word("user", password.user());
        session.requireSecret("APOP " + password.user() + " ", digest, "login refused");
        loggedIn();
    }

    private void loggedIn() throws TransportException {
        if (!capabilities().keywords().isEmpty()) {
            session.readCapabilities();
        }
        wire.enter(Phase.COMMAND);
    }

    /** UTF8 (RFC 6856): from the login on, names and messages may be UTF-8. To be called before it. */
    public void enableUtf8() throws TransportException {
        session.require("UTF8", "no UTF8");
    }

    /** LANG (RFC 6856): the languages that the server speaks, a tag and perhaps a description each. */
    public List<String> languages() throws TransportException {
        session.require("LANG", "no languages");
        List<String> languages = new ArrayList<>();
        session.readLines(line -> languages.add(WireText.of(line)));
        return languages;
    }

    /** LANG: answers in that language from now on; {@code *} is the server's choice. */
    public void useLanguage(String tag) throws TransportException {
        session.require("LANG " + Arguments.word("language", tag), "no such language");
    }

    // ---- the maildrop

    /** STAT: how much is there. */
    public Maildrop stat() throws TransportException {
        Pop3Status status = session.require("STAT", "no answer to STAT");
        return Pop3Lines.maildrop(status.text()).orElseThrow(() -> unreadable(status));
    }

    /** LIST: the messages that are not marked as deleted. */
    public List<Pop3Size> list() throws TransportException {
        session.require("LIST", "no list");
        List<Pop3Size> sizes = new ArrayList<>();
        session.readLines(line -> Pop3Lines.size(line).filter(sizes::add).isPresent());
        return sizes;
    }

    /** LIST of one message. */
    public Pop3Size size(int number) throws TransportException {
        Pop3Status status = session.require("LIST " + Arguments.number("message", number), "no size");
        return Pop3Lines.size(status.text())
                .filter(size -> size.number() == number)
                .orElseThrow(() -> unreadable(status));
    }

    /** UIDL: the unique ids of the messages that are not marked as deleted. */
    public List<Pop3Uid> uids() throws TransportException {
        session.require("UIDL", "no unique ids");
        List<Pop3Uid> uids = new ArrayList<>();
        session.readLines(
                line -> Pop3Lines.uid(WireText.of(line)).filter(uids::add).isPresent());
        return uids;
    }

    /** UIDL of one message. */
    public Pop3Uid uid(int number) throws TransportException {
        Pop3Status status = session.require("UIDL " + Arguments.number("message", number), "no unique id");
        return Pop3Lines.uid(status.text())
                .filter(uid -> uid.number() == number)
                .orElseThrow(() -> unreadable(status));
    }

    private ProtocolException unreadable(Pop3Status status) {
        return wire.broken(Rule.PROTOCOL, "not such an answer: " + WireText.cut(status.text()));
    }

    // ---- messages

    /**
     * RETR: writes a message and gives its size in bytes.
     *
     * @throws RefusedException if there is no such message; nothing was written
     * @throws IOException if the stream fails, which closes the connection: the rest would have to be read
     */
    public long retrieve(int number, OutputStream out) throws IOException {
        session.require("RETR " + Arguments.number("message", number), "no message " + number);
        return session.readContent(out);
    }

    /**
     * RETR into a file, in constant memory, and the message in it. A file of that name is written over.
     *
     * @throws RefusedException if there is no such message; the file is empty then
     */
    public Message retrieve(int number, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            retrieve(number, out);
        }
        return Message.open(file);
    }

    /** TOP: writes the header section and so many lines of the body; gives the bytes written. */
    public long top(int number, int lines, OutputStream out) throws IOException {
        if (lines < 0) {
            throw new IllegalArgumentException("lines below 0: " + lines);
        }
        session.require("TOP " + Arguments.number("message", number) + " " + lines, "no message " + number);
        return session.readContent(out);
    }

    /**
     * Fetches every message whose unique id is not among those seen, several asked for at once where the server can. Nothing
     * is deleted.
     */
    public Pop3Fetch fetchNew(Set<String> seenUids, Pop3Receiver receiver) throws IOException {
        return new Pop3Fetcher(session, uids()).fetch(seenUids, receiver);
    }

    /** DELE: marks a message; {@link #quit} deletes it. */
    public void delete(int number) throws TransportException {
        session.require("DELE " + Arguments.number("message", number), "not deleted: " + number);
    }

    /** RSET: takes all marks back. */
    public void reset() throws TransportException {
        session.require("RSET", "not reset");
    }

    /** NOOP: whether the server is still there. */
    public void noop() throws TransportException {
        session.require("NOOP", "not well");
    }

    /**
     * QUIT: deletes what is marked, and closes the connection.
     *
     * @throws RefusedException if not all of it could be deleted
     */
    public void quit() throws TransportException {
        try {
            session.require("QUIT", "not all was deleted");
        } finally {
            wire.close();
        }
    }

    /** Closes the connection without QUIT: what was marked stays. */
    @Override
    public void close() {
        wire.close();
    }
}
