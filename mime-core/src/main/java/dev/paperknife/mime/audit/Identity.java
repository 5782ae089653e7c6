package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;
import java.util.Set;

/** Addresses that are not what they look like (RFC 5891, UTS 39, UTS 46), and replies that go elsewhere. */
final class Identity implements AuditRule {
    private static final FieldTable<String> ADDRESS_FIELDS = FieldTable.of(Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc"));

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message message)) {
            return;
        }
        for (Field field : message.header().fields()) {
            if (ADDRESS_FIELDS.has(field) && mayDeceive(field)) {
                addresses(field, defects);
            }
        }
        replies(message, defects);
    }

    /** Whether a byte is above 127, or an A-label begins: nothing else can look like what it is not. */
    private static boolean mayDeceive(Field field) {
        byte[] bytes = field.raw().array();
        for (int i = field.raw().from(); i < field.raw().to(); i++) {
            if (bytes[i] < 0 || (i > field.raw().from() && bytes[i] == '-' && bytes[i - 1] == '-')) {
                return true;
            }
        }
        return false;
    }

    private static void addresses(Field field, DefectSink defects) {
        for (Mailbox mailbox : field.read(HeaderForms.addresses()).orElse(List.of())) {
            if (mailbox.address().isEmpty()) {
                continue;
            }
            if (Domains.isMixed(mailbox.unicodeDomain())) {
                defects.report(Defect.Code.MIXED_SCRIPT_DOMAIN, field.raw());
            }
            if (Domains.isOddIdn(mailbox)) {
                defects.report(Defect.Code.SUSPICIOUS_IDN, field.raw());
            }
        }
        if (InvisibleAddress.isIn(field.value())) {
            defects.report(Defect.Code.INVISIBLE_IN_ADDRESS, field.raw());
        }
    }

    private static void replies(Message message, DefectSink defects) {
        List<Mailbox> replies = message.replyTo();
        List<Mailbox> from = replies.isEmpty() ? List.of() : message.from();
        for (Mailbox reply : replies) {
            String domain = domain(reply);
            boolean isKnown = from.stream().anyMatch(author -> domain(author).equals(domain));
            if (!domain.isEmpty() && !from.isEmpty() && !isKnown) {
                message.header()
                        .first("Reply-To")
                        .ifPresent(field -> defects.report(Defect.Code.REPLY_TO_DIFFERS, field.raw()));
                return;
            }
        }
    }

    private static String domain(Mailbox mailbox) {
        return Ascii.lower(mailbox.asciiDomain().orElse(mailbox.domain()));
    }
}
