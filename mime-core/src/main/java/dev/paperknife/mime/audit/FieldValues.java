package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
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
import java.util.Map;
import java.util.Optional;

/** Reads each field in the form its name calls for, to hear what is wrong with its value; and counts the authors. */
final class FieldValues implements AuditRule {
    /** By the name in lower case; what is not here is text (RFC 5322 3.6.8). */
    private static final FieldTable<HeaderForm<?>> FORMS = FieldTable.of(Map.ofEntries(
            Map.entry("from", HeaderForms.addresses()),
            Map.entry("sender", HeaderForms.addresses()),
            Map.entry("reply-to", HeaderForms.addresses()),
            Map.entry("to", HeaderForms.addresses()),
            Map.entry("cc", HeaderForms.addresses()),
            Map.entry("bcc", HeaderForms.addresses()),
            Map.entry("resent-from", HeaderForms.addresses()),
            Map.entry("resent-sender", HeaderForms.addresses()),
            Map.entry("resent-to", HeaderForms.addresses()),
            Map.entry("resent-cc", HeaderForms.addresses()),
            Map.entry("resent-bcc", HeaderForms.addresses()),
            Map.entry("date", HeaderForms.date()),
            Map.entry("resent-date", HeaderForms.date()),
            Map.entry("message-id", HeaderForms.messageId()),
            Map.entry("resent-message-id", HeaderForms.messageId()),
            Map.entry("content-id", HeaderForms.messageId()),
            Map.entry("in-reply-to", HeaderForms.messageIds()),
            Map.entry("references", HeaderForms.messageIds()),
            Map.entry("return-path", HeaderForms.returnPath()),
            Map.entry("received", HeaderForms.received()),
            Map.entry("mime-version", HeaderForms.mimeVersion()),
            Map.entry("content-type", HeaderForms.contentType()),
            Map.entry("content-disposition", HeaderForms.contentDisposition()),
            Map.entry("content-transfer-encoding", HeaderForms.transferEncoding()),
            Map.entry("content-language", HeaderForms.contentLanguage()),
            Map.entry("content-location", HeaderForms.contentLocation()),
            Map.entry("content-base", HeaderForms.contentLocation()),
            Map.entry("content-md5", HeaderForms.contentMd5()),
            Map.entry("dkim-signature", HeaderForms.tagList()),
            Map.entry("arc-seal", HeaderForms.tagList()),
            Map.entry("arc-message-signature", HeaderForms.tagList()),
            Map.entry("authentication-results", HeaderForms.authenticationResults()),
            Map.entry("arc-authentication-results", HeaderForms.authenticationResults()),
            Map.entry("list-id", HeaderForms.listId()),
            Map.entry("list-help", HeaderForms.urls()),
            Map.entry("list-unsubscribe", HeaderForms.urls()),
            Map.entry("list-subscribe", HeaderForms.urls()),
            Map.entry("list-post", HeaderForms.urls()),
            Map.entry("list-owner", HeaderForms.urls()),
            Map.entry("list-archive", HeaderForms.urls()),
            Map.entry("auto-submitted", HeaderForms.autoSubmitted())));

    @Override
    public void check(Entity entity, DefectSink defects) {
        ReadContext context = entity.header().context().withDefects(defects);
        boolean isFirstFrom = entity instanceof Message;
        for (Field field : entity.header().fields()) {
            if (isFirstFrom && entity instanceof Message message && field.isNamed("From")) {
                isFirstFrom = false;
                field.read(HeaderForms.addresses(), context)
                        .ifPresent(mailboxes -> authors(mailboxes, field, message, defects));
            } else {
                read(field, context);
            }
        }
    }

    private static void read(Field field, ReadContext context) {
        Optional<HeaderForm<?>> form = FORMS.get(field);
        if (form.isPresent()) {
            field.read(form.get(), context);
        } else if (!isPlain(field, context)) {
            field.read(HeaderForms.text(), context);
        }
    }

    /** Whether nothing can be wrong with it as text: it is ASCII without encoded-words, as most fields are. */
    private static boolean isPlain(Field field, ReadContext context) {
        Slice raw = field.raw();
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

    private static void authors(List<Mailbox> mailboxes, Field from, Message message, DefectSink defects) {
        if (mailboxes.size() == 1 && !mailboxes.get(0).address().isEmpty()) {
            return;
        }
        long authors = mailboxes.stream()
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty())
                .distinct()
                .count();
        if (authors == 0) {
            defects.report(Defect.Code.EMPTY_FROM, from.raw());
        } else if (authors > 1 && message.sender().isEmpty()) {
            defects.report(Defect.Code.MULTIPLE_FROM, from.raw());
        }
    }
}
