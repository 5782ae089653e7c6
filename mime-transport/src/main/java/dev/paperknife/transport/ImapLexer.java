package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads the values of a response (RFC 9051 9). Takes what servers send: lists that do not end, too many brackets, blanks
 * where none belong. Lists are kept on a stack of our own and go only so deep.
 */
final class ImapLexer {
    /** Deeper than any honest structure. */
    static final int MAX_DEPTH = 200;

    private final ImapRaw raw;
    private byte[] line;
    private int lineIndex;
    private int position;
    private int end;

    ImapLexer(ImapRaw raw) {
        this.raw = raw;
        this.line = raw.firstLine();
        this.end = line.length;
    }

    /** What the rest of a line is, when it is text for people. */
    String restOfLine() {
        return WireText.of(line, Math.min(position, end), end);
    }

    /** Skips blanks; whether any was there. */
    boolean sp() {
        int from = position;
        while (position < end && Ascii.isBlank(line[position])) {
            position++;
        }
        return position > from;
    }

    /** Whether this byte is next; it is taken then. */
    boolean take(char c) {
        boolean isNext = position < end && line[position] == c;
        position += isNext ? 1 : 0;
        return isNext;
    }

    /** The next word up to a blank or the end of the line, brackets and all. */
    Slice plainWord() {
        int from = position;
        while (position < end && !Ascii.isBlank(line[position])) {
            position++;
        }
        return Slice.of(line, from, position, 0);
    }

    /** All values up to the end of the response. */
    List<ImapValue> values() throws WireException {
        List<ImapValue> top = new ArrayList<>();
        Deque<List<ImapValue>> open = new ArrayDeque<>();
        open.push(top);
        while (hasNext()) {
            if (take('(')) {
                begin(open);
            } else if (take(')')) {
                if (open.size() > 1) {
                    open.pop();
                }
            } else {
                open.element().add(string());
            }
        }
        return top;
    }

    private static void begin(Deque<List<ImapValue>> open) throws WireException {
        if (open.size() > MAX_DEPTH) {
            throw new WireException(Rule.LIMIT, "lists more than " + MAX_DEPTH + " deep");
        }
        List<ImapValue> values = new ArrayList<>();
        open.element().add(new ImapValue.Sequence(values));
        open.push(values);
    }

    private boolean hasNext() {
        sp();
        return position < end;
    }

    /** A quoted string, a literal, NIL or a word. */
    private ImapValue string() throws WireException {
        if (line[position] == '"') {
            return quoted();
        }
        Optional<Announced> literal =
                lineIndex < raw.literals().size() ? Announced.at(line, position) : Optional.empty();
        if (literal.isPresent()) {
            return literal();
        }
        return word();
    }

    private ImapValue literal() throws WireException {
        Slice octets = raw.literals().get(lineIndex);
        line = raw.lines().get(++lineIndex);
        position = 0;
        end = line.length;
        if (position < end && !Ascii.isBlank(line[0]) && line[0] != ')' && line[0] != '(') {
            throw new WireException(Rule.PROTOCOL, "a literal whose count is wrong: it is followed by text");
        }
        return new ImapValue.Text(octets);
    }

    private ImapValue quoted() {
        int from = ++position;
        while (position < end && line[position] != '"') {
            if (line[position] == '\\') {
                return unescaped(from);
            }
            position++;
        }
        Slice octets = Slice.of(line, from, position, 0);
        position = Math.min(position + 1, end);
        return new ImapValue.Text(octets);
    }

    private ImapValue unescaped(int from) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(line, from, position - from);
        while (position < end && line[position] != '"') {
            if (line[position] == '\\' && position + 1 < end) {
                position++;
            }
            octets.write(line[position++]);
        }
        position = Math.min(position + 1, end);
        return new ImapValue.Text(Slice.of(octets.toByteArray()));
    }

    /** An atom, or whatever else stands between blanks and parentheses: servers put any character into flags. */
    private ImapValue word() {
        int from = position;
        while (position < end && !isWordEnd(line[position])) {
            if (line[position] == '[' && isSection(from, position)) {
                section();
            } else {
                position++;
            }
        }
        boolean isNil = Ascii.equalsIgnoreCase(line, from, position, "NIL");
        return isNil ? ImapValue.Nil.NIL : new ImapValue.Word(Slice.of(line, from, position, 0));
    }

    private static boolean isWordEnd(byte b) {
        return Ascii.isBlank(b) || b == '(' || b == ')';
    }

    /** Only these items have brackets with blanks and parentheses in them (RFC 9051 {@code section}). */
    private boolean isSection(int from, int to) {
        return Ascii.equalsIgnoreCase(line, from, to, "BODY")
                || Ascii.equalsIgnoreCase(line, from, to, "BINARY")
                || Ascii.equalsIgnoreCase(line, from, to, "BINARY.SIZE");
    }

    private void section() {
        while (position < end && line[position] != ']') {
            position++;
        }
        position = Math.min(position + 1, end);
    }

    /** A response code (RFC 9051 {@code resp-text-code}), from after its first bracket to after its last. */
    List<ImapValue> codeValues() throws WireException {
        int close = codeEnd();
        int lineEnd = end;
        end = close;
        List<ImapValue> values = values();
        end = lineEnd;
        position = Math.min(close + 1, end);
        return values;
    }

    /** The bracket that ends a code: not one in quotes, nor one in a list that is closed after it. */
    private int codeEnd() {
        int first = end;
        boolean isQuoted = false;
        int depth = 0;
        for (int i = position; i < end; i++) {
            byte b = line[i];
            if (b == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (b == '(' || b == ')')) {
                depth += b == '(' ? 1 : -1;
            } else if (!isQuoted && b == ']') {
                if (depth <= 0) {
                    return i;
                }
                first = Math.min(first, i);
            }
        }
        return first;
    }

    /**
     * What announces a literal at the end of a line: {@code {5}} or {@code ~{5}}.
     *
     * @param start where it begins
     */
    record Announced(int start, long bytes) {
        private static final int MAX_DIGITS = 10;

        /** The announcement that the line ends in; {@link WireException} for one whose number is none. */
        static Optional<Announced> endOf(byte[] line) throws WireException {
            if (line.length == 0 || line[line.length - 1] != '}') {
                return Optional.empty();
            }
            int brace = line.length - 1;
            while (brace >= 0 && line[brace] != '{') {
                brace--;
            }
            if (brace < 0) {
                return Optional.empty();
            }
            long bytes = count(line, brace);
            if (bytes < 0) {
                throw new WireException(
                        Rule.PROTOCOL,
                        "not the count of a literal: " + WireText.cut(WireText.of(line, brace, line.length)));
            }
            return Optional.of(new Announced(brace > 0 && line[brace - 1] == '~' ? brace - 1 : brace, bytes));
        }

        private static long count(byte[] line, int brace) {
            int digits = line.length - brace - 2;
            return digits <= MAX_DIGITS ? Decimal.of(line, brace + 1, line.length - 1) : Decimal.NONE;
        }

        /** The same, if it begins there. */
        static Optional<Announced> at(byte[] line, int position) throws WireException {
            boolean isBegin = line[position] == '{' || line[position] == '~';
            return isBegin ? endOf(line).filter(literal -> literal.start() == position) : Optional.empty();
        }
    }
}
