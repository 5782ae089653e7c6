package dev.paperknife.transport;

import dev.paperknife.transport.ImapCommand.Literal;
import dev.paperknife.transport.ImapCommand.Segment;
import dev.paperknife.transport.ImapEncoding.Literals;
import dev.paperknife.transport.ImapResponse.Continuation;
import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ImapResponse.Kind;
import dev.paperknife.transport.ImapResponse.Status;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A connection that speaks IMAP: tagged commands out, one at a time, responses in until that tag comes back. Data that a
 * command does not want is an event.
 */
final class ImapSession {
    /** More than any server takes; long sets of messages are sent in pieces far below. */
    private static final int COMMAND_BYTES = 1 << 16;

    /** So much that nobody asked for may come during one command. */
    private static final int MOST_EVENTS = 100_000;

    /** And so many bytes of it. */
    private static final long MOST_EVENT_BYTES = 1L << 23;

    /** And so many responses in all. */
    private static final int MOST_RESPONSES = 20_000_000;

    private final Wire wire;
    private final ImapReader reader;
    private final ImapEvents events = new ImapEvents();
    private int tags;
    private long eventBytes;
    private boolean isAuthenticated;
    private boolean isUtf8;
    private boolean isBusy;
    private Extensions capabilities = Extensions.NONE;
    private boolean areCapabilitiesFresh;
    private String greeting = "";
    private Optional<Duration> goodbye = Optional.empty();

    ImapSession(Wire wire) {
        this.wire = wire;
        this.reader = new ImapReader(wire);
    }

    Wire wire() {
        return wire;
    }

    ImapEvents events() {
        return events;
    }

    String greeting() {
        return greeting;
    }

    Extensions capabilities() {
        return capabilities;
    }

    /** Whether a capability is offered: a keyword, or one with its value as in {@code UTF8=ACCEPT}. */
    boolean supports(String capability) {
        int equals = capability.indexOf('=');
        return equals < 0
                ? capabilities.supports(capability)
                : capabilities.supports(capability.substring(0, equals), capability.substring(equals + 1));
    }

    /** What was said of the server's abilities may have been said by anybody: TLS begins. */
    void forgetCapabilities() {
        doubtCapabilities();
        capabilities = Extensions.NONE;
    }

    /** They may change with what comes next; unless the server says anew what it can, it is asked. */
    void doubtCapabilities() {
        areCapabilitiesFresh = false;
    }

    boolean isAuthenticated() {
        return isAuthenticated;
    }

    void authenticated(boolean value) {
        isAuthenticated = value;
        reader.allowLiterals(value);
    }

    boolean isUtf8() {
        return isUtf8;
    }

    private void utf8(boolean value) {
        isUtf8 = value;
        events.utf8(value);
    }

    // ---- the server's first words

    /** The greeting, after which the user may count as logged in already. */
    void greet() throws IOException {
        wire.enter(Phase.GREETING);
        wire.expectWithin(wire.options().replyTimeout());
        ImapResponse response = next(ImapAnswer.NONE);
        if (!(response instanceof Status status) || status.isTagged() || isRefusal(status.kind())) {
            throw wire.broken(Rule.GREETING, "not a greeting");
        }
        greeting = status.text();
        note(status);
        if (status.kind() == Kind.BYE) {
            wire.close();
            throw refused("no service", status);
        }
    }

    private static boolean isRefusal(Kind kind) {
        return kind == Kind.NO || kind == Kind.BAD;
    }

    /** Asks what the server can, unless it has said so since that last changed. */
    void readCapabilities() throws IOException {
        if (!areCapabilitiesFresh) {
            require(ImapCommand.of("CAPABILITY"), "no capabilities", ImapAnswer.NONE);
        }
    }

    // ---- commands

    /** One command that must succeed. */
    Status require(ImapCommand command, String what, ImapAnswer answer) throws IOException {
        Status status = exchange(command, answer);
        if (status.kind() != Kind.OK) {
            throw refused(what, status);
        }
        return status;
    }

    /** One command that must succeed and answers nothing else. */
    Status require(ImapCommand command, String what) throws IOException {
        return require(command, what, ImapAnswer.NONE);
    }

    RefusedException refused(String what, Status status) {
        String code = status.code().map(ImapResponse.Code::name).orElse("");
        return new RefusedException(wire.phase(), what, code, status.text());
    }

