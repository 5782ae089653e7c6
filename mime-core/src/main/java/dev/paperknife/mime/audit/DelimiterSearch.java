package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/** Looks for what is almost a delimiter in one range. */
final class DelimiterSearch {
    private final OpenBoundaries open;
    private final DefectSink defects;

    DelimiterSearch(OpenBoundaries open, DefectSink defects) {
        this.open = open;
        this.defects = defects;
    }

    void in(Slice range) {
        if (open.isEmpty() || range.isEmpty() || (range.isInMemory() && !mayHoldDelimiter(range))) {
            return;
        }
        try (LineReader lines = LineReader.of(range)) {
            while (lines.next()) {
                line(lines);
            }
        }
    }

    /** Whether there are two hyphens anywhere: in most bodies there are not, so no line of them need be looked at. */
    private static boolean mayHoldDelimiter(Slice range) {
        byte[] bytes = range.array();
        int hyphen = Ascii.indexOf(bytes, range.from(), range.to(), (byte) '-');
        while (hyphen < range.to() && !isDashed(bytes, hyphen, range.to())) {
            hyphen = Ascii.indexOf(bytes, hyphen + 1, range.to(), (byte) '-');
        }
        return hyphen < range.to();
    }

    private void line(LineReader lines) {
        byte[] bytes = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        int text = from;
        while (text < to && Ascii.isBlank(bytes[text])) {
            text++;
        }
        if (lines.isStart() && isDashed(bytes, text, to)) {
            Boundary.Match match = open.match(bytes, text, to);
            if (text > from) {
                indented(match, lines);
            } else {
                atStart(match, lines);
            }
        }
        for (int cr = lines.cr(); cr < to; ) {
            if (isDashed(bytes, cr + 1, to) && isDelimiter(open.match(bytes, cr + 1, to))) {
                defects.report(Defect.Code.BARE_CR_AT_DELIMITER, lines.slice(cr, to));
                return;
            }
            cr = Ascii.indexOf(bytes, cr + 1, to, (byte) '\r');
        }
    }

    private static boolean isDashed(byte[] bytes, int from, int to) {
        return from + 1 < to && bytes[from] == '-' && bytes[from + 1] == '-';
    }

    private static boolean isDelimiter(Boundary.Match match) {
        return switch (match) {
            case DELIMITER, CLOSE, ENDED_BY_CR -> true;
            default -> false;
        };
    }

    private void indented(Boundary.Match match, LineReader lines) {
        if (isDelimiter(match)) {
            defects.report(Defect.Code.INDENTED_DELIMITER, lines.slice(lines.from(), lines.to()));
        }
    }

    private void atStart(Boundary.Match match, LineReader lines) {
        if (match == Boundary.Match.ENDED_BY_CR) {
            defects.report(Defect.Code.BARE_CR_AT_DELIMITER, lines.slice(lines.from(), lines.to()));
        } else if (match == Boundary.Match.LOOKALIKE) {
            defects.report(Defect.Code.DELIMITER_LOOKALIKE, lines.slice(lines.from(), lines.to()));
        }
    }
}
