package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/**
 * How the lines of a base64 body are cut. They do not matter for decoding, but they tell of encoders that did not follow
 * the rules: lines too long or uneven, and lines that were complete each by itself while the whole is not.
 */
final class Base64Lines {
    private static final int MOST_CHARS = 76;

    private final Tally lineLength = new Tally(Defect.Code.ENCODED_LINE_LENGTH);
    private final Tally misaligned = new Tally(Defect.Code.BASE64_LINE_MISALIGNED);
    private long firstChars;
    private boolean isOdd;
    private boolean isCutOpen;
    private boolean isEachComplete = true;
    private long previousStart;
    private long previousChars;

    /** The characters of the first line that had any, 0 before its end. */
    long firstChars() {
        return firstChars;
    }

    /** Whether another line like the first would be nothing new. */
    boolean isEven() {
        return !isOdd;
    }

    /**
     * A line that had characters is over.
     *
     * @param start where it stands in the source
     * @param chars its characters of the alphabet and of padding
     * @param pads those of padding
     * @param last the value of its last sextet
     * @param isOpen whether a quantum goes on in the next line
     */
    void end(long start, long chars, long pads, int last, boolean isOpen) {
        if (isOdd) {
            tooLong(previousStart, previousChars);
        }
        if (isCutOpen) {
            misaligned.add(previousStart, previousChars);
        }
        if (firstChars == 0) {
            firstChars = chars;
        }
        if (chars > MOST_CHARS || chars > firstChars) {
            tooLong(start, chars);
        }
        isOdd = chars < firstChars || (chars & 3) != 0;
        isCutOpen = isOpen;
        isEachComplete &= isComplete(chars - pads, last);
        previousStart = start;
        previousChars = chars;
    }

    private void tooLong(long start, long chars) {
        if (lineLength.isEmpty()) {
            lineLength.note("a line of " + chars + " characters").add(start, chars);
        }
    }

    /** Whole quanta, or what an unpadded last one looks like, or one letter too many: decoders that go by lines drop it. */
    private static boolean isComplete(long sextets, int last) {
        return switch ((int) (sextets & 3)) {
            case 2 -> (last & 0xF) == 0;
            case 3 -> (last & 3) == 0;
            default -> true;
        };
    }

    void report(boolean isWholeComplete, DefectSink defects) {
        lineLength.report(defects);
        if (isEachComplete && !isWholeComplete) {
            misaligned.report(defects);
        }
    }
}
