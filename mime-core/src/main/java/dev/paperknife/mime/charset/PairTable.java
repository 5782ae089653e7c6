package dev.paperknife.mime.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of bytes mean in a charset of the JDK: faster than its decoder, which fills the table once and is still asked from the
 * first unit on that is not in it.
 */
final class PairTable {
    /** A shorter text, most of them words of a header, goes by the decoder. */
    private static final int FEWEST_BYTES = 256;

    /** Of less text in all the decoder makes less work than it is to fill the table. */
    private static final int ENOUGH_BYTES = 1 << 20;

    private static final Map<String, Shelf> SHELVES =
            shelves("GB18030", "Big5-HKSCS", "x-eucJP-Open", "windows-31j", "x-windows-949");

    /** What stands between pairs while the table is filled: a pair that is none may swallow some of it. */
    private static final byte[] APART = {'\n', '\n', '\n'};

    private static final int FIRST_LEAD = 0x80;
    private static final int FIRST_TRAIL = 0x21;
    private static final int LAST = 0xFF;

    private final Charset charset;
    private final char[] pairs = new char[1 << 15];

    private static Map<String, Shelf> shelves(String... charsets) {
        Map<String, Shelf> shelves = new HashMap<>();
        for (String charset : charsets) {
            shelves.put(charset, new Shelf(charset));
        }
        return shelves;
    }

    PairTable(String name) {
        charset = Charset.forName(name);
        fill();
    }

    /** The table of one charset, and how much text it would have read so far. */
    static final class Shelf {
        private final String charset;
        private final AtomicLong bytes = new AtomicLong();
        private volatile @Nullable PairTable table;

        Shelf(String charset) {
            this.charset = charset;
        }

        /** Threads that come at once may each fill one: they are equal. */
        Optional<PairTable> table(int more) {
            PairTable filled = table;
            if (filled == null && bytes.addAndGet(more) >= ENOUGH_BYTES) {
                filled = new PairTable(charset);
                table = filled;
            }
            return Optional.ofNullable(filled);
        }
    }

    /** The one for a charset of the JDK and a text of so many bytes; absent where the decoder is as good. */
    static Optional<PairTable> of(Charset charset, int bytes) {
        Shelf shelf = bytes < FEWEST_BYTES ? null : SHELVES.get(charset.name());
        return shelf == null ? Optional.empty() : shelf.table(bytes);
    }

    /** Decodes all pairs that begin above 127: those that come out as one character go into the table. */
    private void fill() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int lead = FIRST_LEAD; lead <= LAST; lead++) {
            for (int trail = FIRST_TRAIL; trail <= LAST; trail++) {
                all.write(lead);
                all.write(trail);
                all.writeBytes(APART);
            }
        }
        String meanings = Repairs.mend(charset, new String(all.toByteArray(), charset));
        int at = 0;
        for (int lead = FIRST_LEAD; lead <= LAST; lead++) {
            for (int trail = FIRST_TRAIL; trail <= LAST; trail++) {
                int end = meanings.indexOf('\n', at);
                pairs[index(lead, trail)] = end == at + 1 ? sound(meanings.charAt(at)) : 0;
                at = afterLineFeeds(meanings, end);
            }
        }
    }

    private static char sound(char c) {
        return c == '\uFFFD' || Character.isSurrogate(c) ? 0 : c;
    }

    private static int afterLineFeeds(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == '\n') {
            i++;
        }
        return i;
    }

    private static int index(int lead, int trail) {
        return (lead & 0x7F) << 8 | trail;
    }

    /** What a pair of a byte above 127 and any other means; NUL if the table does not say. */
    char get(int lead, int trail) {
        return pairs[index(lead, trail)];
    }

    /** Bytes [from, to) as the charset's decoder reads them. */
    Decoding read(byte[] bytes, int from, int to) {
        char[] text = new char[to - from];
        int length = 0;
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            char pair = b < 0 && i + 1 < to ? get(b, bytes[i + 1] & 0xFF) : 0;
            // branches, since an index worked out from what the table says would make each look-up wait for the last
            if (b >= 0) {
                text[length++] = (char) b;
                i++;
            } else if (pair != 0) {
                text[length++] = pair;
                i += 2;
            } else {
                return Decoding.of(charset, charset.newDecoder(), bytes, i, to).after(new String(text, 0, length));
            }
        }
        return Decoding.flawless(new String(text, 0, length));
    }

    /**
     * Reads pairs of bytes that lack their high bits, as long as the table says what they mean, and gives their number.
     *
     * @param text has room for half as many characters as there are bytes from that place on
     */
    int readShifted(byte[] bytes, int from, int to, char[] text, int at) {
        int most = (to - from) / 2;
        for (int i = 0; i < most; i++) {
            byte lead = bytes[from + 2 * i];
            byte trail = bytes[from + 2 * i + 1];
            char c = Pairs.isPair(lead, trail) ? get(lead, trail | 0x80) : 0;
            if (c == 0) {
                return i;
            }
            text[at + i] = c;
        }
        return most;
    }
}
