package dev.paperknife.mime.stream;

import java.io.IOException;

/**
 * Finds where a body ends: at a line that is a delimiter of some open multipart, whose line break belongs to it, or with the
 * source. Each byte is looked at once, however many boundaries are open.
 */
final class BodyScanner {
    /** What a range goes on with. */
    enum Found {
        /** More of it, up to {@link #pieceEnd}. */
        PIECE,
        /** The delimiter of the multipart at {@link #level}, or with it the line break before it. */
        DELIMITER,
        /** In a header section, its empty line. */
        EMPTY_LINE,
        /** Nothing: the source ends. */
        SOURCE_END
    }

    private static final int EMPTY = -3;

    private final LineWindow window;
    private final Boundaries boundaries;
    private boolean isHeader;
    private int pieceEnd;
    private int level;
    private long visited;

    BodyScanner(LineWindow window, Boundaries boundaries) {
        this.window = window;
        this.boundaries = boundaries;
    }

    int pieceEnd() {
        return pieceEnd;
    }

    int level() {
        return level;
    }

    long visited() {
        return visited;
    }

    /** What stands at the window's position, in a body. */
    Found nextInBody(boolean isAtLineStart) throws IOException {
        isHeader = false;
        if (!boundaries.isEmpty()) {
            return next(isAtLineStart);
        }
        if (window.position() == window.limit()) {
            window.more();
        }
        level = Boundaries.NONE;
        pieceEnd = window.limit();
        return pieceEnd > window.position() ? Found.PIECE : Found.SOURCE_END;
    }

    /** What stands at the window's position, in what a limit left of a header section. */
    Found nextInHeader(boolean isAtLineStart) throws IOException {
        isHeader = true;
        return next(isAtLineStart);
    }

    /** Whether the piece that was found ends before the beginning of a line. */
    boolean isAtLineStart() {
        return isHeader && level != Boundaries.NONE;
    }

    private Found next(boolean isAtLineStart) throws IOException {
        while (true) {
            int position = window.position();
            int line = findEnd(isAtLineStart);
            pieceEnd = isHeader && level != Boundaries.NONE ? line : beforeBreak(line);
            if (pieceEnd > position) {
                return Found.PIECE;
            }
            if (level >= 0) {
                return Found.DELIMITER;
            }
            if (level == EMPTY) {
                return Found.EMPTY_LINE;
            }
            if (level == Boundaries.NONE && window.isComplete()) {
                return Found.SOURCE_END;
            }
            window.more();
        }
    }

    /** The line at which the range ends or may end, or the end of the window; {@link #level} says which. */
    private int findEnd(boolean isAtLineStart) {
        byte[] bytes = window.bytes();
        int position = window.position();
        int limit = window.limit();
        level = Boundaries.NONE;
        int line = isAtLineStart ? position : nextLine(bytes, position, limit);
        while (line >= 0 && line < limit && level == Boundaries.NONE) {
            level = ending(bytes, line, limit);
            if (level == Boundaries.NONE) {
                line = nextLine(bytes, line, limit);
            }
        }
        if (line == limit && !window.isComplete()) {
            level = Boundaries.UNDECIDED;
        }
        visited += (line < 0 ? limit : line) - position;
        return line < 0 ? limit : line;
    }

    /** The next line that may end the range: in a body only a delimiter does. */
    private int nextLine(byte[] bytes, int from, int limit) {
        return isHeader ? Lines.next(bytes, from, limit) : Lines.nextHyphen(bytes, from, limit);
    }

    private int ending(byte[] bytes, int line, int limit) {
        if (isHeader && Lines.afterLineEnd(bytes, line, limit) > line) {
            return EMPTY;
        }
        if (isHeader && bytes[line] == '\r' && line + 1 == limit && !window.isComplete()) {
            return Boundaries.UNDECIDED;
        }
        return boundaries.match(bytes, line, limit, window.isComplete());
    }

    /** Before the line break in front of that line; in the middle of a line, before a CR that may begin one. */
    private int beforeBreak(int line) {
        if (level != Boundaries.NONE) {
            return Lines.beforeLineEnd(window.bytes(), window.position(), line);
        }
        boolean mayBegin = !window.isComplete() && line > window.position() && window.bytes()[line - 1] == '\r';
        return mayBegin ? line - 1 : line;
    }
}
