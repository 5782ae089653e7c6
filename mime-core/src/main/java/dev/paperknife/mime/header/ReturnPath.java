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
        List<Mailbox> mailboxes = AddressForms.addresses().read(value, context);
        if (mailboxes.size() > 1) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, Blanks.trimmed(value));
        }
        return mailboxes.stream()
                .filter(mailbox -> !mailbox.domain().isEmpty())
                .map(Mailbox::address)
                .findFirst();
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
