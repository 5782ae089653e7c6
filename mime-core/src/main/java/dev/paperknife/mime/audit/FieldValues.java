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
    /** By the name in lower case; what is not here is text (RFC 5322 3.6.8). */
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
            Map.entry("auto-submitted", HeaderForms.autoSubmitted()));

    @Override
    public void check(Entity entity, DefectSink defects) {
        ReadContext context = entity.header().context().withDefects(defects);
        for (Field field : entity.header().fields()) {
            field.read(FORMS.getOrDefault(Ascii.lower(field.name()), HeaderForms.text()), context);
        }
    }
}
