package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * A value with its type before a semicolon: the addresses, hosts and diagnostics of delivery reports (RFC 3464 2.1.2), and
 * how a message was disposed of (RFC 8098 3.2.6).
 *
 * @param type {@code rfc822}, {@code dns}, {@code smtp} and so on, in lower case; empty where there is none
 * @param value as it stands, on one line; comments in it are kept, since diagnostics use parentheses
 */
public record TypedValue(String type, String value) {
    /**
     * Takes what can be written.
     *
     * @throws IllegalArgumentException if the type is not in lower case or holds a blank, semicolon, parenthesis or
     *     control, or the value holds a control, or a type of its own where none is given
     */
    public TypedValue {
        PlainText.checked("a type", type);
        PlainText.checked("a value", value);
        value = DisplayName.trimmed(value);
        boolean isTwoTyped = type.isEmpty()
                && !type(new HeaderLexer(Slice.of(value), ReadContext.DEFAULT)).isEmpty();
        if (!isType(type) || isTwoTyped) {
            throw new IllegalArgumentException("no type and value (RFC 3464 2.1.2)");
        }
    }

    private static boolean isType(String type) {
        for (int i = 0; i < type.length(); i++) {
            if (" \t;()\"".indexOf(type.charAt(i)) >= 0) {
                return false;
            }
        }
        return Ascii.lower(type).equals(type);
    }

    static Optional<TypedValue> read(Slice field, ReadContext context) {
        Slice text = Blanks.trimmed(field);
        if (text.isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, field);
            return Optional.empty();
        }
        String clean = PlainText.of(HeaderLexer.unfolded(text));
        HeaderLexer lexer = new HeaderLexer(Slice.of(clean), ReadContext.DEFAULT);
        String type = type(lexer);
        if (type.isEmpty()) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, text);
            return Optional.of(new TypedValue("", clean));
        }
        return Optional.of(new TypedValue(type, PlainText.utf8(lexer.slice(lexer.position(), lexer.end()))));
    }

    /** What stands before the first semicolon, comments left out; empty where that is no type. */
    private static String type(HeaderLexer lexer) {
        lexer.cfws();
        int from = lexer.position();
        while (!lexer.atEnd() && " \t;()\"".indexOf(lexer.peek()) < 0) {
            lexer.moveTo(lexer.position() + 1);
        }
        Slice word = lexer.slice(from, lexer.position());
        lexer.cfws();
        return lexer.accept(';') ? Ascii.lower(PlainText.utf8(word)) : "";
    }

    /** {@code type; value}, as a field has it. */
    public String format() {
        return type.isEmpty() ? value : type + "; " + value;
    }
}
