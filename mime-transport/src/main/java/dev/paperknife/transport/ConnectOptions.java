package dev.paperknife.transport;

import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * How a client connects and waits. Every deadline is finite.
 *
 * @param connectTimeout for the connection, proxy and TLS handshake
 * @param replyTimeout for each answer as a whole; for content, for each piece of it
 * @param resultTimeout for the answer to a whole message, which a server may check first
 * @param writeTimeout for each piece that the server is to take
 * @param sslContext who is trusted and what is shown; the JDK's where absent. The host's name is checked with any
 * @param proxy what the connection goes through
 * @param socketFactory makes the sockets below TLS, unconnected
 * @param transcript sees the session, secrets hidden
 * @param allowsCleartextLogin whether credentials may go out without TLS; for tests on loopback
 * @param clientName what EHLO says; the address literal of the client's end where absent
 * @param refusesBareNewlines whether a message with CR or LF alone is refused, rather than its line ends made CRLF
 * @param usesChunking whether BDAT is used where the server can
 * @param messageBytes the most bytes of a message that is fetched
 */
public record ConnectOptions(
        Duration connectTimeout,
        Duration replyTimeout,
        Duration resultTimeout,
        Duration writeTimeout,
        Optional<SSLContext> sslContext,
        Optional<Proxy> proxy,
        SocketFactory socketFactory,
        Transcript transcript,
        boolean allowsCleartextLogin,
        Optional<String> clientName,
        boolean refusesBareNewlines,
        boolean usesChunking,
        long messageBytes) {
    /** Half a minute to connect, five for an answer, ten for the result of a message (RFC 5321 4.5.3.2); 2 GiB a message. */
    public static final ConnectOptions DEFAULT = new ConnectOptions(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            Optional.empty(),
            Optional.empty(),
            SocketFactory.getDefault(),
            Transcript.NONE,
            false,
            Optional.empty(),
            false,
            true,
            1L << 31);

    /** Checks the deadlines and the name; {@link IllegalArgumentException} if one is not to be used. */
    public ConnectOptions {
        checkTimeout(connectTimeout);
        checkTimeout(replyTimeout);
        checkTimeout(resultTimeout);
        checkTimeout(writeTimeout);
        clientName.ifPresent(ClientName::check);
    }

    private static void checkTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a deadline is a millisecond to a day, not " + timeout);
        }
    }

    /** All deadlines set to one. */
    public ConnectOptions withTimeout(Duration timeout) {
        return new ConnectOptions(
                timeout,
                timeout,
                timeout,
                timeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #connectTimeout}. */
    public ConnectOptions withConnectTimeout(Duration value) {
        return new ConnectOptions(
                value,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #replyTimeout}. */
    public ConnectOptions withReplyTimeout(Duration value) {
        return new ConnectOptions(
                connectTimeout,
                value,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #resultTimeout}. */
    public ConnectOptions withResultTimeout(Duration value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                value,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #writeTimeout}. */
    public ConnectOptions withWriteTimeout(Duration value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                value,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #sslContext}. */
    public ConnectOptions withSslContext(SSLContext value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                Optional.of(value),
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #proxy}. */
    public ConnectOptions withProxy(Proxy value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                Optional.of(value),
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #socketFactory}. */
    public ConnectOptions withSocketFactory(SocketFactory value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                value,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #transcript}. */
    public ConnectOptions withTranscript(Transcript value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                value,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that choice for {@link #allowsCleartextLogin}. */
    public ConnectOptions withAllowsCleartextLogin(boolean value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                value,
                clientName,
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that {@link #clientName}. */
    public ConnectOptions withClientName(String value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                Optional.of(value),
                refusesBareNewlines,
                usesChunking,
                messageBytes);
    }

    /** The same with that choice for {@link #refusesBareNewlines}. */
    public ConnectOptions withRefusesBareNewlines(boolean value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                value,
                usesChunking,
                messageBytes);
    }

    /** The same with that choice for {@link #usesChunking}. */
    public ConnectOptions withUsesChunking(boolean value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                value,
                messageBytes);
    }

    /** The same with that {@link #messageBytes}. */
    public ConnectOptions withMessageBytes(long value) {
        return new ConnectOptions(
                connectTimeout,
                replyTimeout,
                resultTimeout,
                writeTimeout,
                sslContext,
                proxy,
                socketFactory,
                transcript,
                allowsCleartextLogin,
                clientName,
                refusesBareNewlines,
                usesChunking,
                value);
    }
}
