package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapLexer.Announced;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Takes responses from the wire, bounded in every direction: lines, literals, and all of a response together. */
final class ImapReader {
    /** A line that nobody asked to be longer. */
    static final int LINE_BYTES = 1 << 16;

    /** Lines of an answer that may be long in all honesty: a million numbers, an envelope with thousands of recipients. */
    static final int LONG_LINE_BYTES = 1 << 23;

    /** A literal that is not content: a name, a subject. */
    private static final int TEXT_BYTES = 1 << 20;

    /** All of a response but its content. */
    private static final long RESPONSE_BYTES = 1L << 24;

    /** Content that is kept in memory; larger messages go to a stream or a file. */
    static final long MEMORY_BYTES = 1L << 28;

    /** Up to so many bytes an announced count is believed at once; beyond, memory grows as bytes come. */
    private static final int TRUSTED_BYTES = 1 << 16;

    private final Wire wire;
    private boolean allowsLiterals;
    private boolean isGreeted;
    private long responseBytes;

    ImapReader(Wire wire) {
        this.wire = wire;
    }

    /** Before a login nothing is long enough to need one. */
    void allowLiterals(boolean value) {
        allowsLiterals = value;
    }

    /** What a command expects, so that nothing else comes in. */
    interface Expectation {
        /** The longest line. */
        int lineBytes();

        /** Whether content may come at all. */
        boolean isContentDue();

        /** Where the content goes that is announced at the end of this line; absent for memory. */
        Optional<OutputStream> target(byte[] line);
    }

    /** The next response, in the time that the wire was given. */
    ImapResponse next(Expectation expected) throws IOException {
        ImapRaw raw = new ImapRaw(line(expected));
        try {
            if (!ImapResponse.isText(raw.firstLine())) {
                readLiterals(raw, expected);
            }
            responseBytes = raw.bytes();
            ImapResponse response = ImapResponse.of(raw);
            isGreeted = true;
            return response;
        } catch (WireException e) {
            throw wire.broken(rule(e), e.what());
        }
    }

    /** The size of the last response, but for what was streamed elsewhere. */
    long responseBytes() {
        return responseBytes;
    }

    private Rule rule(WireException e) {
        if (wire.phase() == Phase.TLS) {
            return Rule.TLS_REQUIRED;
        }
        return isGreeted ? e.rule() : Rule.GREETING;
    }

    private byte[] line(Expectation expected) throws TransportException {
        return wire.line(expected.lineBytes());
    }

    private void readLiterals(ImapRaw raw, Expectation expected) throws IOException, WireException {
        long left = RESPONSE_BYTES - raw.firstLine().length;
        Optional<Announced> literal = Announced.endOf(raw.lastLine());
        if (literal.isPresent() && !allowsLiterals) {
            throw new WireException(Rule.UNSOLICITED, "a literal before the login");
        }
        while (literal.isPresent()) {
            boolean isContent = isContent(raw.lastLine(), literal.get().start());
            Slice octets = isContent
                    ? content(raw.lastLine(), literal.get().bytes(), expected)
                    : inMemory(literal.get().bytes(), TEXT_BYTES);
            byte[] line = line(expected);
            raw.add(octets, line);
            left -= line.length + (isContent ? 0 : octets.length());
            if (left < 0) {
                throw new WireException(Rule.LIMIT, "a response of more than " + RESPONSE_BYTES + " bytes");
            }
            literal = Announced.endOf(line);
        }
    }

    /** Whether what stands before a literal is an item of content: {@code BODY[1]}, {@code BODY[]<0>}, {@code RFC822}. */
    private static boolean isContent(byte[] line, int literalStart) {
        int to = literalStart;
        while (to > 0 && line[to - 1] == ' ') {
            to--;
        }
        if (to == 0) {
            return false;
        }
        return line[to - 1] == ']'
                || line[to - 1] == '>'
                || endsIn(line, to, "RFC822")
                || endsIn(line, to, "RFC822.TEXT");
    }

    private static boolean endsIn(byte[] line, int to, String word) {
        int from = to - word.length();
        return from > 0 && Ascii.equalsIgnoreCase(line, from, to, word);
    }

    private Slice content(byte[] line, long bytes, Expectation expected) throws IOException, WireException {
        if (!expected.isContentDue()) {
            throw new WireException(Rule.UNSOLICITED, "content that nobody asked for");
        }
        Optional<OutputStream> target = expected.target(line);
        wire.note(bytes + " octets");
        if (target.isEmpty()) {
            return inMemory(bytes, MEMORY_BYTES);
        }
        if (bytes > wire.options().messageBytes()) {
            throw new WireException(
                    Rule.LIMIT, "a message of more than " + wire.options().messageBytes() + " bytes");
        }
        LocalStream local = new LocalStream(target.get());
        try {
            wire.literal(bytes, local);
        } catch (ConnectionException e) {
            throw local.failure().orElse(e);
        }
        return Slice.empty();
    }

    private Slice inMemory(long bytes, long limit) throws TransportException, WireException {
        long most = Math.min(limit, wire.options().messageBytes());
        if (bytes > most) {
            throw new WireException(Rule.LIMIT, "a literal of " + bytes + " bytes where " + most + " are the most");
        }
        Octets octets = new Octets((int) Math.min(bytes, TRUSTED_BYTES));
        wire.literal(bytes, octets);
        return octets.slice();
    }

    /** Octets as they come, handed on without another copy. */
    private static final class Octets extends ByteArrayOutputStream {
        Octets(int size) {
            super(Math.max(size, 1));
        }

        Slice slice() {
            return Slice.of(buf, 0, count, 0);
        }
    }
}
