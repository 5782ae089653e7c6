package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** Types that are not shown, or stand where they are not expected (RFC 2046 5). */
final class SpecialTypes implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        ContentType type = entity.contentType();
        Slice header = entity.header()
                .first("Content-Type")
                .map(field -> field.raw())
                .orElse(entity.header().raw());
        if (type.is("message", "partial")) {
            defects.report(Defect.Code.MESSAGE_PARTIAL, header);
        } else if (type.is("message", "external-body")) {
            defects.report(Defect.Code.EXTERNAL_BODY, header);
        } else if (isTnef(entity)) {
            defects.report(Defect.Code.TNEF, header);
        } else if (type.isMultipart() && isEncoded(entity)) {
            defects.report(Defect.Code.ENCODED_MULTIPART, header);
        }
        if (type.is("multipart", "alternative") && entity.body() instanceof Multipart multipart) {
            alternatives(multipart, defects);
        }
        if (type.isText() && entity.filename().isPresent() && isInline(entity)) {
            defects.report(Defect.Code.NAMED_INLINE_TEXT, header);
        }
    }

    private static boolean isTnef(Entity entity) {
        ContentType type = entity.contentType();
        return type.is("application", "ms-tnef")
                || type.is("application", "vnd.ms-tnef")
                || entity.filename().map(Ascii::lower).orElse("").equals("winmail.dat");
    }

    private static boolean isEncoded(Entity entity) {
        return !entity.transferEncoding().isIdentity();
    }

    private static boolean isInline(Entity entity) {
        return !entity.disposition()
                .map(disposition -> disposition.isAttachment())
                .orElse(false);
    }

    /** A multipart among the alternatives may hold files beside its text: some clients nest them so. */
    private static void alternatives(Multipart multipart, DefectSink defects) {
        for (BodyPart part : multipart.parts()) {
            ContentType type = part.contentType();
            boolean isCalendar = type.is("application", "ics") || type.is("application", "calendar+json");
            if (!type.isText() && !type.isMultipart() && !isCalendar) {
                defects.at(part.section())
                        .report(
                                Defect.Code.ATTACHMENT_IN_ALTERNATIVE,
                                part.header().raw());
            }
        }
    }
}
