package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.Endpoint.Protocol;
import dev.paperknife.transport.Endpoint.Security;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * A connection to nowhere: an SMTP or LMTP server that agrees to everything, within this process, so that a session can be
 * shown without one. It has no TLS and no AUTH.
 */
final class Rehearsal extends Socket {
    private static final String HELLO = """
            250-rehearsal
            250-SIZE
            250-8BITMIME
            250-SMTPUTF8
            250-DSN
            250 ENHANCEDSTATUSCODES
            """;

    private final boolean isLmtp;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Answers answers = new Answers();
    private boolean isInContent;
    private int recipients;

    Rehearsal(boolean isLmtp) {
        this.isLmtp = isLmtp;
        answers.add("220 rehearsal\n");
    }

    /** The rehearsal for a server: its session is the output. Nobody logs in, so no secret is asked for. */
    static Optional<MailServer> server(String url, Session session) {
        try {
            ServerUrl server = ServerUrl.parse(url);
            Endpoint endpoint = server.endpoint();
            if (endpoint.protocol() != Protocol.SMTP && endpoint.protocol() != Protocol.LMTP) {
                throw new IllegalArgumentException("neither SMTP nor LMTP");
            }
            announce(server, session.out());
            ConnectOptions options = ConnectOptions.DEFAULT
                    .withSocketFactory(factory(endpoint.protocol() == Protocol.LMTP))
                    .withTranscript((side, text) -> session.out().line(Printable.line(side.prefix() + text)));
            Endpoint here = new Endpoint(endpoint.protocol(), Security.NONE, endpoint.host(), endpoint.port());
            return Optional.of(new MailServer(here, options, Optional.empty(), Optional.empty()));
        } catch (IllegalArgumentException e) {
            session.complain(ExitCode.USAGE, url, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void announce(ServerUrl server, Output out) {
        out.line("-- rehearsal: nothing is connected, nothing is sent");
        switch (server.endpoint().security()) {
            case TLS -> out.line("-- the connection would begin with TLS");
            case STARTTLS -> out.line("-- STARTTLS would follow EHLO, and EHLO once more");
            case NONE -> out.line("-- all of it would be plain text");
        }
        server.user()
                .ifPresent(user -> out.line(Printable.line(
                        "-- AUTH for " + user + " would follow, by the strongest mechanism that the server offers")));
    }

    /** Makes one such connection. */
    private static SocketFactory factory(boolean isLmtp) {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return new Rehearsal(isLmtp);
            }

            @Override
            public Socket createSocket(String host, int port) {
                return createSocket();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) {
                return createSocket();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                return createSocket();
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
                return createSocket();
            }
        };
    }

    /** What is still to be read. */
    private static final class Answers extends InputStream {
        private byte[] bytes = new byte[0];
        private int position;

        void add(String lines) {
            String all =
                    new String(bytes, position, available(), StandardCharsets.US_ASCII) + lines.replace("\n", "\r\n");
            bytes = all.getBytes(StandardCharsets.US_ASCII);
            position = 0;
        }

        @Override
        public int available() {
            return bytes.length - position;
        }

        @Override
        public int read() {
            return available() > 0 ? bytes[position++] : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int count = Math.min(length, available());
            System.arraycopy(bytes, position, to, offset, count);
            position += count;
            return count == 0 ? -1 : count;
        }
    }

    private void hear(byte b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        String said = line.toString(StandardCharsets.US_ASCII);
        line.reset();
        if (!isInContent) {
            answers.add(answer(Ascii.lower(said.substring(0, Math.min(4, said.length())))));
        } else if (said.equals(".\r")) {
            isInContent = false;
            answers.add("250 2.0.0 would be sent\n".repeat(isLmtp ? recipients : 1));
        }
    }

    private String answer(String verb) {
        switch (verb) {
            case "ehlo", "lhlo" -> {
                return HELLO;
            }
            case "mail" -> recipients = 0;
            case "rcpt" -> recipients++;
            case "data" -> {
                isInContent = true;
                return "354 go ahead\n";
            }
            case "quit" -> {
                return "221 2.0.0 bye\n";
            }
            default -> {} // agreed to like the rest
        }
        return "250 2.0.0 ok\n";
    }

    @Override
    public InputStream getInputStream() {
        return answers;
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                hear((byte) b);
            }
        };
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {}
}
