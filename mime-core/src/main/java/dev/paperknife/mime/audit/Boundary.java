package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.Arrays;

/** The boundary of a multipart, and what a line makes of it (RFC 2046 5.1.1). */
final class Boundary {
    /** What a line is to a boundary. */
    enum Match {
        /** It does not begin with the delimiter. */
        NONE,
        /** The delimiter, blanks after it or not. */
        DELIMITER,
        /** The close delimiter. */
        CLOSE,
        /** The delimiter or close delimiter with a bare CR after it, blanks before that or not. */
        ENDED_BY_CR,
        /** The delimiter with something else after it. */
        LOOKALIKE
    }

    private static final int MOST_USUAL_BYTES = 70;
    private static final String SPECIALS = "'()+_,-./:=? ";

    private final byte[] bytes;

    private Boundary(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The one that a type declares, trailing blanks aside; empty for none. */
    static Boundary of(ContentType type) {
        Slice declared = type.boundaryBytes().orElse(Slice.empty());
        return new Boundary(Arrays.copyOfRange(declared.array(), declared.from(), end(declared)));
    }

    static Boundary of(byte[] bytes) {
        return new Boundary(bytes);
    }

    private static int end(Slice declared) {
        int end = declared.to();
        while (end > declared.from() && Ascii.isBlank(declared.array()[end - 1])) {
            end--;
        }
        return end;
    }

    /** Whether a declared boundary ends in a blank, and does not consist of them. */
    static boolean isPadded(Slice declared) {
        int end = end(declared);
        return end < declared.to();
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    boolean isSame(Boundary other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /**
     * Whether a line of its own begins with the other's close delimiter, or with its delimiter and a blank, and goes on. Not where it is
     * the other with two hyphens more: then a line is both ({@code boundary-collision}).
     */
    boolean looksLikeEndOf(Boundary outer) {
        byte[] close = Arrays.copyOf(bytes, bytes.length + 2);
        Arrays.fill(close, bytes.length, close.length, (byte) '-');
        int after = outer.bytes.length;
        if (after > bytes.length || !Arrays.equals(close, 0, after, outer.bytes, 0, after)) {
            return false;
        }
        boolean isClose = close[after] == '-' && close[after + 1] == '-';
        boolean isBoth = isClose && (bytes.length == after || bytes.length == after + 2);
        return Ascii.isBlank(close[after]) || (isClose && !isBoth);
    }

    /** Whether it is longer than 70 bytes or holds one that is not {@code bchars}. */
    boolean isUnusual() {
        boolean isUnusual = bytes.length > MOST_USUAL_BYTES;
        for (byte b : bytes) {
            byte lower = Ascii.lower(b);
            boolean isLetter = lower >= 'a' && lower <= 'z';
            isUnusual |= !isLetter && !Ascii.isDigit(b) && (b <= 0 || SPECIALS.indexOf(b) < 0);
        }
        return isUnusual;
    }

    /** What bytes [from, to) of a line, without its line end, are. */
    Match match(byte[] line, int from, int to) {
        int after = from + 2 + bytes.length;
        boolean isLong = after <= to && line[from] == '-' && line[from + 1] == '-';
        if (!isLong || !Arrays.equals(line, from + 2, after, bytes, 0, bytes.length)) {
            return Match.NONE;
        }
        boolean isClose = after + 1 < to && line[after] == '-' && line[after + 1] == '-';
        int end = isClose ? after + 2 : after;
        while (end < to && Ascii.isBlank(line[end])) {
            end++;
        }
        if (end < to && line[end] == '\r') {
            return Match.ENDED_BY_CR;
        }
        return end < to ? Match.LOOKALIKE : isClose ? Match.CLOSE : Match.DELIMITER;
    }
}
