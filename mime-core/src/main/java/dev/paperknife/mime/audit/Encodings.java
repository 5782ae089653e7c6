package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** Attachments that look encoded and say nothing of it (RFC 2045 6). */
final class Encodings implements PartRule {
    @Override
    public void check(Part part, DefectSink defects) {
        boolean isAttachment = part.isAttachment() || !part.contentType().isText();
        Slice body = part.rawBody();
        boolean isPlain = part.isLeaf() && part.encoding().isIdentity();
        if (isPlain && isAttachment && Base64Text.isIt(body)) {
            defects.report(Defect.Code.LOOKS_ENCODED, body.offset(), body.length(), "");
        }
    }
}
