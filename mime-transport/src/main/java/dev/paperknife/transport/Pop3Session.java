package dev.paperknife.transport;

import dev.paperknife.transport.Endpoint.Security;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A connection that speaks POP3: commands out, answers in, and the way from the greeting to TLS. */
final class Pop3Session {
    /** RFC 2449 4 has 255; names in UTF-8 and long passwords want more. */
    static final int COMMAND_BYTES = 1024;

    /** RFC 2449 4 has 512 for a status; what servers say is sometimes longer. */
    static final int LINE_BYTES = 4096;

    private static final int MAX_LINES = 1_000_000;

    private final Wire wire;
    private String greeting = "";
    private Extensions capabilities = Extensions.NONE;

    private Pop3Session(Wire wire) {
        this.wire = wire;
    }

    /** A session as far as it goes without logging in: greeted, over TLS if it must be, capabilities known. */
    static Pop3Session open(Wire wire) throws TransportException {
        Pop3Session session = new Pop3Session(wire);
        session.greet();
        session.readCapabilities();
        if (wire.endpoint().security() == Security.STARTTLS) {
            session.startTls();
            session.readCapabilities();
        }
        wire.enter(Phase.COMMAND);
        return session;
    }

    private void greet() throws TransportException {
        wire.enter(Phase.GREETING);
        wire.expectWithin(wire.options().replyTimeout());
        Pop3Status status = readStatus();
        switch (status.kind()) {
            case OK -> greeting = status.text();
            case ERR -> {
                wire.close();
                throw refused("no service", status);
            }
            case CHALLENGE -> throw wire.broken(Rule.GREETING, "a challenge for a greeting");
        }
    }

    /** Asks anew what the server can; one that does not know the question can nothing more. */
    void readCapabilities() throws TransportException {
        Phase before = wire.phase();
        wire.enter(Phase.GREETING);
        Pop3Status status = exchange("CAPA");
        capabilities = Extensions.NONE;
        if (status.kind() == Pop3Status.Kind.OK) {
            List<String> lines = new ArrayList<>();
            readLines(line -> lines.add(WireText.of(line)));
            capabilities = Extensions.of(lines);
        }
        wire.enter(before);
    }

    private void startTls() throws TransportException {
        wire.enter(Phase.TLS);
        if (!capabilities.supports("STLS")) {
            throw wire.broken(Rule.TLS_REQUIRED, "the server does not offer STLS");
        }
        Pop3Status status = exchange("STLS");
        if (status.kind() != Pop3Status.Kind.OK) {
            throw wire.broken(Rule.TLS_REQUIRED, "STLS refused: " + WireText.cut(status.text()));
        }
        wire.startTls();
    }

    Wire wire() {
        return wire;
    }

    String greeting() {
        return greeting;
    }

    Extensions capabilities() {
        return capabilities;
    }

    boolean isPipelining() {
        return capabilities.supports("PIPELINING");
    }

    // ---- commands and answers

    /** One command and the first line of its answer, whatever that says. */
    Pop3Status exchange(String command) throws TransportException {
        expectQuiet();
        write(command);
        wire.flush();
        return status();
    }

    /** A command without its flush. */
    void write(String command) throws TransportException {
        wire.command(command, COMMAND_BYTES);
    }

    /** One command that must succeed. */
    Pop3Status require(String command, String what) throws TransportException {
        return required(exchange(command), what);
    }

    /** The same for one that ends in a secret. */
    Pop3Status requireSecret(String visible, String hidden, String what) throws TransportException {
        expectQuiet();
        wire.secret(visible, hidden, COMMAND_BYTES);
        wire.flush();
        return required(status(), what);
    }

    Pop3Status required(Pop3Status status, String what) throws TransportException {
        return switch (status.kind()) {
            case OK -> status;
            case ERR -> throw refused(what, status);
            case CHALLENGE -> throw wire.broken(Rule.PROTOCOL, "a challenge for an answer");
        };
    }

    RefusedException refused(String what, Pop3Status status) {
        return new RefusedException(wire.phase(), what, status.code(), status.text());
    }

    Pop3Status status() throws TransportException {
        wire.expectWithin(wire.options().replyTimeout());
        return readStatus();
    }

    private Pop3Status readStatus() throws TransportException {
        byte[] line = wire.line(LINE_BYTES);
        Optional<Pop3Status> status = Pop3Status.of(line);
        if (status.isEmpty()) {
            Rule rule = wire.phase() == Phase.TLS ? Rule.TLS_REQUIRED : Rule.PROTOCOL;
            throw wire.broken(rule, "not an answer: " + WireText.cut(WireText.of(line)));
        }
        return status.get();
    }

    /** The lines of a list, dots undone, as far as the end; false from the reader means that a line cannot be. */
    void readLines(Predicate<byte[]> reader) throws TransportException {
        wire.expectWithin(wire.options().replyTimeout());
        for (int count = 0; count <= MAX_LINES; count++) {
            byte[] line = wire.line(LINE_BYTES);
            if (line.length == 1 && line[0] == '.') {
                return;
            }
            boolean isStuffed = line.length > 0 && line[0] == '.';
            if (!reader.test(isStuffed ? Arrays.copyOfRange(line, 1, line.length) : line)) {
                throw wire.broken(Rule.PROTOCOL, "not a line of this list: " + WireText.cut(WireText.of(line)));
            }
        }
        throw wire.broken(Rule.LIMIT, "a list of more than " + MAX_LINES + " lines");
    }

    /** Copies the content that follows, dots undone; gives its size. A stream that fails costs the connection. */
    long readContent(OutputStream out) throws IOException {
        LocalStream local = new LocalStream(out);
        DotReader reader = new DotReader(local);
        try {
            while (!reader.isDone()) {
                wire.piece(reader);
                checkSize(reader.bytes());
            }
        } catch (ConnectionException e) {
            throw local.failure().orElse(e);
        }
        wire.note(reader.bytes() + " octets");
        return reader.bytes();
    }

    private void checkSize(long bytes) throws TransportException {
        long limit = wire.options().messageBytes();
        if (bytes > limit) {
            throw wire.broken(Rule.LIMIT, "a message of more than " + limit + " bytes");
        }
    }

    /** Before a command nothing may wait. */
    void expectQuiet() throws TransportException {
        if (wire.hasWaiting()) {
            throw wire.broken(
                    Rule.PROTOCOL, "words to no command: " + WireText.cut(WireText.of(wire.line(LINE_BYTES))));
        }
    }
}
