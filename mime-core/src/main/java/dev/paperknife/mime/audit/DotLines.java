package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/**
 * Lines that begin with a dot: those that SMTP's sender doubled and nobody undid, and a lone dot that some receiver takes for
 * the end of the mail (RFC 5321 4.1.1.4, 4.5.2).
 *
 * <p>Where every line ends in LF alone, a file stands before us and not what went over the wire: then a dot between two LFs is
 * like any other.
 */
final class DotLines {
    private final long body;
    private LineReader.End before = LineReader.End.NONE;
    private long stuffed;
    private long single;
    private long lastDot = -1;
    private boolean isLastLine;
    private long oddDot = -1;
    private long loneLf = -1;

    /** For a message whose body begins at that offset. */
    DotLines(long body) {
        this.body = body;
    }

    void line(LineReader lines) {
        if (lines.isStart() && lines.offset(lines.from()) >= body) {
            starts(lines);
        }
        if (oddDot < 0) {
            oddDot = dotBesideCr(lines);
        }
        before = lines.end();
    }

    private void starts(LineReader lines) {
        int length = lines.to() - lines.from();
        boolean isDot = length > 0 && lines.bytes()[lines.from()] == '.';
        boolean isLone = isDot && length == 1;
        isLastLine = isLone;
        if (isLone) {
            single++;
            lastDot = lines.offset(lines.from());
            if (before == LineReader.End.LF || lines.end() == LineReader.End.LF) {
                loneLf = loneLf < 0 ? lastDot : loneLf;
            }
        } else if (isDot && lines.bytes()[lines.from() + 1] == '.') {
            stuffed++;
        } else if (isDot) {
            single += 2;
        }
    }

    /** Where a dot stands between CRs, or between a CR and a line end; -1 for nowhere. */
    private long dotBesideCr(LineReader lines) {
        byte[] bytes = lines.bytes();
        int to = lines.to();
        for (int cr = lines.cr(); cr < to; ) {
            boolean isDotAfter = cr + 1 < to && bytes[cr + 1] == '.';
            boolean endsAfter =
                    cr + 2 == to ? lines.end() != LineReader.End.NONE : cr + 2 < to && bytes[cr + 2] == '\r';
            boolean isDotBefore = cr == lines.from() + 1 && bytes[cr - 1] == '.' && lines.isStart();
            if (isDotAfter && endsAfter) {
                return lines.offset(cr + 1);
            }
            if (isDotBefore) {
                return lines.offset(cr - 1);
            }
            cr = Ascii.indexOf(bytes, cr + 1, to, (byte) '\r');
        }
        return -1;
    }

    /** Says what was found, once the whole source was seen. */
    void report(DefectSink defects, boolean hasCrLf) {
        if (isLastLine && single == 1) {
            defects.report(Defect.Code.DOT_STUFFED_BODY, lastDot, 1, stuffed + " lines begin with two dots");
        }
        long odd = oddDot >= body ? oddDot : hasCrLf ? loneLf : -1;
        if (odd >= 0) {
            defects.report(Defect.Code.END_OF_DATA_IN_BODY, odd, 1, "");
        }
    }
}
