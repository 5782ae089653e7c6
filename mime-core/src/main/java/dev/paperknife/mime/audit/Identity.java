package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.List;

/** Addresses that are not what they look like (RFC 5891, UTS 39, UTS 46), and replies that go elsewhere. */
final class Identity implements FieldRule {
    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        if (!(entity instanceof Message message)) {
            return;
        }
        for (NamedField field : fields) {
            if (field.known().isPresent() && field.known().get().holdsAddresses() && mayDeceive(field.raw())) {
                addresses(field.field(), defects);
            }
        }
        replies(message, defects);
    }

    /** Whether a byte is above 127, or an A-label begins: nothing else can look like what it is not. */
    private static boolean mayDeceive(Slice field) {
        byte[] bytes = field.array();
        for (int i = field.from(); i < field.to(); i++) {
            if (bytes[i] < 0 || (i > field.from() && bytes[i] == '-' && bytes[i - 1] == '-')) {
                return true;
            }
        }
        return false;
    }

    private static void addresses(Field field, DefectSink defects) {
        for (Mailbox mailbox : field.read(HeaderForms.addresses()).orElse(List.of())) {
            if (mailbox.domain().isEmpty()) {
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
            if (!domain.isEmpty() && !from.isEmpty() && !isDomainOf(from, domain)) {
                defects.report(Defect.Code.REPLY_TO_DIFFERS, Parts.field(message, "Reply-To"));
                return;
            }
        }
    }

    private static boolean isDomainOf(List<Mailbox> mailboxes, String domain) {
        for (Mailbox mailbox : mailboxes) {
            if (domain(mailbox).equals(domain)) {
                return true;
            }
        }
        return false;
    }

    private static String domain(Mailbox mailbox) {
        return Ascii.lower(mailbox.asciiDomain().orElse(mailbox.domain()));
    }
}
