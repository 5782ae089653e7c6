package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import org.jspecify.annotations.Nullable;

/** Text as it grows under a decoder of our own, with what was wrong on the way. For one thread. */
final class Reading {
    private final StringBuilder text;
    private int malformed;
    private int firstMalformed = -1;
    private boolean isUnfinished;
    // text in shift states is many short runs in the same charset
    private @Nullable CharsetDecoder decoder;

    Reading(int capacity) {
        this.text = new StringBuilder(capacity);
    }

    void add(char c) {
        text.append(c);
    }

    void add(String more) {
        text.append(more);
    }

    /** A unit that cannot be read begins at this index. */
    void refuse(int at) {
        text.append('\uFFFD');
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
        text.append(run.text());
        firstMalformed = malformed == 0 && run.malformed() > 0 ? at : firstMalformed;
        malformed += run.malformed();
    }

    Decoding done() {
        return new Decoding(text.toString(), malformed, firstMalformed, isUnfinished);
    }
}
