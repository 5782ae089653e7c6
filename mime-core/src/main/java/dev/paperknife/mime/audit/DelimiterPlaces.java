package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/**
 * Goes from one place to the next where two hyphens and a boundary stand, at the start of a line, behind blanks there, or behind
 * a CR: what stands elsewhere is not compared, so that each byte is looked at a few times at most. Indexes are those of the
 * body's array.
 */
final class DelimiterPlaces {
    private final byte[] delimiter;
    private final Slice body;
    private final byte[] bytes;
    private int at;
    private int from;
    private int afterBoundary;
    private int textEnd;
    private boolean isClose;

    DelimiterPlaces(String boundary, Slice body) {
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.body = body;
        this.bytes = body.array();
        this.from = body.from();
    }

    boolean next() {
        while (true) {
            at = Ascii.indexOf(bytes, from, body.to(), (byte) '-');
            if (body.to() - at < delimiter.length) {
                return false;
            }
            if (mayBegin() && isHere()) {
                readRest();
                from = at + 1;
                return true;
            }
            from = at + 1;
        }
    }

    private boolean mayBegin() {
        return isAtLineStart() || isAfterBareCr() || isIndented();
    }

    private boolean isHere() {
        int i = 1;
        while (i < delimiter.length && bytes[at + i] == delimiter[i]) {
            i++;
        }
        return i == delimiter.length;
    }

    private void readRest() {
        afterBoundary = at + delimiter.length;
        int i = afterBoundary;
        isClose = i + 1 < body.to() && bytes[i] == '-' && bytes[i + 1] == '-';
        i = isClose ? i + 2 : i;
        while (i < body.to() && Ascii.isBlank(bytes[i])) {
            i++;
        }
        textEnd = i;
    }

    long offset(int index) {
        return body.offset() + (index - body.from());
    }

    int at() {
        return at;
    }

    boolean isClose() {
        return isClose;
    }

    boolean isAtLineStart() {
        return at == body.from() || bytes[at - 1] == '\n';
    }

    /** Whether nothing but blanks stands before it on its line. */
    boolean isIndented() {
        return lineStart() < at;
    }

    /** Where the blanks before it begin, if they begin its line; else its own index. */
    int lineStart() {
        int i = at;
        while (i > body.from() && Ascii.isBlank(bytes[i - 1])) {
            i--;
        }
        return i == body.from() || bytes[i - 1] == '\n' ? i : at;
    }

    boolean isAfterBareCr() {
        return at > body.from() && bytes[at - 1] == '\r';
    }

    boolean isBeforeBlank() {
        return afterBoundary < body.to() && Ascii.isBlank(bytes[afterBoundary]);
    }

    boolean isBeforeBareCr() {
        return isCr(textEnd) && !isAtLineEnd();
    }

    private boolean isCr(int index) {
        return index < body.to() && bytes[index] == '\r';
    }

    boolean isAtLineEnd() {
        int lineFeed = textEnd + (isCr(textEnd) ? 1 : 0); // looked for here only: the next one may be far
        return textEnd == body.to() || (lineFeed < body.to() && bytes[lineFeed] == '\n');
    }

    /** Whether it is a delimiter as the rules have it. */
    boolean isWhole() {
        return isAtLineStart() && isAtLineEnd();
    }

    /** Whether a bare CR before or behind it touches a line end. */
    boolean hasStrayCr() {
        boolean isAfter = isAfterBareCr() && (at - 1 == body.from() || bytes[at - 2] == '\n');
        boolean isBefore = isCr(textEnd) && isCr(textEnd + 1) && textEnd + 2 < body.to() && bytes[textEnd + 2] == '\n';
        return isAfter || isBefore;
    }

    int lineEnd() {
        return BodyLines.contentEnd(bytes, at, body.to());
    }

    String line() {
        return BodyLines.text(bytes, at, body.to());
    }
}