    /** One command and how it ended. Events are told when it has. */
    Status exchange(ImapCommand command, ImapAnswer answer) throws IOException {
        Status status = run(command, answer);
        events.tell();
        return status;
    }

    /** Whoever is told of data while it comes must not send a command; what fails halfway costs the connection. */
    private Status run(ImapCommand command, ImapAnswer answer) throws IOException {
        String tag = begin();
        boolean isDone = false;
        try {
            List<Segment> segments = command.segments(tag, encoding());
            Status status = send(segments, new Exchange(tag, answer));
            isDone = true;
            return status;
        } finally {
            end(isDone);
        }
    }

    /** A command begins that will have this tag. */
    String begin() throws IOException {
        if (isBusy) {
            throw new IllegalStateException("another command is under way");
        }
        eventBytes = 0;
        expectQuiet();
        isBusy = true;
        return "A" + ++tags;
    }

    /** And has ended. */
    void end(boolean isDone) {
        isBusy = false;
        if (!isDone) {
            wire.abort();
        }
    }

    private Status send(List<Segment> segments, Exchange exchange) throws IOException {
        for (Segment segment : segments) {
            write(segment);
            if (segment.isAwaited()) {
                wire.flush();
                Optional<Status> early = exchange.untilContinuation();
                if (early.isPresent()) {
                    return early.get();
                }
            }
            if (segment.literal().isPresent()) {
                write(segment.literal().get());
            }
        }
        wire.flush();
        return exchange.untilEnd();
    }

    /** ENABLE; from UTF8=ACCEPT on, strings are UTF-8. */
    Set<String> enable(List<String> wanted) throws IOException {
        ImapCommand command = ImapCommand.of("ENABLE");
        wanted.forEach(capability -> command.atom("capability", capability));
        Set<String> enabled = new LinkedHashSet<>();
        require(command, "not enabled", data -> {
            boolean isAnswer = data.name().equals("ENABLED");
            if (isAnswer) {
                data.values().forEach(value -> enabled.add(value.shown().toUpperCase(Locale.ROOT)));
            }
            return isAnswer;
        });
        utf8(isUtf8 || enabled.contains("UTF8=ACCEPT") || enabled.contains("IMAP4REV2"));
        return Collections.unmodifiableSet(enabled);
    }

    /** UNAUTHENTICATE: back to where a login is due. */
    void unauthenticate() throws IOException {
        doubtCapabilities();
        require(ImapCommand.of("UNAUTHENTICATE"), "still logged in");
        authenticated(false);
        utf8(false);
        events.mailbox(Optional.empty());
        readCapabilities();
    }

    /** Says goodbye and waits so long for theirs. */
    void logout(Duration timeout) throws IOException {
        goodbye = Optional.of(timeout);
        require(ImapCommand.of("LOGOUT"), "no goodbye");
    }

    private ImapEncoding encoding() {
        Literals literals = supports("LITERAL+")
                ? Literals.PLUS
                : supports("LITERAL-") || supports("IMAP4rev2") ? Literals.MINUS : Literals.SYNCHRONIZING;
        return new ImapEncoding(literals, isUtf8);
    }

    private void write(Segment segment) throws TransportException {
        if (segment.hidden().isEmpty()) {
            wire.command(segment.line(), COMMAND_BYTES);
        } else {
            wire.secret(segment.line(), segment.hidden(), COMMAND_BYTES);
        }
    }

    /** A source that gives less or more than it said costs the connection: the server would take commands for content. */
    private void write(Literal literal) throws IOException {
        wire.note(literal.bytes() + " octets");
        boolean isDone = false;
        try {
            ExactStream exact = new ExactStream(wire.content(), literal.bytes(), () -> {});
            literal.source().writeTo(exact);
            exact.end();
            isDone = true;
        } finally {
            if (!isDone) {
                wire.abort();
            }
        }
    }

    /** Takes what came between commands; only what needs no command may. */
    void expectQuiet() throws IOException {
        for (int count = 0; wire.hasWaiting(); count++) {
            wire.expectWithin(wire.options().replyTimeout());
            ImapResponse response = next(ImapAnswer.NONE);
            if (response instanceof Continuation || (response instanceof Status status && status.isTagged())) {
                throw wire.broken(Rule.PROTOCOL, "an answer to a command that was not sent");
            }
            event(response, count);
        }
    }

