package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Header sections and bodies as readers have them that make something of a CR without LF (RFC 5322 2.3). */
final class BareCrs {
    private final ByteArrayOutputStream out;

    /** Where they are in what is written, in ascending order. */
    private int[] changes = new int[16];

    private int changeCount;
    private final int step;

    /** Each change adds, or leaves out, one byte. */
    private BareCrs(Slice original, int step) {
        this.out = new ByteArrayOutputStream((int) original.length());
        this.step = step;
    }

    /** Each ends a line: LF stands behind it. */
    static BareCrs ended(Slice bytes) {
        BareCrs ended = new BareCrs(bytes, 1);
        for (int i = bytes.from(); i < bytes.to(); i++) {
            ended.out.write(bytes.array()[i]);
            if (isBare(bytes, i)) {
                ended.note();
                ended.out.write('\n');
            }
        }
        return ended;
    }

    /** Those next to a line end, as in CR CR LF and LF CR, are not there. */
    static BareCrs dropped(Slice bytes) {
        BareCrs dropped = new BareCrs(bytes, -1);
        for (int i = bytes.from(); i < bytes.to(); i++) {
            boolean isAfterEnd = i == bytes.from() || bytes.array()[i - 1] == '\n';
            boolean isBeforeEnd = isAt(bytes, i + 1, '\r') && isAt(bytes, i + 2, '\n');
            if (isBare(bytes, i) && (isAfterEnd || isBeforeEnd)) {
                dropped.note();
            } else {
                dropped.out.write(bytes.array()[i]);
            }
        }
        return dropped;
    }

    private static boolean isBare(Slice bytes, int i) {
        return bytes.array()[i] == '\r' && !isAt(bytes, i + 1, '\n');
    }

    private static boolean isAt(Slice bytes, int i, char wanted) {
        return i < bytes.to() && bytes.array()[i] == wanted;
    }

    private void note() {
        if (changeCount == changes.length) {
            changes = Arrays.copyOf(changes, 2 * changeCount);
        }
        changes[changeCount++] = out.size();
    }

    boolean isChanged() {
        return changeCount > 0;
    }

    /** The bytes as those readers see their lines. */
    Slice lines() {
        return Slice.of(out.toByteArray());
    }

    /**
     * What stands in a range of {@link #lines} and what follows them: what ends a line is one thing, what a part holds another.
     *
     * @param source begins with the bytes as they stand
     */
    Slice content(Slice source, long from, long to) {
        return from == to ? Slice.empty() : source.slice(original(from, from), original(to, step > 0 ? to : to + 1));
    }

    private long original(long index, long beforeChange) {
        return index - (long) step * changesBefore(beforeChange);
    }

    private int changesBefore(long index) {
        int from = 0;
        int to = changeCount;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (changes[middle] < index) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
