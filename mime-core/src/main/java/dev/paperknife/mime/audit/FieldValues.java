package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/** Reads each field in the form its name calls for, to hear what is wrong with its value; and counts the authors. */
final class FieldValues implements FieldRule {
    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        ReadContext context = entity.header().context().withDefects(defects);
        boolean isFirstFrom = entity instanceof Message;
        for (NamedField field : fields) {
            if (isFirstFrom && entity instanceof Message message && field.is(KnownField.FROM)) {
                isFirstFrom = false;
                field.field()
                        .read(HeaderForms.addresses(), context)
                        .ifPresent(mailboxes -> authors(mailboxes, field.raw(), message, defects));
            } else {
                read(field, context);
            }
        }
    }

    private static void read(NamedField field, ReadContext context) {
        Optional<KnownField> known = field.known();
        boolean isText = known.isEmpty() || known.get().isText();
        if (!isText) {
            field.field().read(known.get().form(), context);
        } else if (!isPlain(field.raw(), context)) {
            field.field().read(HeaderForms.text(), context);
        }
    }

    /** Whether nothing can be wrong with it as text: it is ASCII without encoded-words, as most fields are. */
    private static boolean isPlain(Slice raw, ReadContext context) {
        byte[] bytes = raw.array();
        if (raw.length() > context.limits().fieldBytes() || !Charsets.isAscii(bytes, raw.from(), raw.to())) {
            return false;
        }
        int equals = Ascii.indexOf(bytes, raw.from(), raw.to(), (byte) '=');
        while (equals + 1 < raw.to() && bytes[equals + 1] != '?') {
            equals = Ascii.indexOf(bytes, equals + 1, raw.to(), (byte) '=');
        }
        return equals + 1 >= raw.to();
    }

    private static void authors(List<Mailbox> mailboxes, Slice from, Message message, DefectSink defects) {
        if (mailboxes.size() == 1 && !mailboxes.get(0).address().isEmpty()) {
            return;
        }
        long authors = mailboxes.stream()
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty())
                .distinct()
                .count();
        if (authors == 0) {
            defects.report(Defect.Code.EMPTY_FROM, from);
        } else if (authors > 1 && message.sender().isEmpty()) {
            defects.report(Defect.Code.MULTIPLE_FROM, from);
        }
    }
}
