package dev.paperknife.transport;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command as it is put together from words, strings, lists and literals (RFC 9051 9). This is the only place where a
 * caller's text becomes part of one: CR, LF, NUL and lone surrogates are refused, and no char is ever narrowed.
 */
final class ImapCommand {
    private static final String INJECTION = " [net-command-injection]";

    private final List<Piece> pieces = new ArrayList<>();
    private boolean isSpaceDue;

    /** What a command consists of, before it is known how this server wants its strings. */
    private sealed interface Piece {
        /** Printable ASCII, as it is. */
        record Plain(String text) implements Piece {}

        /** A string, quoted or as a literal. */
        record Text(String value, boolean isSecret) implements Piece {}

        /** The name of a mailbox, in the form that this server understands. */
        record Name(MailboxName name) implements Piece {}

        /** Content that is always a literal. */
        record Octets(Literal literal) implements Piece {}
    }

    /** So many octets and where they come from. A binary one may hold NUL (RFC 3516). */
    record Literal(long bytes, boolean isBinary, Source source) {
        /** Writes exactly as many octets as were announced. */
        @FunctionalInterface
        interface Source {
            void writeTo(OutputStream out) throws IOException;
        }

        static Literal of(byte[] bytes) {
            return new Literal(bytes.length, false, out -> out.write(bytes));
        }

        static Literal of(Slice slice) {
            return new Literal(slice.length(), false, slice::writeTo);
        }
    }

    /** A command of that name; a name of two words, such as UID FETCH, is one too. */
    static ImapCommand of(String name) {
        return new ImapCommand().word(name);
    }

    /** A word of the protocol, never of a caller: a name, an item, a number. */
    ImapCommand word(String word) {
        if (word.isEmpty() || !word.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("not a word of a command: " + WireText.quoted(word) + INJECTION);
        }
        return add(new Piece.Plain(word));
    }

    ImapCommand number(long number) {
        return word(Long.toString(number));
    }

    ImapCommand uids(UidSet uids) {
        if (uids.isEmpty()) {
            throw new IllegalArgumentException("a set of no messages");
        }
        return word(uids.toString());
    }

    /** A caller's word that must be an atom, such as the name of a mechanism; {@code what} names it. */
    ImapCommand atom(String what, String value) {
        if (!isAtom(value)) {
            throw new IllegalArgumentException("not an atom as " + what + ": " + WireText.quoted(value) + INJECTION);
        }
        return word(value);
    }

    /** Whether a text is an atom: at least one char of printable ASCII, none with a meaning of its own. */
    static boolean isAtom(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0);
    }

    /** A flag; one that a server named and no command can hold is refused. */
    ImapCommand flag(ImapFlag flag) {
        return word(ImapFlag.of(flag.name()).name());
    }

    /** A caller's text, which may be empty. */
    ImapCommand string(String what, String value) {
        check(what, value);
        return add(new Piece.Text(value, false));
    }

    /** A caller's text that nobody is to see; nothing but secrets may follow it. */
    ImapCommand secret(String what, String value) {
        if (!isString(value)) {
            throw new IllegalArgumentException(what + " with CR, LF or NUL" + INJECTION);
        }
        return add(new Piece.Text(value, true));
    }

    /** A string, or NIL where there is none. */
    ImapCommand nstring(String what, Optional<String> value) {
        return value.isPresent() ? string(what, value.get()) : word("NIL");
    }

    /** The name of a mailbox; one that a server wrote goes back octet by octet, but never with CR, LF or NUL. */
    ImapCommand mailbox(MailboxName name) {
        check("mailbox", name.raw());
        return add(new Piece.Name(name));
    }

    /** Content, which may hold anything. */
    ImapCommand literal(Literal literal) {
        return add(new Piece.Octets(literal));
    }

    /** Begins a list. */
    ImapCommand open() {
        add(new Piece.Plain("("));
        isSpaceDue = false;
        return this;
    }

    /** Ends a list. */
    ImapCommand close() {
        isSpaceDue = false;
        return add(new Piece.Plain(")"));
    }

    private ImapCommand add(Piece piece) {
        if (isSpaceDue) {
            pieces.add(new Piece.Plain(" "));
        }
        pieces.add(piece);
        isSpaceDue = true;
        return this;
    }

    private static void check(String what, String value) {
        if (!isString(value)) {
            throw new IllegalArgumentException(
                    what + " with CR, LF, NUL or half a character: " + WireText.quoted(value) + INJECTION);
        }
    }

    private static boolean isString(String value) {
        return value.indexOf('\r') < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\0') < 0
                && value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether every string is ASCII, so that no charset needs to be named. */
    boolean isAscii() {
        return pieces.stream()
                .allMatch(piece -> !(piece instanceof Piece.Text text) || Arguments.isAscii(text.value()));
    }

    // ---- as it goes out

    /**
     * A line, and the literal that follows it.
     *
     * @param hidden what ends the line and must not be shown
     * @param isAwaited whether the server must ask for the literal first
     */
    record Segment(String line, String hidden, Optional<Literal> literal, boolean isAwaited) {}

    /** The command in lines and literals, the way that server takes them; at least one. */
    List<Segment> segments(String tag, ImapEncoding encoding) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder line = new StringBuilder(tag).append(' ');
        StringBuilder hidden = new StringBuilder();
        for (Piece given : pieces) {
            Piece piece = given instanceof Piece.Name name ? spelled(name.name(), encoding) : given;
            if (piece instanceof Piece.Plain plain) {
                (hidden.isEmpty() ? line : hidden).append(plain.text());
            } else if (piece instanceof Piece.Text text && encoding.isQuotable(text.value())) {
                boolean isHidden = text.isSecret() || !hidden.isEmpty();
                (isHidden ? hidden : line).append(quoted(text.value()));
            } else {
                Literal literal = literal(piece);
                (hidden.isEmpty() ? line : hidden).append(encoding.announcement(literal));
                segments.add(new Segment(
                        line.toString(), hidden.toString(), Optional.of(literal), encoding.isAwaited(literal)));
                line.setLength(0);
                hidden.setLength(0);
            }
        }
        segments.add(new Segment(line.toString(), hidden.toString(), Optional.empty(), false));
        return segments;
    }

    /** The command as it would be with UTF-8 in strings, made harmless for people; secrets and content are left out. */
    String shown() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments("", new ImapEncoding(ImapEncoding.Literals.PLUS, true))) {
            text.append(segment.line());
        }
        return WireText.of(text.substring(1).getBytes(StandardCharsets.UTF_8));
    }

    private static Piece spelled(MailboxName name, ImapEncoding encoding) {
        byte[] octets = name.octets(encoding.isUtf8());
        boolean isText = Charsets.isUtf8(octets, 0, octets.length);
        return isText
                ? new Piece.Text(new String(octets, StandardCharsets.UTF_8), false)
                : new Piece.Octets(Literal.of(octets));
    }

    private static Literal literal(Piece piece) {
        return piece instanceof Piece.Octets octets
                ? octets.literal()
                : Literal.of(((Piece.Text) piece).value().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
