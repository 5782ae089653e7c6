package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Arrays;

/**
 * The tokens of one element of an address list (RFC 5322 3.4), as {@link AddressLexer} found them, and the comments
 * between them. Blanks and comments are left out; where they stood shows as a gap.
 */
final class AddressTokens {
    /** Atext, bytes above 127 and controls: what is wrong with those depends on where the atom stands. */
    static final char ATOM = 'a';

    static final char ENCODED_WORD = '=';
    static final char QUOTED = '"';
    /** A quoted-string without its closing quote. */
    static final char UNCLOSED = '\'';

    static final char LITERAL = '[';
    static final char BACKSLASH = '\\';

    static final char END = '$';

    private static final int MARKS = 3;

    final HeaderLexer lexer;
    private final byte[] bytes;
    private int[] marks = new int[16 * MARKS];
    private int count;
    private int start;
    private int firstComment;
    private int nextComment;

    AddressTokens(HeaderLexer lexer) {
        this.lexer = lexer;
        this.bytes = lexer.bytes();
    }

    /** Forgets all tokens: an element begins where the cursor stands. */
    void clear() {
        count = 0;
        start = lexer.position();
        firstComment = lexer.commentCount();
        nextComment = firstComment;
    }

    void add(char kind, int from, int to) {
        if (count * MARKS == marks.length) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        marks[count * MARKS] = kind;
        marks[count * MARKS + 1] = from;
        marks[count * MARKS + 2] = to;
        count++;
    }

    /** How many tokens the element has. */
    int count() {
        return count;
    }

    /** What token i is: one of the kinds here or the byte itself; {@link #END} for one that is not there. */
    char kind(int i) {
        return i >= 0 && i < count ? (char) marks[i * MARKS] : END;
    }

    int from(int i) {
        return marks[i * MARKS + 1];
    }

    int to(int i) {
        return marks[i * MARKS + 2];
    }

    /** Whether something stands between token i and the one before it. */
    boolean isApart(int i) {
        return from(i) > to(i - 1);
    }

    /** What stands between token i and the one before it: blanks and comments, without the line breaks of folds. */
    String gap(int i) {
        return PlainText.utf8(HeaderLexer.unfolded(lexer.slice(to(i - 1), from(i))));
    }

    /** Whether a comment stands between token i and the one before it. */
    boolean isBehindComment(int i) {
        return Ascii.indexOf(bytes, to(i - 1), from(i), (byte) '(') < from(i);
    }

    boolean isWord(int i) {
        char kind = kind(i);
        return kind == ATOM || kind == ENCODED_WORD || kind == QUOTED || kind == UNCLOSED;
    }

    /** The first token of that kind among [from, to), or -1. */
    int indexOf(char kind, int from, int to) {
        for (int i = from; i < to; i++) {
            if (kind(i) == kind) {
                return i;
            }
        }
        return -1;
    }

    /** The last token of that kind among [from, to), or -1. */
    int lastIndexOf(char kind, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (kind(i) == kind) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes from token i to the end of token {@code to - 1}, with what stands between them. */
    Slice slice(int i, int to) {
        return i < to ? lexer.slice(from(i), to(to - 1)) : lexer.slice(place(i), place(i));
    }

    private int place(int i) {
        return i < count ? from(i) : count > 0 ? to(count - 1) : start;
    }

    void report(Defect.Code code, int i, int to) {
        lexer.context().defects().report(code, slice(i, to));
    }

    /** Whether one of several tokens [from, to) is a quoted-string in which an encoded-word may begin. */
    boolean holdsMisplacedWord(int from, int to) {
        for (int i = from; to - from > 1 && i < to; i++) {
            if (kind(i) == QUOTED && EncodedWordScanner.isIn(bytes, from(i), to(i))) {
                return true;
            }
        }
        return false;
    }

    /** The first comment that begins between two positions, or -1; asked for ever later ones within an element. */
    int commentBetween(int from, int to) {
        while (nextComment < lexer.commentCount()
                && lexer.commentAt(nextComment).from() < from) {
            nextComment++;
        }
        boolean isThere = nextComment < lexer.commentCount()
                && lexer.commentAt(nextComment).from() < to;
        return isThere ? nextComment : -1;
    }

    /** Says that comments stand in the element, if they do. */
    void reportComments() {
        if (firstComment < lexer.commentCount()) {
            lexer.context().defects().report(Defect.Code.COMMENT_IN_FIELD, lexer.commentAt(firstComment));
        }
    }
}
