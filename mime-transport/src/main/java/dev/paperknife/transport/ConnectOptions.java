package dev.paperknife.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * How a client connects and waits. Every deadline is finite. Options do not change; each {@code with} method gives others, and
 * refuses a value that is not to be used with an {@link IllegalArgumentException}.
 */
public final class ConnectOptions {
    /** Half a minute to connect, five for an answer, ten for the result of a message (RFC 5321 4.5.3.2); 2 GiB a message. */
    public static final ConnectOptions DEFAULT = new ConnectOptions();

    // set while the options are made, never after
    private Duration connectTimeout = Duration.ofSeconds(30);
    private Duration replyTimeout = Duration.ofMinutes(5);
    private Duration resultTimeout = Duration.ofMinutes(10);
    private Duration writeTimeout = Duration.ofMinutes(3);
    private Optional<SSLContext> sslContext = Optional.empty();
    private Optional<Proxy> proxy = Optional.empty();
    private SocketFactory socketFactory = SocketFactory.getDefault();
    private Transcript transcript = Transcript.NONE;
    private boolean allowsCleartextLogin;
    private Optional<String> clientName = Optional.empty();
    private boolean refusesBareNewlines;
    private boolean usesChunking = true;
    private long messageBytes = 1L << 31;

    private ConnectOptions() {}

    private ConnectOptions(ConnectOptions other) {
        connectTimeout = other.connectTimeout;
        replyTimeout = other.replyTimeout;
        resultTimeout = other.resultTimeout;
        writeTimeout = other.writeTimeout;
        sslContext = other.sslContext;
        proxy = other.proxy;
        socketFactory = other.socketFactory;
        transcript = other.transcript;
        allowsCleartextLogin = other.allowsCleartextLogin;
        clientName = other.clientName;
        refusesBareNewlines = other.refusesBareNewlines;
        usesChunking = other.usesChunking;
        messageBytes = other.messageBytes;
    }

    private ConnectOptions with(Consumer<ConnectOptions> change) {
        ConnectOptions changed = new ConnectOptions(this);
        change.accept(changed);
        return changed;
    }

    private static void checkTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a deadline is a millisecond to a day, not " + timeout);
        }
    }

    /** All deadlines set to one. */
    public ConnectOptions withTimeout(Duration timeout) {
        return withConnectTimeout(timeout)
                .withReplyTimeout(timeout)
                .withResultTimeout(timeout)
                .withWriteTimeout(timeout);
    }

    /** How long connecting may take, with proxy and TLS handshake. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** The same with that {@link #connectTimeout}. */
    public ConnectOptions withConnectTimeout(Duration value) {
        checkTimeout(value);
        return with(options -> options.connectTimeout = value);
    }

    /** How long each answer may take as a whole, and each piece of content. */
    public Duration replyTimeout() {
        return replyTimeout;
    }

    /** The same with that {@link #replyTimeout}. */
    public ConnectOptions withReplyTimeout(Duration value) {
        checkTimeout(value);
        return with(options -> options.replyTimeout = value);
    }

    /** How long the answer to a whole message may take, which a server may check first. */
    public Duration resultTimeout() {
        return resultTimeout;
    }

    /** The same with that {@link #resultTimeout}. */
    public ConnectOptions withResultTimeout(Duration value) {
        checkTimeout(value);
        return with(options -> options.resultTimeout = value);
    }

    /** How long the server may take over each piece that is sent. */
    public Duration writeTimeout() {
        return writeTimeout;
    }

    /** The same with that {@link #writeTimeout}. */
    public ConnectOptions withWriteTimeout(Duration value) {
        checkTimeout(value);
        return with(options -> options.writeTimeout = value);
    }

    /** Who is trusted and what is shown; the JDK's where absent. The host's name is checked with any. */
    public Optional<SSLContext> sslContext() {
        return sslContext;
    }

    /** The same with that {@link #sslContext}. */
    public ConnectOptions withSslContext(SSLContext value) {
        return with(options -> options.sslContext = Optional.of(value));
    }

    /** What the connection goes through. */
    public Optional<Proxy> proxy() {
        return proxy;
    }

    /** The same with that {@link #proxy}. */
    public ConnectOptions withProxy(Proxy value) {
        return with(options -> options.proxy = Optional.of(value));
    }

    /** Makes the sockets below TLS, unconnected. */
    public SocketFactory socketFactory() {
        return socketFactory;
    }

    /** The same with that {@link #socketFactory}. */
    public ConnectOptions withSocketFactory(SocketFactory value) {
        return with(options -> options.socketFactory = value);
    }

    /** Sees the session, secrets hidden. */
    public Transcript transcript() {
        return transcript;
    }

    /** The same with that {@link #transcript}. */
    public ConnectOptions withTranscript(Transcript value) {
        return with(options -> options.transcript = value);
    }

    /** Whether credentials may go out without TLS; for tests on loopback. */
    public boolean allowsCleartextLogin() {
        return allowsCleartextLogin;
    }

    /** The same with that {@link #allowsCleartextLogin}. */
    public ConnectOptions withAllowsCleartextLogin(boolean value) {
        return with(options -> options.allowsCleartextLogin = value);
    }

    /** What EHLO says; the address literal of the client's end where absent. */
    public Optional<String> clientName() {
        return clientName;
    }

    /** The same with that {@link #clientName}. */
    public ConnectOptions withClientName(String value) {
        ClientName.check(value);
        return with(options -> options.clientName = Optional.of(value));
    }

    /** Whether a message with CR or LF alone is refused, rather than its line ends made CRLF. */
    public boolean refusesBareNewlines() {
        return refusesBareNewlines;
    }

    /** The same with that {@link #refusesBareNewlines}. */
    public ConnectOptions withRefusesBareNewlines(boolean value) {
        return with(options -> options.refusesBareNewlines = value);
    }

    /** Whether BDAT is used where the server can. */
    public boolean usesChunking() {
        return usesChunking;
    }

    /** The same with that {@link #usesChunking}. */
    public ConnectOptions withUsesChunking(boolean value) {
        return with(options -> options.usesChunking = value);
    }

    /** The most bytes of a message that is fetched. */
    public long messageBytes() {
        return messageBytes;
    }

    /** The same with that {@link #messageBytes}. */
    public ConnectOptions withMessageBytes(long value) {
        return with(options -> options.messageBytes = value);
    }
}
