package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;

/** Bytes of bodies as they stand: CR that ends no line, bytes above 127 where there should be none, fields where text begins. */
final class BodyBytes implements PartRule {
    private final SeenLines seen;

    BodyBytes(SeenLines seen) {
        this.seen = seen;
    }

    @Override
    public void check(Part part, DefectSink defects) {
        if (part.entity().body() instanceof Multipart multipart) {
            carriageReturns(multipart.preamble(), false, true, defects);
            carriageReturns(multipart.epilogue(), false, false, defects);
        } else if (part.isLeaf()) {
            leaf(part, defects);
        }
    }

    private void leaf(Part part, DefectSink defects) {
        TransferEncoding encoding = part.encoding();
        if (encoding != TransferEncoding.BINARY) {
            boolean isText = part.contentType().isText()
                    && encoding != TransferEncoding.BASE64
                    && encoding != TransferEncoding.UUENCODE;
            carriageReturns(part.rawBody(), isText, part.entity() instanceof BodyPart, defects);
        }
        if (encoding == TransferEncoding.SEVEN_BIT) {
            highBytes(part.rawBody(), defects);
        }
        if (!mayBeginWithFields(part)) {
            fieldsFirst(part.rawBody(), defects);
        }
    }

    /** The first CR that ends no line, of each kind; the line break of a delimiter may follow the body. */
    private void carriageReturns(Slice body, boolean isText, boolean isDelimited, DefectSink defects) {
        if (!seen.mayHoldOddControls()) {
            return;
        }
        boolean saidStray = false;
        boolean saidBare = !isText;
        try (LineReader lines = LineReader.of(body)) {
            while (!(saidStray && saidBare) && lines.next()) {
                int cr = lines.cr();
                if (cr == lines.to()) {
                    continue;
                }
                int last = lines.to() - 1;
                boolean isLast = isDelimited && lines.offset(lines.to()) == body.end();
                boolean isAtEnd = lines.bytes()[last] == '\r' && (lines.end() != LineReader.End.NONE || isLast);
                boolean isStray = isAtEnd || (cr == lines.from() && lines.isStart());
                if (isStray && !saidStray) {
                    saidStray = true;
                    defects.report(Defect.Code.STRAY_CR, lines.offset(isAtEnd ? last : cr), 1, evidence(lines));
                } else if (!isStray && !saidBare) {
                    saidBare = true;
                    defects.report(Defect.Code.BARE_CR_IN_BODY, lines.offset(cr), 1, evidence(lines));
                }
            }
        }
    }

    private static String evidence(LineReader lines) {
        return Evidence.of(lines.bytes(), lines.from(), lines.to());
    }

    private static void highBytes(Slice body, DefectSink defects) {
        try (LineReader lines = LineReader.of(body)) {
            while (lines.next()) {
                if (!Charsets.isAscii(lines.bytes(), lines.from(), lines.to())) {
                    defects.report(Defect.Code.EIGHT_BIT_IN_7BIT, lines.slice(lines.from(), lines.to()));
                    return;
                }
            }
        }
    }

    /** Whether a body of this type begins with fields by its nature. */
    private static boolean mayBeginWithFields(Part part) {
        String subtype = part.contentType().subtype();
        return part.contentType().type().equals("message")
                || part.contentType().is("text", "rfc822-headers")
                || subtype.equals("http");
    }

    /** Empty lines may stand before them. */
    private static void fieldsFirst(Slice body, DefectSink defects) {
        Slice start = body.slice(0, Math.min(body.length(), HeaderLines.MOST_START_BYTES));
        try (LineReader lines = LineReader.of(start)) {
            while (lines.next()) {
                if (FieldText.isContentField(lines.bytes(), lines.from(), lines.to())) {
                    defects.report(Defect.Code.HEADER_LINES_IN_BODY, lines.slice(lines.from(), lines.to()));
                }
                if (lines.from() < lines.to()) {
                    return;
                }
            }
        }
    }
}
