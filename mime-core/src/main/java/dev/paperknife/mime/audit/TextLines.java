package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files, signatures and claims of signatures that stand in a text as lines of their own. Each kind once a part. */
final class TextLines implements TextRule {
    @Override
    public void check(Part part, DecodedText text, DefectSink defects) {
        Set<Defect.Code> said = EnumSet.noneOf(Defect.Code.class);
        boolean isAfterBegin = false;
        try (LineReader lines = LineReader.of(text.bytes())) {
            while (lines.next()) {
                Optional<Defect.Code> code =
                        isAfterBegin && UuText.isLine(lines) ? Optional.of(Defect.Code.UUENCODED_TEXT) : code(lines);
                if (code.isPresent() && said.add(code.get())) {
                    report(code.get(), part, lines, defects);
                }
                isAfterBegin = UuText.isBegin(lines);
            }
        }
    }

    /** The offset is that of the line where the part is not encoded, else that of its body. */
    private static void report(Defect.Code code, Part part, LineReader lines, DefectSink defects) {
        String evidence = Evidence.of(lines.bytes(), lines.from(), lines.to());
        if (part.encoding().isIdentity()) {
            defects.report(code, lines.offset(lines.from()), lines.to() - lines.from(), evidence);
        } else {
            Slice body = part.rawBody();
            defects.report(code, body.offset(), body.length(), evidence);
        }
    }

    private static Optional<Defect.Code> code(LineReader lines) {
        if (lines.from() == lines.to()) {
            return Optional.empty();
        }
        int from = lines.from();
        return switch (lines.bytes()[from]) {
            case '=' -> lines.hasAt(from, "=ybegin ") ? Optional.of(Defect.Code.YENCODED_TEXT) : Optional.empty();
            case 'b' -> lines.hasAt(from, "begin-base64 ") ? Optional.of(Defect.Code.YENCODED_TEXT) : Optional.empty();
            case '[' ->
                lines.hasAt(from, "[GNUPG:] ") ? Optional.of(Defect.Code.SIGNATURE_STATUS_SPOOF) : Optional.empty();
            case 'g' ->
                lines.hasAt(from, "gpg: Good signature from")
                        ? Optional.of(Defect.Code.SIGNATURE_STATUS_SPOOF)
                        : Optional.empty();
            case '-' -> isPgp(lines) ? Optional.of(Defect.Code.INLINE_PGP) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A block that is signed or encrypted; a key may stand in any text. */
    private static boolean isPgp(LineReader lines) {
        return lines.hasAt(lines.from(), "-----BEGIN PGP SIGNED MESSAGE-----")
                || lines.hasAt(lines.from(), "-----BEGIN PGP MESSAGE-----")
                || lines.hasAt(lines.from(), "-----BEGIN PGP MESSAGE, PART ");
    }
}
