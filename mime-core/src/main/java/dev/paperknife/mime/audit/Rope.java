package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Bytes put together from ranges of a source and from others that stand in for some of them. Nothing is copied: what was
 * not touched stays a range of the source.
 */
final class Rope {
    private final Slice source;
    private final List<Slice> pieces;
    private final long[] starts;
    private final long length;

    private Rope(Slice source, List<Slice> pieces) {
        this.source = source;
        this.pieces = pieces;
        this.starts = new long[pieces.size()];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += pieces.get(i).length();
        }
        this.length = at;
    }

    /** Those bytes in memory one after the other. */
    static Rope of(Slice... pieces) {
        return new Rope(
                Slice.empty(),
                Arrays.stream(pieces).filter(piece -> !piece.isEmpty()).toList());
    }

    /** A source with some of its ranges replaced, given in ascending order. */
    static final class Edit {
        private static final int MOST_PIECES = 40_000;

        private final Slice source;
        private final List<Slice> pieces = new ArrayList<>();
        private long taken;

        /** No change yet; offsets are those of the source's own source. */
        Edit(Slice source) {
            this.source = source;
            this.taken = source.offset();
        }

        /** Beyond as many changes as there may be parts, or before the last one, it is left as it is. */
        Edit replace(long from, long to, Slice with) {
            if (pieces.size() < MOST_PIECES && from >= taken && to <= source.end() && from <= to) {
                add(from);
                taken = to;
                if (!with.isEmpty()) {
                    pieces.add(with);
                }
            }
            return this;
        }

        /** The same with bytes that are characters of ISO 8859-1. */
        Edit replace(long from, long to, String with) {
            return replace(from, to, Slice.of(with.getBytes(StandardCharsets.ISO_8859_1)));
        }

        Edit remove(long from, long to) {
            return replace(from, to, Slice.empty());
        }

        Edit insert(long at, String text) {
            return replace(at, at, text);
        }

        private void add(long to) {
            if (to > taken) {
                pieces.add(source.slice(taken - source.offset(), to - source.offset()));
            }
        }

        /** Whether anything was replaced so far. */
        boolean isChanged() {
            return !pieces.isEmpty() || taken > source.offset();
        }

        Rope rope() {
            add(source.end());
            taken = source.end();
            return new Rope(source, List.copyOf(pieces));
        }
    }

    long length() {
        return length;
    }

    /** The same without the line end that it may end in. */
    Rope withoutLastLineBreak() {
        byte[] end = slice(Math.max(0, length - 2), length).bytes();
        boolean isLineBreak = end.length > 0 && end[end.length - 1] == '\n';
        return isLineBreak ? without(end.length == 2 && end[0] == '\r' ? 2 : 1) : this;
    }

    private Rope without(int lastBytes) {
        List<Slice> kept = new ArrayList<>(pieces);
        int left = lastBytes;
        while (left > 0) {
            Slice last = kept.remove(kept.size() - 1);
            if (last.length() > left) {
                kept.add(last.slice(0, last.length() - left));
            }
            left -= (int) Math.min(left, last.length());
        }
        return new Rope(source, kept);
    }

    /** All bytes as a stream; close it. */
    InputStream stream() {
        return new Pieces(source, pieces.iterator());
    }

    /** One piece after the other. A file is opened once, however many of its ranges there are. */
    private static final class Pieces extends InputStream {
        private final Slice source;
        private final Iterator<Slice> rest;
        private final InputStream none = InputStream.nullInputStream();
        private InputStream file = none;
        private InputStream piece = none;
        private long position;
        private long left;

        Pieces(Slice source, Iterator<Slice> pieces) {
            this.source = source;
            this.rest = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            while (left == 0) {
                if (!rest.hasNext()) {
                    return -1;
                }
                begin(rest.next());
            }
            int count = piece.read(target, from, (int) Math.min(length, left));
            left -= count;
            return count;
        }

        private void begin(Slice next) throws IOException {
            left = next.length();
            if (next.isInMemory()) {
                piece = next.stream();
                return;
            }
            if (file == none) {
                file = new BufferedInputStream(source.stream());
                position = source.offset();
            }
            file.skipNBytes(next.offset() - position);
            position = next.end();
            piece = file;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Bytes [from, to): a range of the source where they are one, else a copy. */
    Slice slice(long from, long to) {
        int first = piece(from);
        if (first < 0) {
            return Slice.empty();
        }
        Slice piece = pieces.get(first);
        long start = starts[first];
        if (to - start <= piece.length()) {
            return piece.slice(from - start, to - start);
        }
        try (InputStream in = new Pieces(source, pieces.listIterator(first))) {
            in.skipNBytes(from - start);
            return Slice.of(in.readNBytes(Math.toIntExact(to - from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The piece that holds the byte at that index; the last for the end, -1 where there is none. */
    private int piece(long at) {
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }
}
