package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/** What stands around the parts of a multipart: before, between and after them (RFC 2046 5.1.1). */
final class Surroundings implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity.body() instanceof Multipart multipart)) {
            return;
        }
        boundary(entity, defects);
        ownHeader(entity, defects);
        if (multipart.preamble().length() < entity.rawBody().length()) {
            reportEntity(multipart.preamble(), Defect.Code.PREAMBLE_ENTITY, defects);
        }
        reportEntity(multipart.epilogue(), Defect.Code.EPILOGUE_ENTITY, defects);
        partsAfterClose(Boundary.of(entity.contentType()), multipart.epilogue(), defects);
        delimitersBetween(multipart.parts(), entity.raw().end(), defects);
        closeInHeader(multipart, defects);
    }

    private static void boundary(Entity entity, DefectSink defects) {
        Slice declared = entity.contentType().boundaryBytes().orElse(Slice.empty());
        Boundary boundary = Boundary.of(entity.contentType());
        if (!boundary.isEmpty() && Boundary.isPadded(declared)) {
            defects.report(Defect.Code.BOUNDARY_TRAILING_SPACE, declared);
        }
        if (boundary.isUnusual()) {
            defects.report(Defect.Code.UNUSUAL_BOUNDARY, declared);
        }
    }

    /** Reports a delimiter of the entity's own in its header section, no empty line between. */
    private static void ownHeader(Entity entity, DefectSink defects) {
        Slice fields = entity.header().raw();
        if (fields.isEmpty() || fields.end() < entity.rawBody().offset()) {
            return;
        }
        Boundary boundary = Boundary.of(entity.contentType());
        try (LineReader lines = LineReader.of(entity.rawBody())) {
            if (lines.next() && boundary.match(lines.bytes(), lines.from(), lines.to()) != Boundary.Match.NONE) {
                defects.report(Defect.Code.DELIMITER_IN_HEADER, lines.slice(lines.from(), lines.to()));
            }
        }
    }

    private static void reportEntity(Slice text, Defect.Code code, DefectSink defects) {
        Optional<LooseEntity> entity = LooseEntity.in(text);
        if (entity.isPresent()) {
            defects.report(code, entity.get().field());
        }
    }

    private static void partsAfterClose(Boundary boundary, Slice epilogue, DefectSink defects) {
        if (boundary.isEmpty()) {
            return;
        }
        try (LineReader lines = LineReader.of(epilogue)) {
            while (lines.next()) {
                if (lines.isStart()
                        && boundary.match(lines.bytes(), lines.from(), lines.to()) == Boundary.Match.DELIMITER) {
                    defects.report(Defect.Code.PARTS_AFTER_CLOSE, lines.slice(lines.from(), lines.to()));
                    return;
                }
            }
        }
    }

    private static void delimitersBetween(List<BodyPart> parts, long end, DefectSink defects) {
        BodyPart data = null;
        for (BodyPart part : parts) {
            if (isHeaderCut(part) && part.raw().end() < end) {
                defects.at(part.section())
                        .report(Defect.Code.DELIMITER_IN_HEADER, part.raw().end(), 0, "");
            }
            if (data != null && goesOn(data, part)) {
                defects.at(part.section())
                        .report(Defect.Code.DELIMITER_IN_DATA, part.raw().offset(), 0, "");
            } else {
                data = part;
            }
        }
    }

    /** Reports a close delimiter right behind a delimiter where text follows: some take both for one, and the text for a part. */
    private static void closeInHeader(Multipart multipart, DefectSink defects) {
        if (isClosedInHeader(multipart)) {
            BodyPart last = lastPart(multipart);
            defects.at(last.section())
                    .report(Defect.Code.DELIMITER_IN_HEADER, last.raw().end(), 0, "");
        }
    }

    /** Whether the last part has not even an empty line before the close delimiter, and text follows that. */
    static boolean isClosedInHeader(Multipart multipart) {
        return !multipart.parts().isEmpty() && lastPart(multipart).raw().isEmpty() && hasText(multipart.epilogue());
    }

    private static BodyPart lastPart(Multipart multipart) {
        return multipart.parts().get(multipart.parts().size() - 1);
    }

    private static boolean hasText(Slice epilogue) {
        try (LineReader lines = LineReader.of(epilogue)) {
            while (lines.next()) {
                for (int i = lines.from(); i < lines.to(); i++) {
                    if (lines.bytes()[i] > ' ' || lines.bytes()[i] < 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the part ends within its fields or those of the message in it, no empty line after them. */
    private static boolean isHeaderCut(BodyPart part) {
        Entity last = part;
        while (last.body() instanceof Message message && last.transferEncoding().isIdentity()) {
            last = message;
        }
        Slice fields = last.header().raw();
        return !fields.isEmpty() && fields.end() == part.raw().end();
    }

    /**
     * Whether a part begins, without fields and empty line, with what an encoded part would go on with.
     *
     * @param before the last part that does not begin so itself
     */
    static boolean goesOn(Entity before, BodyPart part) {
        boolean startsAtOnce = part.header().fields().isEmpty()
                && part.rawBody().offset() == part.raw().offset();
        if (!startsAtOnce || last(before).transferEncoding() != TransferEncoding.BASE64) {
            return false;
        }
        try (LineReader lines = LineReader.of(part.rawBody())) {
            return lines.next() && lines.to() > lines.from() && Base64Text.isIt(lines);
        }
    }

    /** The entity that the bytes of another end in. */
    private static Entity last(Entity entity) {
        Entity last = entity;
        while (last.transferEncoding().isIdentity()) {
            if (last.body() instanceof Multipart multipart && !multipart.parts().isEmpty()) {
                last = multipart.parts().get(multipart.parts().size() - 1);
            } else if (last.body() instanceof Message message) {
                last = message;
            } else {
                return last;
            }
        }
        return last;
    }
}
