package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text as it grows under a decoder of our own, with what was wrong on the way. For one thread. */
final class Reading {
    private final int bytes;
    private char[] text;
    private int length;
    private int malformed;
    private int firstMalformed = -1;
    private boolean isUnfinished;
    // text in shift states is many short runs in the same charset
    private String wideName = "";
    private Optional<Charset> wide = Optional.empty();
    private Optional<PairTable> pairs = Optional.empty();
    private @Nullable CharsetDecoder decoder;

    /** For a text of so many bytes. */
    Reading(int bytes) {
        this.bytes = bytes;
        this.text = new char[bytes];
    }

    /** The charset of the JDK of this name, which is mostly the one asked for last. */
    Optional<Charset> wide(String name) {
        if (!name.equals(wideName)) {
            wideName = name;
            wide = JdkCharsets.named(name);
            pairs = wide.isPresent() ? PairTable.of(wide.get(), bytes) : Optional.empty();
        }
        return wide;
    }

    /** The table of pairs of a charset, where a text as long as this one is worth it. */
    Optional<PairTable> pairs(String name) {
        wide(name);
        return pairs;
    }

    void add(char c) {
        reserve(1);
        text[length++] = c;
    }

    void add(String more) {
        reserve(more.length());
        more.getChars(0, more.length(), text, length);
        length += more.length();
    }

    /** Adds the ASCII without controls that stands first, and gives the index after it. */
    int addPlain(byte[] bytes, int from, int to) {
        reserve(to - from);
        int i = from;
        while (i < to && bytes[i] >= ' ') {
            text[length++] = (char) bytes[i++];
        }
        return i;
    }

    /** Adds the seven-bit pairs that stand first and are in a table, and gives the index after them. */
    int addPairs(PairTable table, byte[] bytes, int from, int to) {
        reserve((to - from) / 2);
        int count = table.readShifted(bytes, from, to, text, length);
        length += count;
        return from + 2 * count;
    }

    private void reserve(int count) {
        if (count > text.length - length) {
            text = Arrays.copyOf(text, Math.max(length + count, text.length + text.length / 2));
        }
    }

    /** A unit that cannot be read begins at this index. */
    void refuse(int at) {
        add('\uFFFD');
        firstMalformed = malformed++ == 0 ? at : firstMalformed;
    }

    /** A shift state was left open, or one was entered that the charset does not have. */
    void misuseShift() {
        isUnfinished = true;
    }

    /** What the bytes of an array mean in an eight-bit charset; they stand for a run of these bytes that begins at this index. */
    void add(Charset wide, byte[] bytes, int at) {
        if (decoder == null || !decoder.charset().equals(wide)) {
            decoder = wide.newDecoder();
        }
        Decoding run = Decoding.of(wide, decoder, bytes, 0, bytes.length);
        add(run.text());
        firstMalformed = malformed == 0 && run.malformed() > 0 ? at : firstMalformed;
        malformed += run.malformed();
    }

    Decoding done() {
        return new Decoding(new String(text, 0, length), malformed, firstMalformed, isUnfinished);
    }
}
