package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
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
    private final List<Slice> pieces;
    private final long[] starts;
    private final long length;

    private Rope(List<Slice> pieces) {
        this.pieces = pieces;
        this.starts = new long[pieces.size()];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += pieces.get(i).length();
        }
        this.length = at;
    }

    /** Those ranges one after the other. */
    static Rope of(Slice... pieces) {
        return new Rope(Arrays.stream(pieces).filter(piece -> !piece.isEmpty()).toList());
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
            return new Rope(List.copyOf(pieces));
        }
    }

    long length() {
        return length;
    }

    /** All bytes as a stream; close it. */
    InputStream stream() {
        return new Pieces(pieces.iterator());
    }

    /** One piece after the other, each opened when the one before it is at its end. */
    private static final class Pieces extends InputStream {
        private final Iterator<Slice> rest;
        private InputStream piece = InputStream.nullInputStream();

        Pieces(Iterator<Slice> pieces) {
            this.rest = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = piece.read(target, from, length);
            while (count < 0 && rest.hasNext()) {
                piece.close();
                piece = rest.next().stream();
                count = piece.read(target, from, length);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            piece.close();
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
        byte[] copy = new byte[Math.toIntExact(to - from)];
        int at = 0;
        for (int i = first; i < starts.length && starts[i] < to; i++) {
            Slice next = pieces.get(i);
            byte[] bytes = next.slice(Math.max(0, from - starts[i]), Math.min(next.length(), to - starts[i]))
                    .bytes();
            System.arraycopy(bytes, 0, copy, at, bytes.length);
            at += bytes.length;
        }
        return Slice.of(copy);
    }

    /** The piece that holds the byte at that index; the last for the end, -1 where there is none. */
    private int piece(long at) {
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }
}
