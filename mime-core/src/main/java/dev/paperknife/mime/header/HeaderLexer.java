package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;

/**
 * A cursor over the bytes of one value; methods are named after the grammar of RFC 5322 and RFC 2045.
 *
 * <p>A method that reads something says whether it was there, moves behind it, and leaves its range in {@link #read()}.
 * Positions are indexes into {@link #bytes()}. White space is SP, HTAB and the line break of a fold; a CR without LF and NUL
 * are ordinary bytes. However often a caller goes back, looking for the end of a quoted-string or comment that has
 * none costs one pass.
 */
final class HeaderLexer {
    private final Slice value;
    private final ReadContext context;
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private int readFrom;
    private int readTo;
    private int noClosingQuoteFrom = Integer.MAX_VALUE;
    private final CommentRanges comments = new CommentRanges();
    private boolean saidUnterminated;

    /** A cursor at the first byte of a value in memory. */
    HeaderLexer(Slice value, ReadContext context) {
        this.value = value;
        this.context = context;
        this.bytes = value.array();
        this.start = value.from();
        this.end = value.to();
        this.at = start;
    }

    /** The array that positions are indexes of; not to be written to. */
    byte[] bytes() {
        return bytes;
    }

    /** The position of the next byte. */
    int position() {
        return at;
    }

    /** The position after the last byte. */
    int end() {
        return end;
    }

    /** What the value is read with. */
    ReadContext context() {
        return context;
    }

