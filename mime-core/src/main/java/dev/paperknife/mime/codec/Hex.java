package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;

/** Octets as {@code =} and two hexadecimal digits: read in either case, written in upper case (RFC 2045 6.7). */
final class Hex {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };
    private static final byte[] VALUES = values();

    private Hex() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Ascii.hexDigit((byte) i);
        }
        return values;
    }

    /** The octet that two digits spell; negative where one of them is none. */
    static int octet(byte high, byte low) {
        return VALUES[high & 0xFF] << 4 | VALUES[low & 0xFF];
    }

    /** Writes the escape of an octet and returns where it ends. */
    static int escape(int octet, byte[] out, int at) {
        out[at] = '=';
        out[at + 1] = DIGITS[octet >> 4 & 0xF];
        out[at + 2] = DIGITS[octet & 0xF];
        return at + 3;
    }
}
