package dev.paperknife.mime.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** UTF-7 (RFC 2152), and the form of it that names IMAP mailboxes (RFC 3501 5.1.3). */
final class Utf7 extends ShiftCharset {
    static final Utf7 MAIL = new Utf7("UTF-7", '+', '/');
    static final Utf7 IMAP = new Utf7("x-IMAP-mailbox-name", '&', ',');

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+";

    /** What UTF-7 may write as it is: set D of RFC 2152 and white space. */
    private static final String DIRECT = "'(),-./:? \t\r\n";

    private final char shift;
    private final char last;

    private Utf7(String name, char shift, char last) {
        super(name);
        this.shift = shift;
        this.last = last;
    }

    @Override
    void read(byte[] bytes, int from, int to, Reading reading) {
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b == shift) {
                i = readShifted(bytes, i, to, reading);
            } else {
                if (b < 0) {
                    reading.refuse(i);
                } else {
                    reading.add((char) b);
                }
                i++;
            }
        }
    }

    /** Reads from the shift character on, and returns where ASCII goes on. */
    private int readShifted(byte[] bytes, int at, int to, Reading reading) {
        int end = at + 1;
        while (end < to && value(bytes[end]) >= 0) {
            end++;
        }
        boolean isClosed = end < to && bytes[end] == '-';
        if (end > at + 1) {
            readUnits(bytes, at + 1, end, reading);
        } else if (isClosed) {
            reading.add(shift);
        } else {
            reading.refuse(at);
        }
        return isClosed ? end + 1 : end;
    }

    private void readUnits(byte[] bytes, int from, int to, Reading reading) {
        int bits = 0;
        int count = 0;
        char high = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 6 | value(bytes[i]);
            count += 6;
            if (count >= 16) {
                count -= 16;
                high = addUnit((char) (bits >>> count), high, i, reading);
            }
        }
        if (high != 0) {
            reading.refuse(to - 1);
        }
        if (count >= 6 || (bits & ((1 << count) - 1)) != 0) {
            reading.refuse(to - 1);
        }
    }

    /** Adds a UTF-16 unit; a high surrogate is handed back until its other half comes. */
    private static char addUnit(char unit, char high, int at, Reading reading) {
        if (high != 0 && Character.isLowSurrogate(unit)) {
            reading.add(high);
            reading.add(unit);
            return 0;
        }
        if (high != 0) {
            reading.refuse(at);
        }
        if (Character.isHighSurrogate(unit)) {
            return unit;
        }
        if (Character.isLowSurrogate(unit)) {
            reading.refuse(at);
        } else {
            reading.add(unit);
        }
        return 0;
    }

    private int value(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == last ? 63 : -1;
    }

    private char digit(int value) {
        return value == 63 ? last : ALPHABET.charAt(value);
    }

    private boolean isDirect(char c) {
        if (equals(IMAP)) {
            return c >= ' ' && c <= '~' && c != shift;
        }
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || DIRECT.indexOf(c) >= 0;
    }

    @Override
    public boolean canEncode() {
        return true;
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(this);
    }

    /** Writes each shifted run with its closing hyphen, which is optional in UTF-7 and never wrong. */
    private static final class Encoder extends CharsetEncoder {
        private final Utf7 charset;
        private boolean isShifted;
        private int bits;
        private int count;

        Encoder(Utf7 charset) {
            super(charset, 2, 5);
            this.charset = charset;
        }

        @Override
        public boolean isLegalReplacement(byte[] replacement) {
            return true;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                char c = in.get(in.position());
                if (out.remaining() < 5) {
                    return CoderResult.OVERFLOW;
                }
                int units = Character.isSurrogate(c) ? 2 : 1;
                if (units == 2 && Character.isHighSurrogate(c) && in.remaining() < 2) {
                    return CoderResult.UNDERFLOW;
                }
                if (units == 2 && !isPair(in)) {
                    return CoderResult.malformedForLength(1);
                }
                if (units == 2 && out.remaining() < 8) {
                    return CoderResult.OVERFLOW;
                }
                for (int i = 0; i < units; i++) {
                    encode(in.get(), out);
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private static boolean isPair(CharBuffer in) {
            int at = in.position();
            return Character.isHighSurrogate(in.get(at)) && Character.isLowSurrogate(in.get(at + 1));
        }

        private void encode(char c, ByteBuffer out) {
            if (charset.isDirect(c)) {
                unshift(out);
                out.put((byte) c);
            } else if (c == charset.shift) {
                unshift(out);
                out.put((byte) c);
                out.put((byte) '-');
            } else {
                encodeShifted(c, out);
            }
        }

        private void encodeShifted(char c, ByteBuffer out) {
            if (!isShifted) {
                out.put((byte) charset.shift);
                isShifted = true;
            }
            bits = bits << 16 | c;
            count += 16;
            while (count >= 6) {
                count -= 6;
                out.put((byte) charset.digit((bits >>> count) & 63));
            }
        }

        private void unshift(ByteBuffer out) {
            if (!isShifted) {
                return;
            }
            if (count > 0) {
                out.put((byte) charset.digit((bits << (6 - count)) & 63));
            }
            out.put((byte) '-');
            implReset();
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            if (isShifted && out.remaining() < 2) {
                return CoderResult.OVERFLOW;
            }
            unshift(out);
            return CoderResult.UNDERFLOW;
        }

        @Override
        protected void implReset() {
            isShifted = false;
            bits = 0;
            count = 0;
        }
    }
}
