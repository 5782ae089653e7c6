package dev.paperknife.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of unique ids (RFC 9051 2.3.1.1), 1 to 2^32-1, kept as ranges in ascending order. Immutable; it takes the memory of
 * its ranges, not of what is in them.
 */
public final class UidSet implements Iterable<Long> {
    /** The largest unique id there can be. */
    public static final long MAX_UID = 0xFFFF_FFFFL;

    /** What {@code *} stands for: whatever is the largest when the server reads it. */
    private static final long STAR = MAX_UID + 1;

    /** No message. */
    public static final UidSet NONE = new UidSet(new long[0], new long[0]);

    /** Every message there is. */
    public static final UidSet ALL = new UidSet(new long[] {1}, new long[] {STAR});

    /** The result that a search saved on the server (RFC 5182); every id may be in it. */
    public static final UidSet SAVED = new UidSet(new long[] {0}, new long[] {STAR});

    private final long[] firsts;
    private final long[] lasts;

    private UidSet(long[] firsts, long[] lasts) {
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /** The set of these; {@link IllegalArgumentException} for one that cannot be. */
    public static UidSet of(long... uids) {
        long[] sorted = uids.clone();
        Arrays.sort(sorted);
        Ranges ranges = new Ranges();
        for (long uid : sorted) {
            ranges.add(check(uid), uid);
        }
        return ranges.set();
    }

    /** The set of these; {@link IllegalArgumentException} for one that cannot be. */
    public static UidSet of(Collection<Long> uids) {
        return of(uids.stream().mapToLong(Long::longValue).toArray());
    }

    /** From the first to the last, both among them, in whatever order they are given. */
    public static UidSet range(long first, long last) {
        return new UidSet(new long[] {Math.min(check(first), check(last))}, new long[] {Math.max(first, last)});
    }

    /** From that one on; as servers read it, the largest there is even where that is smaller. */
    public static UidSet from(long first) {
        return new UidSet(new long[] {check(first)}, new long[] {STAR});
    }

    private static long check(long uid) {
        if (uid < 1 || uid > MAX_UID) {
            throw new IllegalArgumentException("a unique id is 1 to 4294967295, not " + uid);
        }
        return uid;
    }

    /**
     * Reads {@code 1:3,7,12:*}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static UidSet parse(String text) {
        List<long[]> parsed = parts(text);
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("not a set of unique ids: " + WireText.quoted(text));
        }
        return of(parsed);
    }

    /** The union of ranges in any order. */
    private static UidSet of(List<long[]> parts) {
        parts.sort((a, b) -> Long.compare(a[0], b[0]));
        Ranges ranges = new Ranges();
        parts.forEach(part -> ranges.add(part[0], part[1]));
        return ranges.set();
    }

    /** The ranges in the order in which they are written, each from its smaller end; none where it is not a set. */
    static List<long[]> parts(String text) {
        List<long[]> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String part = text.substring(from, to);
            int colon = part.indexOf(':');
            long a = end(colon < 0 ? part : part.substring(0, colon));
            long b = colon < 0 ? a : end(part.substring(colon + 1));
            if (a < 1 || b < 1) {
                return new ArrayList<>();
            }
            parts.add(new long[] {Math.min(a, b), Math.max(a, b)});
            from = to + 1;
        }
        return parts;
    }

    private static long end(String text) {
        if (text.equals("*")) {
            return STAR;
        }
        long uid = Decimal.of(text);
        return uid <= MAX_UID ? uid : Decimal.NONE;
    }

    /** All that are in this set or in that one. */
    public UidSet plus(UidSet other) {
        List<long[]> all = new ArrayList<>();
        for (UidSet set : List.of(this, other)) {
            for (int i = 0; i < set.firsts.length; i++) {
                all.add(new long[] {set.firsts[i], set.lasts[i]});
            }
        }
        return of(all);
    }

    /** All of this set that are not in that one. */
    public UidSet minus(UidSet other) {
        Ranges left = new Ranges();
        int j = 0;
        for (int i = 0; i < firsts.length; i++) {
            long from = firsts[i];
            while (j < other.firsts.length && other.lasts[j] < from) {
                j++;
            }
            for (int k = j; k < other.firsts.length && other.firsts[k] <= lasts[i]; k++) {
                if (other.firsts[k] > from) {
                    left.add(from, other.firsts[k] - 1);
                }
                from = Math.max(from, other.lasts[k] + 1);
            }
            if (from <= lasts[i]) {
                left.add(from, lasts[i]);
            }
        }
        return left.set();
    }

