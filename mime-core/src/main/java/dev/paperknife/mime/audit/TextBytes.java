package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** NUL in a text (RFC 2045 2.7), charsets of wide characters aside. */
final class TextBytes implements TextRule {
    @Override
    public void check(Entity entity, DecodedText text, DefectSink defects) {
        Slice bytes = text.bytes();
        int nul = Ascii.indexOf(bytes.array(), bytes.from(), bytes.to(), (byte) 0);
        boolean isBinary = entity.transferEncoding() == TransferEncoding.BINARY;
        if (nul < bytes.to() && !isBinary && !isWide(text)) {
            boolean isPlain = entity.transferEncoding().isIdentity();
            long offset = isPlain
                    ? bytes.offset() + nul - bytes.from()
                    : entity.rawBody().offset();
            defects.report(
                    Defect.Code.NUL_IN_TEXT,
                    offset,
                    isPlain ? 1 : entity.rawBody().length(),
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
