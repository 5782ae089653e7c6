package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/** Types that are not shown, or stand where they are not expected (RFC 2046 5). */
final class SpecialTypes implements PartRule {
    @Override
    public void check(Part part, DefectSink defects) {
        ContentType type = part.contentType();
        if (type.is("message", "partial")) {
            defects.report(Defect.Code.MESSAGE_PARTIAL, Parts.field(part.entity(), "Content-Type"));
        } else if (type.is("message", "external-body")) {
            defects.report(Defect.Code.EXTERNAL_BODY, Parts.field(part.entity(), "Content-Type"));
        } else if (isTnef(part)) {
            defects.report(Defect.Code.TNEF, Parts.field(part.entity(), "Content-Type"));
        } else if (type.isMultipart() && !part.encoding().isIdentity()) {
            defects.report(Defect.Code.ENCODED_MULTIPART, Parts.field(part.entity(), "Content-Type"));
        }
        if (type.is("multipart", "alternative") && part.entity().body() instanceof Multipart multipart) {
            alternatives(multipart, defects);
        }
        if (type.isText() && part.name().isPresent() && !part.isAttachment()) {
            defects.report(Defect.Code.NAMED_INLINE_TEXT, Parts.field(part.entity(), "Content-Type"));
        }
    }

    private static boolean isTnef(Part part) {
        ContentType type = part.contentType();
        return type.is("application", "ms-tnef")
                || type.is("application", "vnd.ms-tnef")
                || Ascii.lower(part.name().orElse("")).equals("winmail.dat");
    }

    /** A multipart among the alternatives may hold files beside its text: some clients nest them so. */
    private static void alternatives(Multipart multipart, DefectSink defects) {
        for (BodyPart one : multipart.parts()) {
            ContentType type = one.contentType();
            boolean isCalendar = type.is("application", "ics") || type.is("application", "calendar+json");
            if (!type.isText() && !type.isMultipart() && !isCalendar) {
                defects.at(one.section())
                        .report(
                                Defect.Code.ATTACHMENT_IN_ALTERNATIVE,
                                one.header().raw());
            }
        }
    }
}
