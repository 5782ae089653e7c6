package dev.paperknife.mime.stream;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boundaries of all open multiparts, outermost first. A line is tried against each of them, the innermost first, and
 * must be the delimiter as a whole: two hyphens, the boundary, two more hyphens if it closes, blanks (RFC 2046 5.1.1).
 */
final class Boundaries {
    /** The line is no delimiter. */
    static final int NONE = -1;
    /** More bytes must be seen to tell. */
    static final int UNDECIDED = -2;

    private static final byte[] NOTHING = {};

    private final int mostLineBytes;
    private byte[][] open = new byte[8][];
    private int size;
    private int lineEnd;
    private int next;
    private boolean isClose;
    private boolean isPadded;

    /** No boundaries yet; a delimiter line that is longer than so many bytes is none. */
    Boundaries(int mostLineBytes) {
        this.mostLineBytes = mostLineBytes;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(byte[] boundary) {
        if (size == open.length) {
            open = Arrays.copyOf(open, size * 2);
        }
        open[size++] = boundary;
    }

    /** Forgets the innermost boundaries, down to that many. */
    void truncate(int size) {
        this.size = size;
    }

    /** Where the content of the line that matched last ends: before its line end. */
    int lineEnd() {
        return lineEnd;
    }

    /** Where the line after the one that matched last begins. */
    int next() {
        return next;
    }

    /** Whether the line that matched last is a close delimiter. */
    boolean isClose() {
        return isClose;
    }

    /** Whether blanks followed the delimiter that matched last. */
    boolean isPadded() {
        return isPadded;
    }

    /**
     * The boundary that a type gives: without trailing blanks, empty where it gives none or one that passes the limit.
     */
    static byte[] of(ContentType type, Limits limits) {
        Slice declared = type.boundaryBytes().orElse(Slice.empty());
        int end = declared.to();
        while (end > declared.from() && Ascii.isBlank(declared.array()[end - 1])) {
            end--;
        }
        boolean isTooLong = end - declared.from() > limits.boundaryBytes();
        return isTooLong ? NOTHING : Arrays.copyOfRange(declared.array(), declared.from(), end);
    }

    /** How a boundary and the open ones can be taken for each other (RFC 2046 5.1.2), outermost first. */
    List<Defect.Code> clashes(byte[] boundary) {
        List<Defect.Code> clashes = new ArrayList<>(0);
        for (int level = 0; level < size; level++) {
            Defect.Code clash = clash(open[level], boundary);
            if (clash != null) {
                clashes.add(clash);
            }
        }
        return clashes;
    }

    private static Defect.@Nullable Code clash(byte[] a, byte[] b) {
        byte[] longer = a.length > b.length ? a : b;
        byte[] shorter = longer == a ? b : a;
        int common = Arrays.mismatch(longer, shorter);
        if (common < 0) {
            return Defect.Code.BOUNDARY_REUSED;
        }
        if (common < shorter.length) {
            return null;
        }
        boolean isClose = longer.length == common + 2 && longer[common] == '-' && longer[common + 1] == '-';
        return isClose ? Defect.Code.BOUNDARY_COLLISION : Defect.Code.BOUNDARY_PREFIX;
    }

    /**
     * The level of the boundary whose delimiter is the line at {@code start}, {@link #NONE} or {@link #UNDECIDED}.
     *
     * @param limit the index after the last byte at hand
     * @param isComplete whether nothing follows the limit
     */
    int match(byte[] bytes, int start, int limit, boolean isComplete) {
        return match(size, bytes, start, limit, isComplete);
    }

    /** The same for the boundaries outside that level alone. */
    int match(int levels, byte[] bytes, int start, int limit, boolean isComplete) {
        int hyphens = hyphens(bytes, start, limit);
        if (hyphens < 2) {
            return start + hyphens == limit && !isComplete && levels > 0 ? UNDECIDED : NONE;
        }
        for (int level = levels - 1; level >= 0; level--) {
            int matched = match(open[level], bytes, start, limit, isComplete);
            if (matched != NONE) {
                return matched == UNDECIDED ? UNDECIDED : level;
            }
        }
        return NONE;
    }

    /** The same for one boundary that is not open yet: 0, {@link #NONE} or {@link #UNDECIDED}; empty matches nothing. */
    int matchOne(byte[] boundary, byte[] bytes, int start, int limit, boolean isComplete) {
        if (boundary.length == 0) {
            return NONE;
        }
        int hyphens = hyphens(bytes, start, limit);
        if (hyphens < 2) {
            return start + hyphens == limit && !isComplete ? UNDECIDED : NONE;
        }
        return match(boundary, bytes, start, limit, isComplete);
    }

    private static int hyphens(byte[] bytes, int start, int limit) {
        int hyphens = 0;
        while (hyphens < 2 && start + hyphens < limit && bytes[start + hyphens] == '-') {
            hyphens++;
        }
        return hyphens;
    }

    private int match(byte[] boundary, byte[] bytes, int start, int limit, boolean isComplete) {
        int from = start + 2;
        int known = Math.min(boundary.length, limit - from);
        // one byte tells most lines apart, which costs less than to begin a comparison
        if ((known > 0 && bytes[from] != boundary[0])
                || !Arrays.equals(bytes, from, from + known, boundary, 0, known)) {
            return NONE;
        }
        if (known < boundary.length) {
            return isComplete ? NONE : UNDECIDED;
        }
        return matchRest(bytes, start, from + known, limit, isComplete);
    }

    private int matchRest(byte[] bytes, int start, int afterBoundary, int limit, boolean isComplete) {
        int i = afterBoundary;
        while (i < limit && i < afterBoundary + 2 && bytes[i] == '-') {
            i++;
        }
        if (i == afterBoundary + 1) {
            return i == limit && !isComplete ? UNDECIDED : NONE;
        }
        isClose = i > afterBoundary;
        int content = i;
        while (i < limit && Ascii.isBlank(bytes[i]) && i - start < mostLineBytes) {
            i++;
        }
        isPadded = i > content;
        return endLine(bytes, i, limit, isComplete);
    }

    private int endLine(byte[] bytes, int end, int limit, boolean isComplete) {
        lineEnd = end;
        if (end == limit) {
            next = end;
            return isComplete ? 0 : UNDECIDED;
        }
        if (bytes[end] == '\n') {
            next = end + 1;
            return 0;
        }
        if (bytes[end] == '\r' && end + 1 == limit && !isComplete) {
            return UNDECIDED;
        }
        next = end + 2;
        return bytes[end] == '\r' && end + 1 < limit && bytes[end + 1] == '\n' ? 0 : NONE;
    }
}
