package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * What names a mailing list (RFC 2919).
 *
 * @param name for people, decoded
 * @param id what stands between the angle brackets; compared without regard to ASCII case
 */
public record ListId(Optional<String> name, String id) {
    /**
     * Takes the name without the blanks around it; an empty one is none.
     *
     * @throws IllegalArgumentException if the id is empty or holds a control, a blank or an angle bracket
     */
    public ListId {
        name = DisplayName.normal(name);
        PlainText.checked("a list id", id);
        if (id.isEmpty() || !isWithoutBrackets(id)) {
            throw new IllegalArgumentException("a list id is not empty and holds no blanks or brackets (RFC 2919 2)");
        }
    }

    private static boolean isWithoutBrackets(String id) {
        for (int i = 0; i < id.length(); i++) {
            if ("<> \t()\"".indexOf(id.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    static Optional<ListId> read(Slice value, ReadContext context) {
        Slice text = Blanks.trimmed(value);
        if (text.isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return Optional.empty();
        }
        HeaderLexer lexer = new HeaderLexer(text, context);
        lexer.skipToOutside('<');
        Slice phrase = lexer.read();
        boolean hasBracket = lexer.accept('<');
        Slice raw = hasBracket ? bracketed(lexer) : phrase;
        String id = PlainText.of(DisplayName.words(raw));
        boolean isUsable = !id.isEmpty() && isWithoutBrackets(id);
        if (!hasBracket || !isUsable || !lexer.atEnd()) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, text);
        }
        Optional<String> name =
                hasBracket ? Optional.of(DisplayName.phrase(phrase, new DisplayText(context))) : Optional.empty();
        return isUsable ? Optional.of(new ListId(name, id)) : Optional.empty();
    }

    /** What stands between the brackets, the closing one and comments behind it taken too. */
    private static Slice bracketed(HeaderLexer lexer) {
        lexer.skipTo('>');
        Slice raw = lexer.read();
        lexer.accept('>');
        lexer.cfws();
        return raw;
    }

    /** {@code Name <id>}, as a field has it. */
    public String format() {
        return name.map(name -> DisplayName.format(name, false) + " ").orElse("") + "<" + id + ">";
    }
}
