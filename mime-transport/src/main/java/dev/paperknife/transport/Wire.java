package dev.paperknife.transport;

import dev.paperknife.transport.Endpoint.Security;
import dev.paperknife.transport.ProtocolException.Rule;
import dev.paperknife.transport.Transcript.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * One connection: socket, TLS, deadlines, bounded lines and literals, and the transcript that hides secrets. It knows no
 * protocol. Whatever fails closes it, and is told with the phase that the client says it is in.
 */
final class Wire {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final String HIDDEN = "***";

    private final Endpoint endpoint;
    private final ConnectOptions options;
    private final Socket raw;
    private final WriteGuard guard;
    private final boolean isSilent;
    private Optional<SSLSession> session = Optional.empty();
    private Socket socket;
    private WireInput in;
    private WireOutput out;
    private Phase phase = Phase.CONNECT;
    private boolean isOpen = true;

    private Wire(Endpoint endpoint, ConnectOptions options, Socket raw) throws IOException {
        this.endpoint = endpoint;
        this.options = options;
        this.raw = raw;
        this.guard = new WriteGuard(raw, options.writeTimeout());
        this.isSilent = options.transcript() == Transcript.NONE;
        this.socket = raw;
        this.in = new WireInput(raw);
        this.out = new WireOutput(raw.getOutputStream(), guard);
    }

    /** Connects, and lays TLS over the connection where the endpoint has it from the start. */
    static Wire dial(Endpoint endpoint, ConnectOptions options) throws TransportException {
        Socket socket = Dialer.dial(endpoint, options);
        Wire wire = over(socket, endpoint, options);
        wire.note("connected to " + endpoint.authority());
        if (endpoint.security() == Security.TLS) {
            wire.secure();
        }
        return wire;
    }

