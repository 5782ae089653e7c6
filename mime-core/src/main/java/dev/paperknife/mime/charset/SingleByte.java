package dev.paperknife.mime.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** A charset of one byte a character: a string of 256, with U+FFFD where a byte means nothing. */
final class SingleByte extends Charset {
    private static final char NOTHING = '\uFFFD';
    private static final int FEWEST_BYTES = 1024;

    private final String table;

    private SingleByte(String name, String table) {
        super(name, new String[0]);
        this.table = table;
    }

    /** ASCII below, and these 128 characters above it. */
    static SingleByte of(String name, String upper) {
        return new SingleByte(name, ascii() + upper);
    }

    /** ASCII and the C1 controls below, and these 96 characters above them, as ISO 8859 has it. */
    static SingleByte iso(String name, String upper) {
        return of(name, c1() + upper);
    }

    /** A table with some bytes of the lower half meaning something else, each byte given as a character. */
    SingleByte with(String bytes, String meanings) {
        StringBuilder changed = new StringBuilder(table);
        for (int i = 0; i < bytes.length(); i++) {
            changed.setCharAt(bytes.charAt(i), meanings.charAt(i));
        }
        return new SingleByte(name(), changed.toString());
    }

    /** The JDK's table with its holes from 0x80 to 0x9F filled by the C1 controls, as the WHATWG Encoding standard does. */
    static SingleByte completed(Charset charset) {
        byte[] high = new byte[128];
        for (int i = 0; i < high.length; i++) {
            high[i] = (byte) (0x80 + i);
        }
        StringBuilder upper = new StringBuilder(new String(high, charset));
        for (char c = 0x80; c <= 0x9F; c++) {
            if (upper.charAt(c - 0x80) == NOTHING) {
                upper.setCharAt(c - 0x80, c);
            }
        }
        return of(charset.name(), upper.toString());
    }

    /** Whether a text of so many bytes in a charset of the JDK is read faster by a copy of its table. */
    static boolean isWorthIt(Charset charset, int bytes) {
        return bytes >= FEWEST_BYTES
                && (charset.name().startsWith("ISO-8859-") || charset.name().startsWith("KOI8-"));
    }

    /** The JDK's table of such a charset as it is. */
    static SingleByte copy(Charset charset) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new SingleByte(charset.name(), new String(all, charset));
    }

    private static String ascii() {
        byte[] low = new byte[128];
        for (int i = 0; i < low.length; i++) {
            low[i] = (byte) i;
        }
        return new String(low, StandardCharsets.US_ASCII);
    }

    private static String c1() {
        StringBuilder controls = new StringBuilder(32);
        for (char c = 0x80; c <= 0x9F; c++) {
            controls.append(c);
        }
        return controls.toString();
    }

    /** Bytes [from, to) as text, without the detour over a decoder. What means nothing is counted where there is any. */
    Decoding read(byte[] bytes, int from, int to) {
        char[] meanings = table.toCharArray();
        char[] chars = new char[to - from];
        for (int i = from; i < to; i++) {
            chars[i - from] = meanings[bytes[i] & 0xFF];
        }
        String text = new String(chars);
        int first = text.indexOf(NOTHING);
        int malformed = 0;
        for (int i = first; i >= 0; i = text.indexOf(NOTHING, i + 1)) {
            malformed++;
        }
        return new Decoding(text, malformed, first < 0 ? first : from + first, false);
    }

    @Override
    public boolean contains(Charset charset) {
        return charset.equals(this) || charset.equals(StandardCharsets.US_ASCII);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this, table.toCharArray());
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(this, table);
    }

    private static final class Decoder extends CharsetDecoder {
        private final char[] table;

        Decoder(Charset charset, char[] table) {
            super(charset, 1, 1);
            this.table = table;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                char c = table[in.get(in.position()) & 0xFF];
                if (c == NOTHING) {
                    return CoderResult.unmappableForLength(1);
                }
                in.get();
                out.put(c);
            }
            return CoderResult.UNDERFLOW;
        }
    }

    private static final class Encoder extends CharsetEncoder {
        private final String table;

        Encoder(Charset charset, String table) {
            super(charset, 1, 1);
            this.table = table;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                char c = in.get(in.position());
                int b = c == NOTHING ? -1 : table.indexOf(c);
                if (b < 0) {
                    return refused(in, c);
                }
                in.get();
                out.put((byte) b);
            }
            return CoderResult.UNDERFLOW;
        }

        private static CoderResult refused(CharBuffer in, char c) {
            if (!Character.isSurrogate(c)) {
                return CoderResult.unmappableForLength(1);
            }
            if (Character.isLowSurrogate(c)) {
                return CoderResult.malformedForLength(1);
            }
            if (in.remaining() < 2) {
                return CoderResult.UNDERFLOW;
            }
            boolean isPair = Character.isLowSurrogate(in.get(in.position() + 1));
            return isPair ? CoderResult.unmappableForLength(2) : CoderResult.malformedForLength(1);
        }
    }
}
