package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/** What was wrong with a quoted-printable body, each kind told once, at its end. */
final class QuotedPrintableFindings {
    private static final int MOST_CHARS = 76;

    private final Tally invalidEscape = new Tally(Defect.Code.QP_INVALID_ESCAPE);
    private final Tally badSoftBreak = new Tally(Defect.Code.QP_BAD_SOFT_BREAK);
    private final Tally endsInSoftBreak = new Tally(Defect.Code.QP_ENDS_IN_SOFT_BREAK);
    private final Tally trailingSpace = new Tally(Defect.Code.QP_TRAILING_SPACE);
    private final Tally rawByte = new Tally(Defect.Code.QP_RAW_BYTE);
    private final Tally lineLength = new Tally(Defect.Code.ENCODED_LINE_LENGTH);
    private long lineStart;

    QuotedPrintableFindings(long start) {
        this.lineStart = start;
    }

    /** A {@code =} stands here that is no escape; bytes [from, to) show it with what follows. */
    void invalidEscape(long offset, byte[] in, int from, int to) {
        invalidEscape.add(offset, 1, in, from, to);
    }

    /** A {@code =} before a bare CR stands here. */
    void badSoftBreak(long offset, byte[] in, int from, int to) {
        badSoftBreak.add(offset, 1, in, from, to);
    }

    /** Nothing follows the soft break that stands here. */
    void endsInSoftBreak(long offset) {
        endsInSoftBreak.note("=").add(offset, 1);
    }

    /** So many blanks stand here before a line end. */
    void trailingSpace(long offset, long blanks) {
        if (trailingSpace.isEmpty()) {
            trailingSpace.note(blanks + " of them");
        }
        trailingSpace.add(offset, blanks);
    }

    /** A byte stands here that should have been encoded. */
    void rawByte(long offset, byte b) {
        rawByte.addByte(offset, b);
    }

    /** A line ends here, and the next one begins behind its line end. */
    void line(long end, long next) {
        long length = end - lineStart;
        if (length > MOST_CHARS && lineLength.isEmpty()) {
            lineLength.note("a line of " + length + " characters").add(lineStart, length);
        }
        lineStart = next;
    }

    void report(DefectSink defects) {
        invalidEscape.report(defects);
        badSoftBreak.report(defects);
        endsInSoftBreak.report(defects);
        trailingSpace.report(defects);
        rawByte.report(defects);
        lineLength.report(defects);
    }
}
