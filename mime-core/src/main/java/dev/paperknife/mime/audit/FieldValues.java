package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import java.util.Map;

/** Reads each field in the form its name calls for, to hear what is wrong with its value. */
final class FieldValues implements AuditRule {
    private static final Map<String, HeaderForm<?>> FORMS = Map.ofEntries(
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
            Map.entry("message-id", HeaderForms.messageIds()),
            Map.entry("in-reply-to", HeaderForms.messageIds()),
            Map.entry("references", HeaderForms.messageIds()),
            Map.entry("resent-message-id", HeaderForms.messageIds()),
            Map.entry("content-id", HeaderForms.messageIds()),
            Map.entry("content-type", HeaderForms.contentType()),
            Map.entry("content-disposition", HeaderForms.contentDisposition()),
            Map.entry("content-transfer-encoding", HeaderForms.transferEncoding()),
            Map.entry("received", HeaderForms.received()),
            Map.entry("subject", HeaderForms.text()),
            Map.entry("comments", HeaderForms.text()),
            Map.entry("keywords", HeaderForms.text()),
            Map.entry("content-description", HeaderForms.text()));

    @Override
    public void check(Entity entity, DefectSink defects) {
        ReadContext context = entity.header().context().withDefects(defects);
        for (Field field : entity.header().fields()) {
            HeaderForm<?> form = FORMS.get(Ascii.lower(field.name()));
            if (form != null) {
                field.read(form, context);
            }
        }
    }
}
