package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.ProtocolException.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A response of an IMAP server (RFC 9051 7), read from its bytes without any connection. */
sealed interface ImapResponse {
    /** How a status response begins. */
    enum Kind {
        OK,
        NO,
        BAD,
        BYE,
        PREAUTH
    }

    /**
     * What became of a command, or a word about the session.
     *
     * @param tag the command's; empty for {@code *}
     * @param text controls escaped, not to be trusted
     */
    record Status(String tag, Kind kind, Optional<Code> code, String text) implements ImapResponse {
        boolean isTagged() {
            return !tag.isEmpty();
        }
    }

    /** What stands in brackets, such as UIDVALIDITY 7: its name in capitals, and its values. */
    record Code(String name, List<ImapValue> values) {
        ImapValue at(int index) {
            return index < values.size() ? values.get(index) : ImapValue.Nil.NIL;
        }
    }

    /**
     * Data.
     *
     * @param number what stands before the name, as in {@code 3 EXISTS}; {@link Decimal#NONE} for nothing
     * @param name in capitals
     */
    record Data(long number, String name, List<ImapValue> values) implements ImapResponse {
        ImapValue at(int index) {
            return index < values.size() ? values.get(index) : ImapValue.Nil.NIL;
        }
    }

    /** The server asks for more. */
    record Continuation(String text) implements ImapResponse {}

    /**
     * Reads a response.
     *
     * @throws WireException if it is none, or one without end
     */
    static ImapResponse of(ImapRaw raw) throws WireException {
        ImapLexer lexer = new ImapLexer(raw);
        if (lexer.take('+')) {
            lexer.sp();
            return new Continuation(lexer.restOfLine());
        }
        if (!lexer.take('*')) {
            return tagged(lexer);
        }
        lexer.sp();
        String word = upper(lexer);
        Optional<Kind> kind = kind(word);
        return kind.isPresent() ? status("", kind.get(), lexer) : data(word, lexer);
    }

    private static String upper(ImapLexer lexer) {
        return new ImapValue.Word(lexer.plainWord()).shown().toUpperCase(Locale.ROOT);
    }

    private static ImapResponse tagged(ImapLexer lexer) throws WireException {
        String tag = new ImapValue.Word(lexer.plainWord()).shown();
        lexer.sp();
        String word = upper(lexer);
        Optional<Kind> kind = kind(word).filter(known -> known.compareTo(Kind.BAD) <= 0);
        if (tag.isEmpty() || kind.isEmpty()) {
            throw new WireException(Rule.PROTOCOL, "not a response: " + WireText.cut(tag + " " + word));
        }
        return status(tag, kind.get(), lexer);
    }

    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "OK" -> Optional.of(Kind.OK);
            case "NO" -> Optional.of(Kind.NO);
            case "BAD" -> Optional.of(Kind.BAD);
            case "BYE" -> Optional.of(Kind.BYE);
            case "PREAUTH" -> Optional.of(Kind.PREAUTH);
            default -> Optional.empty();
        };
    }

    private static ImapResponse status(String tag, Kind kind, ImapLexer lexer) throws WireException {
        lexer.sp();
        Optional<Code> code = Optional.empty();
        if (lexer.take('[')) {
            List<ImapValue> values = lexer.codeValues();
            code = values.isEmpty() ? code : Optional.of(code(values));
            lexer.sp();
        }
        return new Status(tag, kind, code, lexer.restOfLine());
    }

    private static Code code(List<ImapValue> values) {
        return new Code(values.get(0).shown().toUpperCase(Locale.ROOT), values.subList(1, values.size()));
    }

    private static ImapResponse data(String word, ImapLexer lexer) throws WireException {
        lexer.sp();
        boolean isNumber = !word.isEmpty() && word.chars().allMatch(c -> c < 0x80 && Ascii.isDigit((byte) c));
        if (!isNumber) {
            return new Data(Decimal.NONE, word, lexer.values());
        }
        String name = upper(lexer);
        return new Data(Decimal.of(word), name, lexer.values());
    }

    /** Whether a first line is one whose rest is text for people, so that no literal can be in it. */
    static boolean isText(byte[] line) {
        if (line.length == 0 || line[0] != '*') {
            return true;
        }
        ImapLexer lexer = new ImapLexer(new ImapRaw(line));
        lexer.take('*');
        lexer.sp();
        return kind(upper(lexer)).isPresent();
    }
}
