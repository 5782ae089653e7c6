package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/** Return-Path (RFC 5322 3.6.7): where reports go, or the null path. */
final class ReturnPath {
    private ReturnPath() {}

    /** The address without brackets, empty for {@code <>}; absent, with a defect, where there is none. */
    static Optional<String> read(Slice value, ReadContext context) {
        if (isNullPath(value)) {
            return Optional.of("");
        }
        List<Mailbox> mailboxes = AddressForms.mailboxes(value, context);
        Optional<String> address = mailboxes.stream()
                .filter(mailbox -> !mailbox.domain().isEmpty())
                .map(Mailbox::address)
                .findFirst();
        boolean isPath = mailboxes.size() == 1 && isBracketed(value);
        if (address.isPresent() && !isPath) {
            Slice text = Blanks.trimmed(value);
            boolean isBare = text.latin1().equals(address.get()); // old servers leave the brackets out
            context.defects().report(isBare ? Defect.Code.OBSOLETE_SYNTAX : Defect.Code.INVALID_FIELD_VALUE, text);
        }
        return address;
    }

    /** Whether nothing but comments stands before the angle bracket: what stands behind its partner is told of anyway. */
    private static boolean isBracketed(Slice value) {
        HeaderLexer lexer = new HeaderLexer(value, ReadContext.DEFAULT);
        lexer.cfws();
        return lexer.isAt('<');
    }

    private static boolean isNullPath(Slice value) {
        HeaderLexer lexer = new HeaderLexer(value, ReadContext.DEFAULT);
        lexer.cfws();
        boolean isOpen = lexer.accept('<');
        lexer.cfws();
        boolean isNull = isOpen && lexer.accept('>');
        lexer.cfws();
        return isNull && lexer.atEnd();
    }
}
