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
        Place begin = Place.NONE;
        try (LineReader lines = LineReader.of(text.bytes())) {
            while (lines.next()) {
                boolean isData = begin.length() > 0 && UuText.isLine(lines);
                Optional<Defect.Code> code = isData ? Optional.of(Defect.Code.UUENCODED_TEXT) : code(lines);
                if (code.isPresent() && said.add(code.get())) {
                    report(code.get(), part, isData ? begin : Place.of(lines), defects);
                }
                boolean isBegin = FileStart.isUu(lines.bytes(), lines.from(), lines.to());
                begin = isBegin ? Place.of(lines) : Place.NONE;
            }
        }
    }

    /** A line as it stood: the next one may take its bytes. */
    private record Place(long offset, long length, String evidence) {
        static final Place NONE = new Place(0, 0, "");

        static Place of(LineReader lines) {
            String evidence = Evidence.of(lines.bytes(), lines.from(), lines.to());
            return new Place(lines.offset(lines.from()), lines.to() - lines.from(), evidence);
        }
    }

    /** The offset is that of the line where the part is not encoded, else that of its body. */
    private static void report(Defect.Code code, Part part, Place line, DefectSink defects) {
        if (part.encoding().isIdentity()) {
            defects.report(code, line.offset(), line.length(), line.evidence());
        } else {
            Slice body = part.rawBody();
            defects.report(code, body.offset(), body.length(), line.evidence());
        }
    }

    private static Optional<Defect.Code> code(LineReader lines) {
        if (lines.from() == lines.to()) {
            return Optional.empty();
        }
        byte[] bytes = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        return switch (bytes[from]) {
            case '=' -> FileStart.isYenc(bytes, from, to) ? Optional.of(Defect.Code.YENCODED_TEXT) : Optional.empty();
            case 'b' -> FileStart.isBase64(bytes, from, to) ? Optional.of(Defect.Code.YENCODED_TEXT) : Optional.empty();
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
