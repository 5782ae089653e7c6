package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * Whether a program sent a message by itself (RFC 3834 5).
 *
 * @param keyword {@code no}, {@code auto-generated}, {@code auto-replied} and so on, in lower case
 * @param parameters such as {@code owner-email} (RFC 5436 2.7.1)
 */
public record AutoSubmitted(String keyword, Parameters parameters) {
    /**
     * Takes what can be written.
     *
     * @throws IllegalArgumentException if the keyword is no token in lower case
     */
    public AutoSubmitted {
        if (!isToken(keyword) || !Ascii.lower(keyword).equals(keyword)) {
            throw new IllegalArgumentException("no keyword in lower case (RFC 3834 5)");
        }
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F || !Ascii.isToken((byte) text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether the message was sent automatically: the keyword is not {@code no}. */
    public boolean isAutomatic() {
        return !keyword.equals("no");
    }

    static Optional<AutoSubmitted> read(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        lexer.cfws();
        int head = lexer.position();
        if (!lexer.token()) {
            Defect.Code code = lexer.atEnd() ? Defect.Code.EMPTY_FIELD : Defect.Code.INVALID_FIELD_VALUE;
            context.defects().report(code, value);
            return Optional.empty();
        }
        String keyword = Ascii.lower(PlainText.of(lexer.read()));
        return Optional.of(new AutoSubmitted(keyword, new ParameterReader(lexer).readAfter(head)));
    }

    /** The value of the field, folded, ASCII. */
    public String format() {
        return new ParameterWriter(ParameterStyle.STANDARD, "Auto-Submitted: ".length()).write(keyword, parameters);
    }
}