    private static Wire over(Socket socket, Endpoint endpoint, ConnectOptions options) throws ConnectionException {
        try {
            return new Wire(endpoint, options, socket);
        } catch (IOException e) {
            Dialer.close(socket);
            throw new ConnectionException(Phase.CONNECT, WireText.of(e), e);
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ConnectOptions options() {
        return options;
    }

    /** The client's end of the connection. */
    InetAddress localAddress() {
        return raw.getLocalAddress();
    }

    /** The TLS session; absent in plain text. */
    Optional<SSLSession> session() {
        return session;
    }

    boolean isOpen() {
        return isOpen;
    }

    Phase phase() {
        return phase;
    }

    /** From now on failures are of this phase. */
    void enter(Phase next) {
        phase = next;
    }

    // ---- to the server

    /** Adds a command to what the next flush sends; refuses one with controls before any of it is there. */
    void command(String line, int maxBytes) throws TransportException {
        byte[] bytes = Arguments.command(line, maxBytes);
        show(Side.CLIENT, line);
        put(bytes);
        put(CRLF);
    }

    /** A command that ends in, or is, a secret: the transcript has only what stands before it. */
    void secret(String visible, String hidden, int maxBytes) throws TransportException {
        byte[] bytes = Arguments.command(visible + hidden, maxBytes);
        show(Side.CLIENT, visible + HIDDEN);
        put(bytes);
        put(CRLF);
    }

    /** Content, just as it is. */
    void put(byte[] bytes) throws TransportException {
        put(bytes, 0, bytes.length);
    }

    private void put(byte[] bytes, int offset, int length) throws TransportException {
        try {
            open();
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Where content is written; what it throws is of the wire, not of what is written. */
    OutputStream content() throws TransportException {
        open();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(bytes, offset, length);
            }
        };
    }

    /** How many bytes were written so far. */
    long written() {
        return out.total();
    }

    void flush() throws TransportException {
        try {
            open();
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    // ---- from the server

    /** The time for an answer begins. */
    void expectWithin(Duration allowed) {
        in.by(Deadline.in(allowed));
    }

    /** The next line without its CRLF, shown in the transcript. */
    byte[] line(int maxBytes) throws TransportException {
        byte[] line = quietLine(maxBytes);
        if (!isSilent) {
            show(Side.SERVER, WireText.of(line));
        }
        return line;
    }

    /** The next line; not shown, as it is content or part of an exchange of secrets. */
    byte[] quietLine(int maxBytes) throws TransportException {
        try {
            open();
            return in.line(maxBytes);
        } catch (WireException e) {
            throw broken(e.rule(), e.what());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Copies a literal of so many bytes (RFC 9051 4.3); they go nowhere but into the stream. */
    void literal(long bytes, OutputStream to) throws TransportException {
        try {
            open();
            in.literal(bytes, to, options.replyTimeout());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Hands the next piece of content to its reader. */
    void piece(WireInput.PieceReader reader) throws TransportException {
        try {
            open();
            in.piece(reader, options.replyTimeout());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether the server has said something that nobody asked for yet. */
    boolean hasWaiting() throws TransportException {
        try {
            open();
            return in.hasWaiting();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Waits so long at most for the server to say something; whether it has. */
    boolean await(Duration most) throws TransportException {
        try {
            open();
            return in.await(most);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    // ---- TLS

    /** Lays TLS over the connection after the server agreed to; bytes that wait already are an attack, not an answer. */
    void startTls() throws TransportException {
        enter(Phase.TLS);
        if (hasWaiting()) {
            throw broken(Rule.STARTTLS_INJECTION, "bytes wait before the TLS handshake");
        }
        secure();
    }

    private void secure() throws TransportException {
        enter(Phase.TLS);
        try {
            SSLSocket secured = Tls.over(raw, endpoint, options);
            socket = secured;
            session = Optional.of(secured.getSession());
            in = new WireInput(secured);
            out = new WireOutput(secured.getOutputStream(), guard);
            note(secured.getSession().getProtocol() + " " + secured.getSession().getCipherSuite());
        } catch (TransportException e) {
            abort();
            throw e;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Compresses both directions from now on (RFC 4978); what the server has said since is compressed already. */
    void compress() throws TransportException {
        try {
            open();
            if (hasWaiting()) {
                throw broken(Rule.PROTOCOL, "bytes wait before compression begins");
            }
            out.flush();
            in = new WireInput(socket, Deflate.input(socket.getInputStream()));
            out = new WireOutput(Deflate.output(socket.getOutputStream()), guard);
            note("compressed");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    // ---- ends

    /** Closes the connection and says that the server broke a rule. */
    ProtocolException broken(Rule rule, String message) {
        abort();
        return new ProtocolException(phase, rule, endpoint.authority() + state() + ": " + message);
    }

    /** Closes the connection and says that it failed. */
    ConnectionException failed(IOException e) {
        abort();
        return e instanceof ConnectionException known
                ? known
                : new ConnectionException(phase, endpoint.authority() + state() + ": " + WireText.of(e), e);
    }

    /** Words from before TLS may be anybody's. */
    private String state() {
        return session.isPresent() || endpoint.security() == Security.NONE ? "" : " (before TLS)";
    }

    private void open() throws ConnectionException {
        if (!isOpen) {
            throw new ConnectionException(phase, "the connection to " + endpoint.authority() + " is closed", null);
        }
    }

    /** Closes the connection at once. */
    void abort() {
        if (isOpen) {
            isOpen = false;
            note("closed");
            guard.end();
            Dialer.close(raw);
        }
    }

    /** Closes the connection, over TLS with its goodbye. */
    void close() {
        if (isOpen) {
            guard.start();
            Dialer.close(socket);
            guard.stop();
        }
        abort();
    }

    void note(String text) {
        show(Side.NOTE, text);
    }

    void show(Side side, String text) {
        if (!isSilent) {
            options.transcript().line(side, text);
        }
    }

    /** The bytes of an ASCII text that never came from a caller. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
