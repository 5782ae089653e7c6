package dev.paperknife.mime.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * What one decoder made of some bytes.
 *
 * @param text with U+FFFD for each unit that could not be read
 * @param malformed how many those are
 * @param firstMalformed the index of the first of them, or -1
 * @param isUnfinished whether shift states were left open or were not the charset's own
 */
record Decoding(String text, int malformed, int firstMalformed, boolean isUnfinished) {
    static Decoding flawless(String text) {
        return new Decoding(text, 0, -1, false);
    }

    /** Bytes [from, to) as this charset reads them. */
    static Decoding of(Charset charset, byte[] bytes, int from, int to) {
        if (charset instanceof ShiftCharset shifting) {
            Reading reading = new Reading(to - from);
            shifting.read(bytes, from, to, reading);
            return reading.done();
        }
        if (charset instanceof SingleByte single) {
            return single.read(bytes, from, to);
        }
        if (SingleByte.isWorthIt(charset, to - from)) {
            return SingleByte.copy(charset).read(bytes, from, to);
        }
        Optional<PairTable> pairs = PairTable.of(charset, to - from);
        return pairs.isPresent()
                ? pairs.get().read(bytes, from, to)
                : of(charset, charset.newDecoder(), bytes, from, to);
    }

    /** The same behind a text that was read without a fault. */
    Decoding after(String before) {
        return before.isEmpty() ? this : new Decoding(before + text, malformed, firstMalformed, isUnfinished);
    }

    /**
     * The same by a decoder of that charset, which may have been used before. It runs over the array itself; for the multi-byte
     * charsets that is faster than {@code new String}.
     */
    static Decoding of(Charset charset, CharsetDecoder decoder, byte[] bytes, int from, int to) {
        decoder.reset().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(capacity(to - from, decoder));
        int malformed = 0;
        int first = -1;
        CoderResult result = decoder.decode(in, out, true);
        while (!result.isUnderflow()) {
            if (result.isOverflow()) {
                out = grown(out);
            } else {
                out = out.remaining() < 2 ? grown(out) : out;
                int at = in.position();
                int known = Repairs.repair(charset, bytes, at, to, out);
                if (known == 0) {
                    first = malformed++ == 0 ? at : first;
                    out.put('\uFFFD');
                    known = refused(charset, bytes, at, Math.min(to, at + result.length()));
                }
                in.position(at + known);
            }
            result = decoder.decode(in, out, true);
        }
        while (decoder.flush(out).isOverflow()) {
            out = grown(out);
        }
        return new Decoding(Repairs.mend(charset, out.flip().toString()), malformed, first, false);
    }

    /** How many bytes go under one U+FFFD: a byte of ASCII never does, so a stray lead byte cannot eat markup. */
    private static int refused(Charset charset, byte[] bytes, int from, int to) {
        if (to - from == 1) {
            return 1;
        }
        if (charset.name().startsWith("UTF-16")) {
            return 2;
        }
        boolean isAscii = Charsets.isAsciiSuperset(charset);
        int i = from + 1;
        while (i < to && !(isAscii && bytes[i] >= 0)) {
            i++;
        }
        return i - from;
    }

    /** Room for half as much ASCII among the rest as there can be, so that hardly any text needs to be moved. */
    private static int capacity(int bytes, CharsetDecoder decoder) {
        return (int) (bytes * (decoder.averageCharsPerByte() + decoder.maxCharsPerByte()) / 2) + 16;
    }

    private static CharBuffer grown(CharBuffer full) {
        return CharBuffer.allocate(full.capacity() + full.capacity() / 2 + 16).put(full.flip());
    }
}
