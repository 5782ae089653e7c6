package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/** Fields whose value is one keyword: Importance, Sensitivity, Precedence, Action, Status and kin. Comments are dropped. */
final class Keywords {
    private Keywords() {}

    /** The keyword in lower case; absent, with a defect, where there is none. */
    static Optional<String> keyword(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        lexer.cfws();
        if (lexer.atEnd()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return Optional.empty();
        }
        boolean isToken = lexer.token();
        String keyword = Ascii.lower(PlainText.of(lexer.read()));
        lexer.cfws();
        if (!isToken || !lexer.atEnd()) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, Blanks.trimmed(value));
        }
        return isToken ? Optional.of(keyword) : Optional.empty();
    }

    /** A priority by whichever notation. */
    static Optional<Priority> priority(Slice value, ReadContext context) {
        Optional<String> keyword = keyword(value, context);
        Optional<Priority> priority = keyword.flatMap(Priority::of);
        if (keyword.isPresent() && priority.isEmpty()) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, Blanks.trimmed(value));
        }
        return priority;
    }

    /** Whether List-Unsubscribe-Post asks for one click (RFC 8058 3.1). */
    static boolean isOneClick(Slice value, ReadContext context) {
        Slice text = Blanks.trimmed(value);
        boolean isOneClick = Ascii.equalsIgnoreCase(text.array(), text.from(), text.to(), "List-Unsubscribe=One-Click");
        if (!isOneClick) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, text);
        }
        return isOneClick;
    }
}