    /** Goes to a position within the value; comments behind it are forgotten when that is backwards. */
    void moveTo(int position) {
        at = position;
        comments.forgetFrom(position);
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return at >= end;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    int peek() {
        return at < end ? bytes[at] & 0xFF : -1;
    }

    /** Whether the next byte is this one. */
    boolean isAt(int wanted) {
        return at < end && (bytes[at] & 0xFF) == wanted;
    }

    /** Takes the next byte if it is this one. */
    boolean accept(int wanted) {
        if (!isAt(wanted)) {
            return false;
        }
        at++;
        return true;
    }

    /** Folding white space (RFC 5322 3.2.2): blanks and line breaks. */
    boolean fws() {
        int from = at;
        at = skipFws(from);
        return at > from;
    }

    private int skipFws(int from) {
        int i = from;
        while (i < end) {
            int breakLength = lineBreak(bytes, i, end);
            if (breakLength == 0 && !Ascii.isBlank(bytes[i])) {
                return i;
            }
            i += Math.max(breakLength, 1);
        }
        return i;
    }

    /** The length of the line break at an index: 2 for CR LF, 1 for LF alone, else 0. */
    static int lineBreak(byte[] bytes, int i, int end) {
        if (bytes[i] == '\n') {
            return 1;
        }
        return bytes[i] == '\r' && i + 1 < end && bytes[i + 1] == '\n' ? 2 : 0;
    }

    /** Comments and folding white space (RFC 5322 3.2.2), in any number. */
    boolean cfws() {
        int from = at;
        do {
            fws();
        } while (comment());
        return at > from;
    }

    /**
     * A comment (RFC 5322 3.2.2) with those inside it; {@link #read()} is what stands between the outer parentheses. One that
     * never ends takes the rest of the value, and the first such is reported.
     */
    boolean comment() {
        if (!isAt('(')) {
            return false;
        }
        int close = comments.closeOf(bytes, at, end);
        if (close < 0) {
            reportUnterminatedComment(at);
        }
        readFrom = at + 1;
        readTo = close < 0 ? end : close;
        comments.add(readFrom, readTo);
        at = close < 0 ? end : close + 1;
        return true;
    }

    /** Says, once for this value, that the comment from here on never ends, or that a closing parenthesis stands alone. */
    void reportUnterminatedComment(int from) {
        if (!saidUnterminated) {
            saidUnterminated = true;
            report(Defect.Code.UNTERMINATED_COMMENT, from, end);
        }
    }

    /** Skips a byte that has no place in the value; a closing parenthesis that stands alone is reported. */
    void junk() {
        if (isAt(')')) {
            reportUnterminatedComment(at);
        }
        at++;
    }

    /** The closing parenthesis of the comment that opens here, or -1 where it has none; the cursor stays. */
    int closingParenthesis() {
        return comments.closeOf(bytes, at, end);
    }

    /** How many comments were read so far. */
    int commentCount() {
        return comments.count();
    }

    /** The content of one of the comments read so far, escapes and folds in it. */
    Slice commentAt(int index) {
        return slice(comments.from(index), comments.to(index));
    }

    /** An atom without the white space around it (RFC 5322 3.2.3); bytes above 127 belong to it (RFC 6532 3.2). */
    boolean atom() {
        int i = at;
        while (i < end && (Ascii.isAtext(bytes[i]) || bytes[i] < 0)) {
            i++;
        }
        return take(at, i);
    }

    /** Atoms with single dots between them (RFC 5322 3.2.3); a dot that nothing follows is left. */
    boolean dotAtom() {
        int from = at;
        if (!atom()) {
            return false;
        }
        int to = at;
        while (accept('.') && atom()) {
            to = at;
        }
        return take(from, to);
    }

    /** A token (RFC 2045 5.1): printable ASCII but blanks and tspecials. */
    boolean token() {
        int i = at;
        while (i < end && Ascii.isToken(bytes[i])) {
            i++;
        }
        return take(at, i);
    }

    /**
     * A quoted-string (RFC 5322 3.2.4); {@link #read()} is what stands between the quotes, escapes and folds in it. One that
     * never ends takes the rest of the value: then {@link #isQuoteClosed()} is false.
     */
    boolean quotedString() {
        if (!isAt('"')) {
            return false;
        }
        int close = closingQuote();
        readFrom = at + 1;
        readTo = close < 0 ? end : close;
        at = close < 0 ? end : close + 1;
        return true;
    }

    /** Whether the quoted-string read last had its closing quote. */
    boolean isQuoteClosed() {
        return readTo < end && bytes[readTo] == '"';
    }

    /** The closing quote of the quoted-string that opens here, or -1 where it has none; the cursor stays. */
    int closingQuote() {
        if (at >= noClosingQuoteFrom) {
            return -1;
        }
        for (int i = at + 1; i < end; i++) {
            if (bytes[i] == '"') {
                return i;
            }
            if (bytes[i] == '\\') {
                i = escaped(bytes, i, end);
            }
        }
        noClosingQuoteFrom = at;
        return -1;
    }

    /** The index of the byte that the backslash at an index escapes: a fold between them does not count. */
    static int escaped(byte[] bytes, int backslash, int end) {
        int next = backslash + 1;
        return next < end ? next + lineBreak(bytes, next, end) : next;
    }

    /** Everything up to that byte, or to the end; quotes and comments are not looked at. */
    boolean skipTo(int stop) {
        int i = at;
        while (i < end && (bytes[i] & 0xFF) != stop) {
            i++;
        }
        return take(at, i);
    }

    /** Everything up to that byte outside quoted-strings and comments, or to the end. */
    boolean skipToOutside(int stop) {
        return skipToOutside(stop, stop);
    }

    /** Everything up to one of two bytes outside quoted-strings and comments, or to the end. */
    boolean skipToOutside(int stop, int otherStop) {
        int from = at;
        while (at < end && !isAt(stop) && !isAt(otherStop)) {
            if (!quotedString() && !comment()) {
                at++;
            }
        }
        return take(from, at);
    }

    private boolean take(int from, int to) {
        readFrom = from;
        readTo = to;
        at = to;
        return to > from;
    }

    /** Where what was read last begins. */
    int readFrom() {
        return readFrom;
    }

    /** Where what was read last ends. */
    int readTo() {
        return readTo;
    }

    /** What was read last, with its offset in the source. */
    Slice read() {
        return slice(readFrom, readTo);
    }

    /** Whether what was read last spells the text, ASCII case aside. */
    boolean readIs(String text) {
        return Ascii.equalsIgnoreCase(bytes, readFrom, readTo, text);
    }

    /** Bytes [from, to) of the value, with their offset in the source. */
    Slice slice(int from, int to) {
        return value.slice(from - start, to - start);
    }

    /** Reports a departure at bytes [from, to) of the value. */
    void report(Defect.Code code, int from, int to) {
        context.defects().report(code, slice(from, to));
    }

    /** The bytes with quoted pairs (RFC 5322 3.2.1) and line breaks resolved; the slice itself where it has none. */
    static Slice unescaped(Slice raw) {
        return resolved(raw, true);
    }

    /** The bytes without the line breaks of folds (RFC 5322 2.2.3), blanks kept; the slice itself where it has none. */
    static Slice unfolded(Slice raw) {
        return resolved(raw, false);
    }

    private static Slice resolved(Slice raw, boolean pairs) {
        byte[] in = raw.array();
        int end = raw.to();
        int first = firstToResolve(in, raw.from(), end, pairs);
        if (first == end) {
            return raw;
        }
        byte[] out = new byte[end - raw.from()];
        int length = first - raw.from();
        System.arraycopy(in, raw.from(), out, 0, length);
        for (int i = first; i < end; i++) {
            int lineBreak = lineBreak(in, i, end);
            if (lineBreak > 0) {
                i += lineBreak - 1;
            } else if (pairs && in[i] == '\\' && escaped(in, i, end) < end) {
                i = escaped(in, i, end);
                out[length++] = in[i];
            } else {
                out[length++] = in[i];
            }
        }
        return Slice.of(out, 0, length, raw.offset());
    }

    private static int firstToResolve(byte[] in, int from, int end, boolean pairs) {
        // a line break is made of controls, and most texts hold none
        int i = pairs ? from : Ascii.indexOfControl(in, from, end);
        while (i < end && !(pairs && in[i] == '\\') && lineBreak(in, i, end) == 0) {
            i++;
        }
        return i;
    }
}
