package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** NUL in a text (RFC 2045 2.7), charsets of wide characters aside. */
final class TextBytes implements TextRule {
    @Override
    public void check(Part part, DecodedText text, DefectSink defects) {
        Slice bytes = text.bytes();
        int nul = Ascii.indexOf(bytes.array(), bytes.from(), bytes.to(), (byte) 0);
        boolean isBinary = part.encoding() == TransferEncoding.BINARY;
        if (nul < bytes.to() && !isBinary && !isWide(text)) {
            boolean isPlain = part.encoding().isIdentity();
            long offset = isPlain
                    ? bytes.offset() + nul - bytes.from()
                    : part.rawBody().offset();
            defects.report(
                    Defect.Code.NUL_IN_TEXT,
                    offset,
                    isPlain ? 1 : part.rawBody().length(),
                    "");
        }
    }

    private static boolean isWide(DecodedText text) {
        return text.declared()
                .flatMap(Charsets::forLabel)
                .map(charset -> !Charsets.isAsciiSuperset(charset))
                .orElse(false);
    }
}
