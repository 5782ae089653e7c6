package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of a source and what stands in their place. Offsets are those of the source the slice is from. Ranges do not
 * overlap; of insertions at one place the first asked for comes first.
 */
final class Patch {
    private static final Comparator<Range> ORDER =
            Comparator.comparingLong(Range::from).thenComparingLong(Range::to);

    private final Slice source;
    private final List<Range> ranges = new ArrayList<>();
    private Optional<LineEnd> lineEnd = Optional.empty();

    /**
     * Bytes [from, to) of the source and what replaces them.
     *
     * @param isExact whether these keep their line ends where all others are converted
     */
    private record Range(long from, long to, Slice bytes, boolean isExact) {}

    Patch(Slice source) {
        this.source = source;
    }

    boolean isEmpty() {
        return ranges.isEmpty() && lineEnd.isEmpty();
    }

    void replace(long from, long to, byte[] bytes) {
        ranges.add(new Range(from, to, Slice.of(bytes), false));
    }

    void replace(Slice range, byte[] bytes) {
        replace(range.offset(), range.end(), bytes);
    }

    /** Replaces a range by bytes that keep their line ends. */
    void replaceExactly(Slice range, byte[] bytes) {
        ranges.add(new Range(range.offset(), range.end(), Slice.of(bytes), true));
    }

    /** How many ranges there are by now. */
    int size() {
        return ranges.size();
    }

    /** Whether one of the ranges from that one on begins there or before. */
    boolean hasChangeUpTo(long at, int firstRange) {
        return ranges.subList(firstRange, ranges.size()).stream().anyMatch(range -> range.from <= at);
    }

    /** Inserts bytes before those that the ranges from that one on put at the same place. */
    void insertBefore(int firstRange, long at, byte[] bytes) {
        ranges.add(firstRange, new Range(at, at, Slice.of(bytes), false));
    }

    void insert(long at, byte[] bytes) {
        replace(at, at, bytes);
    }

    void remove(long from, long to) {
        replace(from, to, new byte[0]);
    }

    /** Converts all line ends but those of ranges that are kept exactly. */
    void convert(LineEnd to) {
        lineEnd = Optional.of(to);
    }

    /** Keeps a range, line ends and all, where nothing else is asked for it. */
    void keep(Slice range) {
        ranges.add(new Range(range.offset(), range.end(), range, true));
    }

    /**
     * Whether what follows there is a delimiter without a line break of its own: that before it ends the header section of an
     * empty part. What takes the part's place has to bring one.
     */
    boolean lacksBreakAt(long at) {
        if (at >= source.end()) {
            return false;
        }
        byte next = source.slice(at - source.offset(), at - source.offset() + 1).bytes()[0];
        return next != '\r' && next != '\n';
    }

    /** The number of bytes that {@link #writeTo} writes, line ends as they are. */
    long length() {
        long length = source.length();
        for (Range range : ranges) {
            length += range.bytes.length() - (range.to - range.from);
        }
        return length;
    }

    /** Writes the source with its ranges replaced; the bytes between them are copied as they are. */
    void writeTo(OutputStream out) throws IOException {
        if (lineEnd.isPresent()) {
            try (LineEndStream converted = new LineEndStream(out, lineEnd.get())) {
                write(converted, out);
            }
        } else {
            write(out, out);
        }
    }

    private void write(OutputStream out, OutputStream exact) throws IOException {
        ranges.sort(ORDER);
        long position = source.offset();
        for (Range range : ranges) {
            copy(position, range.from, out);
            if (range.isExact && out != exact) {
                out.flush();
                range.bytes.writeTo(exact);
            } else {
                range.bytes.writeTo(out);
            }
            position = range.to;
        }
        copy(position, source.end(), out);
    }

    private void copy(long from, long to, OutputStream out) throws IOException {
        if (from < to) {
            source.slice(from - source.offset(), to - source.offset()).writeTo(out);
        }
    }
}