    /** Whether it holds no id. */
    public boolean isEmpty() {
        return firsts.length == 0;
    }

    /** Whether it is among them; of {@code 7:*} every one from 7 on is. */
    public boolean contains(long uid) {
        int at = Arrays.binarySearch(firsts, uid);
        int range = at >= 0 ? at : -at - 2;
        return range >= 0 && uid >= 1 && uid <= lasts[range];
    }

    /** How many; with {@code *} as many as there could be. */
    public long size() {
        return IntStream.range(0, firsts.length)
                .mapToLong(i -> Math.min(lasts[i], MAX_UID) - Math.min(firsts[i], MAX_UID) + 1)
                .sum();
    }

    /** The smallest; absent where there is none. */
    public OptionalLong first() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.max(1, Math.min(firsts[0], MAX_UID)));
    }

    /** The largest; absent where there is none or it is {@code *}. */
    public OptionalLong last() {
        return isEmpty() || isOpen() ? OptionalLong.empty() : OptionalLong.of(lasts[lasts.length - 1]);
    }

    /** No other set begins below 1. */
    private boolean isSaved() {
        return !isEmpty() && firsts[0] == 0;
    }

    /** Whether it ends in {@code *}. */
    public boolean isOpen() {
        return !isEmpty() && lasts[lasts.length - 1] == STAR;
    }

    /** All of them, ascending. */
    public LongStream stream() {
        return IntStream.range(0, firsts.length)
                .mapToObj(i -> LongStream.rangeClosed(Math.max(1, firsts[i]), Math.min(lasts[i], MAX_UID)))
                .flatMapToLong(range -> range);
    }

    @Override
    public Iterator<Long> iterator() {
        return new PrimitiveIterator.OfLong() {
            private int range;
            private long next = isEmpty() ? 0 : Math.max(1, firsts[0]);

            @Override
            public boolean hasNext() {
                return range < firsts.length && next <= MAX_UID;
            }

            @Override
            public long nextLong() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                long uid = next++;
                if (uid == lasts[range]) {
                    range++;
                    next = range < firsts.length ? firsts[range] : 0;
                }
                return uid;
            }
        };
    }

    /** The set in pieces, each of at most so many characters as text, for commands of bounded length. */
    List<UidSet> pieces(int mostChars) {
        if (firsts.length == 1) {
            return List.of(this);
        }
        List<UidSet> pieces = new ArrayList<>();
        int from = 0;
        int chars = 0;
        for (int i = 0; i < firsts.length; i++) {
            int more = text(i).length() + 1;
            if (chars + more > mostChars && i > from) {
                pieces.add(piece(from, i));
                from = i;
                chars = 0;
            }
            chars += more;
        }
        if (from < firsts.length) {
            pieces.add(piece(from, firsts.length));
        }
        return pieces;
    }

    private UidSet piece(int from, int to) {
        return new UidSet(Arrays.copyOfRange(firsts, from, to), Arrays.copyOfRange(lasts, from, to));
    }

    private String text(int range) {
        String first = text(firsts[range]);
        return firsts[range] == lasts[range] ? first : first + ":" + text(lasts[range]);
    }

    private static String text(long uid) {
        return uid == STAR ? "*" : Long.toString(uid);
    }

    /** As commands have it: {@code 1:3,7}; {@code $} for the saved result, empty for no message. */
    @Override
    public String toString() {
        if (isSaved()) {
            return "$";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < firsts.length; i++) {
            text.append(i == 0 ? "" : ",").append(text(i));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UidSet set && Arrays.equals(firsts, set.firsts) && Arrays.equals(lasts, set.lasts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(firsts) + Arrays.hashCode(lasts);
    }

    /** Ranges that come in ascending order of their first, put together where they touch. */
    private static final class Ranges {
        private long[] firsts = new long[4];
        private long[] lasts = new long[4];
        private int count;

        void add(long first, long last) {
            if (count > 0 && first <= lasts[count - 1] + 1) {
                lasts[count - 1] = Math.max(lasts[count - 1], last);
                return;
            }
            if (count == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * count);
                lasts = Arrays.copyOf(lasts, 2 * count);
            }
            firsts[count] = first;
            lasts[count++] = last;
        }

        UidSet set() {
            return count == 0 ? NONE : new UidSet(Arrays.copyOf(firsts, count), Arrays.copyOf(lasts, count));
        }
    }
}
