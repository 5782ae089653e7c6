package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Lines and columns of offsets in a source: all of them in one pass over it, in constant memory beside them. */
final class Positions {
    /** Where every source begins. */
    static final Position FIRST = new Position(1, 1);

    private static final int BUFFER_BYTES = 1 << 14;

    private final long[] offsets;
    private final Map<Long, Position> found = new HashMap<>();
    private int next;
    private long line = 1;
    private long lineStart;

    /** A place in a source, counted from 1; the column in bytes. */
    record Position(long line, long column) {}

    private Positions(long[] offsets) {
        this.offsets = offsets;
    }

    /** Where those offsets stand; they are within the source or at its end. */
    static Map<Long, Position> of(Slice source, long[] offsets) throws IOException {
        long[] sorted = offsets.clone();
        Arrays.sort(sorted);
        Positions positions = new Positions(sorted);
        if (sorted.length > 0 && sorted[sorted.length - 1] > 0) {
            positions.scan(source);
        }
        positions.settle(Long.MAX_VALUE);
        return positions.found;
    }

    private void scan(Slice source) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = source.stream()) {
            long offset = 0;
            for (int count = in.read(buffer); count >= 0 && next < offsets.length; count = in.read(buffer)) {
                int lineEnd = lineFeed(buffer, 0, count);
                while (lineEnd < count) {
                    settle(offset + lineEnd);
                    line++;
                    lineStart = offset + lineEnd + 1;
                    lineEnd = lineFeed(buffer, lineEnd + 1, count);
                }
                offset += count;
            }
        }
    }

    private static int lineFeed(byte[] bytes, int from, int to) {
        return Ascii.indexOf(bytes, from, to, (byte) '\n');
    }

    /** Notes the offsets that stand on the line that ends there. */
    private void settle(long lineEnd) {
        while (next < offsets.length && offsets[next] <= lineEnd) {
            long offset = offsets[next++];
            found.put(offset, new Position(line, offset - lineStart + 1));
        }
    }
}
