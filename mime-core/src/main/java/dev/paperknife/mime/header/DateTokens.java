package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;

/**
 * A date's words, numbers and single other bytes, comments and blanks left out. Nothing that is read as a date has more
 * than a few, so a text with many is no date; that is known after a bounded number of them.
 */
final class DateTokens {
    static final char NUMBER = '0';
    static final char WORD = 'a';
    static final char END = '$';

    private static final int MOST = 24;
    private static final int MOST_DIGITS = 8;

    final byte[] bytes;
    private final Slice text;
    private final char[] kinds = new char[MOST];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private boolean isTooMany;

    DateTokens(Slice text, DefectSink defects) {
        this.text = text;
        this.bytes = text.array();
        int at = text.from();
        while (at < text.to() && !isTooMany) {
            byte b = bytes[at];
            if (Ascii.isFold(b)) {
                at++;
            } else if (b == '(') {
                at = comment(at, defects);
            } else if (b == ')') {
                defects.report(Defect.Code.UNTERMINATED_COMMENT, slice(at, at + 1));
                at++;
            } else {
                at = token(at);
            }
        }
    }

    private int comment(int start, DefectSink defects) {
        int depth = 0;
        for (int at = start; at < text.to(); at++) {
            byte b = bytes[at];
            if (b == '\\') {
                at++;
            } else if (b == '(') {
                depth++;
            } else if (b == ')' && --depth == 0) {
                return at + 1;
            }
        }
        defects.report(Defect.Code.UNTERMINATED_COMMENT, slice(start, text.to()));
        return text.to();
    }

    private int token(int start) {
        char kind = kind(bytes[start]);
        int at = start + 1;
        while (at < text.to() && (kind == NUMBER || kind == WORD) && kind(bytes[at]) == kind) {
            at++;
        }
        if (count == MOST) {
            isTooMany = true;
            return at;
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = at;
        return at;
    }

    private static char kind(byte b) {
        if (Ascii.isDigit(b)) {
            return NUMBER;
        }
        byte lower = Ascii.lower(b);
        if (lower >= 'a' && lower <= 'z') {
            return WORD;
        }
        return b > ' ' && b < 0x7F ? (char) b : '?';
    }

    private Slice slice(int from, int to) {
        return text.slice(from - text.from(), to - text.from());
    }

    /** Whether there are more than any date has; those that follow were not looked at. */
    boolean isTooMany() {
        return isTooMany;
    }

    int count() {
        return count;
    }

    /** What token i is: {@link #NUMBER}, {@link #WORD}, the byte itself, or {@link #END} beyond the last. */
    char kind(int i) {
        return i >= 0 && i < count ? kinds[i] : END;
    }

    int from(int i) {
        return starts[i];
    }

    int to(int i) {
        return ends[i];
    }

    /** How many bytes token i has; 0 beyond the last. */
    int length(int i) {
        return i < count ? ends[i] - starts[i] : 0;
    }

    /** Whether the token is that word, in whatever case. */
    boolean isWord(int i, String word) {
        return kind(i) == WORD && Ascii.equalsIgnoreCase(bytes, from(i), to(i), word);
    }

    /** Whether something stands between token i and the one before. */
    boolean isApart(int i) {
        return i == 0 || i >= count || starts[i] > ends[i - 1];
    }

    /** The value of number i, or one too large for anything in a date. */
    int number(int i) {
        int number = 0;
        for (int at = starts[i]; at < ends[i]; at++) {
            number = number * 10 + bytes[at] - '0';
            if (at - starts[i] >= MOST_DIGITS) {
                return Integer.MAX_VALUE;
            }
        }
        return number;
    }

    /** Whether token i is a number of one or two digits. */
    boolean isShort(int i) {
        return kind(i) == NUMBER && length(i) <= 2;
    }

    /** The bytes of token i to token {@code last}. */
    Slice range(int i, int last) {
        return slice(starts[i], ends[last]);
    }
}
