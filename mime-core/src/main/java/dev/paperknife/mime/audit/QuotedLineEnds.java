package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/**
 * Line breaks of quoted-printable text that are LF alone, in a source where others are CRLF (RFC 2045 6.7 rule 4): some decoders
 * give CRLF for both. Where all lines end in LF it is a message as Unix stores it, and all of them mean CRLF.
 */
final class QuotedLineEnds {
    private QuotedLineEnds() {}

    /** Looks at a message whose lines do not all end alike. */
    static void check(Message message, DefectSink defects) {
        for (Entity part : Parts.ofSource(message)) {
            if (Parts.isLeaf(part) && part.transferEncoding() == TransferEncoding.QUOTED_PRINTABLE) {
                report(part.rawBody(), defects.at(part.section()));
            }
        }
    }

    private static void report(Slice body, DefectSink defects) {
        try (LineReader lines = LineReader.of(body)) {
            while (lines.next()) {
                if (lines.end() == LineReader.End.LF && !isSoft(lines)) {
                    defects.report(Defect.Code.QP_MIXED_LINE_ENDS, lines.offset(lines.to()), 1, "");
                    return;
                }
            }
        }
    }

    /** Whether the line ends in a soft line break, of which nothing is left. */
    private static boolean isSoft(LineReader lines) {
        int i = lines.to();
        while (i > lines.from() && Ascii.isBlank(lines.bytes()[i - 1])) {
            i--;
        }
        return i > lines.from() && lines.bytes()[i - 1] == '=';
    }
}
