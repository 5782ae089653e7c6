package dev.paperknife.mime.codec;

import java.util.Arrays;
import java.util.Base64;

/** The text of encoded-words, bytes in and bytes out (RFC 2047 4): the B and the Q encoding. */
public final class WordCodec {
    private static final byte[] ALPHABET = Quantum.alphabet();

    private WordCodec() {}

    /**
     * What the text of a word decodes to.
     *
     * <p>{@link #damaged()} counts what is not as it should be: characters outside the alphabet, padding out of place, data
     * behind padding, a single character left over, bad escapes. Blanks and missing padding are not counted.
     */
    public static final class Decoded {
        private final byte[] bytes;
        private final int damaged;
        private final boolean isUnpadded;

        private Decoded(byte[] bytes, int damaged, boolean isUnpadded) {
            this.bytes = bytes;
            this.damaged = damaged;
            this.isUnpadded = isUnpadded;
        }

        /** The bytes, not copied: whoever asks owns them. */
        public byte[] bytes() {
            return bytes;
        }

        /** How much was not as it should be; 0 for a clean word. */
        public int damaged() {
            return damaged;
        }

        /** Whether base64 lacks padding at its end, or has too much: no byte is lost by that. */
        public boolean isUnpadded() {
            return isUnpadded;
        }
    }

    /** Decodes bytes [from, to) as base64, leniently: by the rules for bodies. */
    public static Decoded decodeB(byte[] bytes, int from, int to) {
        byte[] out = new byte[(int) ((to - from) * 3L / 4) + 2];
        Quantum quantum = new Quantum();
        int whole = decodeWhole(bytes, from, to, out);
        int at = (whole - from) / 4 * 3;
        int damaged = 0;
        for (int i = whole; i < to; i++) {
            int value = ALPHABET[bytes[i] & 0xFF];
            if (value >= 0) {
                at = quantum.sextet(value, out, at);
                damaged += damage(quantum.events());
            } else if (bytes[i] == '=') {
                quantum.pad();
            } else if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                damaged++;
            }
        }
        at = quantum.end(out, at);
        damaged += damage(quantum.events());
        boolean isUnpadded = (quantum.events() & Quantum.PADDING_LENGTH) != 0;
        return new Decoded(at == out.length ? out : Arrays.copyOf(out, at), damaged, isUnpadded);
    }

    /** Decodes the whole quanta that stand first, nothing between their characters, and gives the index after them. */
    private static int decodeWhole(byte[] bytes, int from, int to, byte[] out) {
        int at = 0;
        for (int i = from; i + 4 <= to; i += 4) {
            int bits = (ALPHABET[bytes[i] & 0xFF] << 18)
                    | (ALPHABET[bytes[i + 1] & 0xFF] << 12)
                    | (ALPHABET[bytes[i + 2] & 0xFF] << 6)
                    | ALPHABET[bytes[i + 3] & 0xFF];
            // what is not in the alphabet is negative, and so is then the whole
            if (bits < 0) {
                return i;
            }
            out[at++] = (byte) (bits >> 16);
            out[at++] = (byte) (bits >> 8);
            out[at++] = (byte) bits;
        }
        return to - (to - from) % 4;
    }

    private static int damage(int events) {
        return Integer.bitCount(events & (Quantum.STRAY_PADDING | Quantum.DATA_AFTER_PADDING | Quantum.TRUNCATED));
    }

    /** Decodes bytes [from, to) as Q: an underscore is a space, a bad escape stays as it is and counts as damage. */
    public static Decoded decodeQ(byte[] bytes, int from, int to) {
        byte[] out = new byte[to - from];
        int at = 0;
        int damaged = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '=') {
                int value = escape(bytes, i, to);
                if (value >= 0) {
                    b = (byte) value;
                    i += 2;
                } else {
                    damaged++;
                }
            } else if (b == '_') {
                b = ' ';
            }
            out[at++] = b;
        }
        return new Decoded(at == out.length ? out : Arrays.copyOf(out, at), damaged, false);
    }

    private static int escape(byte[] bytes, int i, int to) {
        return i + 2 < to ? Hex.octet(bytes[i + 1], bytes[i + 2]) : -1;
    }

    /** The base64 of bytes [from, to), in ASCII. */
    public static byte[] encodeB(byte[] bytes, int from, int to) {
        return Base64.getEncoder().encode(Arrays.copyOfRange(bytes, from, to));
    }

    /** The Q encoding of bytes [from, to), in ASCII, fit for any place: only what a phrase allows is literal (RFC 2047 5). */
    public static byte[] encodeQ(byte[] bytes, int from, int to) {
        byte[] out = new byte[lengthQ(bytes, from, to)];
        int at = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == ' ') {
                out[at++] = '_';
            } else if (isLiteral(b)) {
                out[at++] = b;
            } else {
                at = Hex.escape(b, out, at);
            }
        }
        return out;
    }

    /** The characters that so many bytes take in base64. */
    public static int lengthB(int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** The characters that bytes [from, to) take in the Q encoding. */
    public static int lengthQ(byte[] bytes, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += bytes[i] == ' ' || isLiteral(bytes[i]) ? 1 : 3;
        }
        return length;
    }

    private static boolean isLiteral(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || b == '!'
                || b == '*'
                || b == '+'
                || b == '-'
                || b == '/';
    }
}
