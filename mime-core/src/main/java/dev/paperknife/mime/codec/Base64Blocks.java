package dev.paperknife.mime.codec;

import java.util.Base64;

/**
 * Clean base64 in bulk: lines of one length are copied together into a buffer that stays in the cache and go through the
 * JDK's basic decoder at once, whose block decoding is a machine intrinsic. That is several times faster than any loop of
 * ours; whatever is unusual goes back to the loop that knows the rules.
 */
final class Base64Blocks {
    /** The characters of a block within a long line, and the most that one of whole lines has. */
    static final int BYTES = 8192;

    private final int lineChars;
    private final boolean isWithinLine;
    private final byte[] packed;
    private final byte[] decoded;
    private int end;

    private Base64Blocks(int lineChars, int lines, boolean isWithinLine) {
        this.lineChars = lineChars;
        this.isWithinLine = isWithinLine;
        this.packed = new byte[lines * lineChars];
        this.decoded = new byte[packed.length / 4 * 3];
    }

    /** Blocks of whole lines of so many characters, a multiple of 4. */
    static Base64Blocks ofLines(int lineChars) {
        return ofLines(lineChars, BYTES / lineChars);
    }

    /** The same with so many lines. */
    static Base64Blocks ofLines(int lineChars, int lines) {
        return new Base64Blocks(lineChars, lines, false);
    }

    /** Blocks within a line that seems to have no end. */
    static Base64Blocks ofLongLine() {
        return new Base64Blocks(BYTES, 1, true);
    }

    /** The most bytes that a block of such lines spans, line ends included. */
    static int span(int lineChars) {
        return BYTES / lineChars * (lineChars + 2);
    }

    /** Where the block ends that was filled last, or where its lines stopped being alike. */
    int end() {
        return end;
    }

    /** Copies the next block together, without a look at its characters; false where the lines are not alike. */
    boolean fill(byte[] in, int from) {
        int next = from;
        for (int filled = 0; filled < packed.length; filled += lineChars) {
            System.arraycopy(in, next, packed, filled, lineChars);
            next += lineChars;
            if (!isWithinLine) {
                next += in[next] == '\r' ? 1 : 0;
                if (in[next] != '\n') {
                    end = next;
                    return false;
                }
                next++;
            }
        }
        end = next;
        return true;
    }

    /** Decodes the block to {@code out} and returns its bytes; 0 where it holds anything but the alphabet. */
    int decode(byte[] out, int at) {
        try {
            int count = Base64.getDecoder().decode(packed, decoded);
            if (count < decoded.length) {
                return 0;
            }
        } catch (IllegalArgumentException e) {
            // The only way in which the JDK says so. The caller sees to it that a body pays for this a few times at
            // most.
            return 0;
        }
        System.arraycopy(decoded, 0, out, at, decoded.length);
        return decoded.length;
    }

    /** The last character of the block. */
    byte last() {
        return packed[packed.length - 1];
    }
}
