package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** Attachments that look encoded and say nothing of it (RFC 2045 6). */
final class Encodings implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        boolean isAttachment =
                entity.disposition().map(ContentDisposition::isAttachment).orElse(false)
                        || !entity.contentType().isText();
        Slice body = entity.rawBody();
        boolean isPlain = Parts.isLeaf(entity) && entity.transferEncoding().isIdentity();
        if (isPlain && isAttachment && Base64Text.isIt(body)) {
            defects.report(Defect.Code.LOOKS_ENCODED, body.offset(), body.length(), "");
        }
    }
}