    // ---- responses

    /** The next response; what ends the connection says why, if the server did. */
    ImapResponse next(ImapReader.Expectation expected) throws IOException {
        try {
            return reader.next(expected);
        } catch (ConnectionException e) {
            throw events.farewell().isEmpty()
                    ? e
                    : new ConnectionException(e.phase(), "the server has left: " + WireText.cut(events.farewell()), e);
        }
    }

    /** Something that no command waits for. */
    void event(ImapResponse response, int count) throws TransportException {
        eventBytes += reader.responseBytes();
        if (count > MOST_EVENTS || events.count() > MOST_EVENTS || eventBytes > MOST_EVENT_BYTES) {
            throw wire.broken(Rule.LIMIT, "too much that nobody asked for");
        }
        if (response instanceof Status status) {
            note(status);
        } else if (response instanceof Data data) {
            note(data);
        }
    }

    private void note(Status status) throws TransportException {
        if (status.kind() == Kind.PREAUTH) {
            checkPreauth();
            authenticated(true);
        }
        status.code().filter(code -> code.name().equals("CAPABILITY")).ifPresent(code -> capabilities(code.values()));
        events.add(status);
    }

    /** In plain text anybody may have said it; over loopback a caller can allow that, as it can allow a login. */
    private void checkPreauth() throws TransportException {
        if (wire.session().isEmpty() && !isClearAllowed()) {
            throw wire.broken(Rule.PREAUTH, "PREAUTH before TLS");
        }
    }

    private boolean isClearAllowed() {
        return wire.endpoint().security() == Endpoint.Security.NONE
                && wire.options().allowsCleartextLogin();
    }

    private void note(Data data) {
        if (data.name().equals("CAPABILITY")) {
            capabilities(data.values());
        } else {
            events.add(data);
        }
    }

    private void capabilities(List<ImapValue> values) {
        capabilities = Extensions.ofImap(values.stream().map(ImapValue::shown).toList());
        areCapabilitiesFresh = true;
    }

    /** The responses to one command, counted. */
    private final class Exchange {
        private final String tag;
        private final ImapAnswer answer;
        private int eventCount;
        private int count;
        private long answerBytes;

        Exchange(String tag, ImapAnswer answer) {
            this.tag = tag;
            this.answer = answer;
        }

        /** Reads until the server asks for more; present if it ends the command instead. */
        Optional<Status> untilContinuation() throws IOException {
            ImapResponse last = untilDue();
            return last instanceof Status status ? Optional.of(ended(status)) : Optional.empty();
        }

        Status untilEnd() throws IOException {
            if (!(untilDue() instanceof Status status)) {
                throw wire.broken(Rule.PROTOCOL, "the server asks for more where nothing is");
            }
            return ended(status);
        }

        private Status ended(Status status) throws TransportException {
            note(status);
            return status;
        }

        /** The next response that is the command's end or asks for more. */
        private ImapResponse untilDue() throws IOException {
            wire.expectWithin(goodbye.orElse(wire.options().replyTimeout()));
            while (true) {
                ImapResponse response = next(answer);
                if (response instanceof Continuation) {
                    return response;
                }
                if (response instanceof Status status && status.isTagged()) {
                    if (!status.tag().equals(tag)) {
                        throw wire.broken(Rule.PROTOCOL, "an answer to another command: " + WireText.cut(status.tag()));
                    }
                    return status;
                }
                take(response);
            }
        }

        /** Each piece of the answer renews the time for the rest; what nobody asked for does not. */
        private void take(ImapResponse response) throws IOException {
            if (++count > MOST_RESPONSES) {
                throw wire.broken(Rule.LIMIT, "more than " + MOST_RESPONSES + " responses to one command");
            }
            if (response instanceof Data data && answer.take(data)) {
                answerBytes += reader.responseBytes();
                if (answerBytes > answer.mostBytes()) {
                    throw wire.broken(Rule.LIMIT, "an answer of more than " + answer.mostBytes() + " bytes");
                }
                wire.expectWithin(wire.options().replyTimeout());
            } else {
                event(response, ++eventCount);
            }
        }
    }
}
