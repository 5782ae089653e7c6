package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;

/** The percent escapes of extended parameters (RFC 2231 4). */
final class PercentEscapes {
    private PercentEscapes() {}

    /** Whether there is a percent sign with two hexadecimal digits. */
    static boolean isIn(Slice text) {
        byte[] bytes = text.array();
        for (int i = text.from(); i < text.to(); i++) {
            if (valueAt(bytes, i, text.to()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes the text with its escapes decoded, bad ones as they are; whether all were good. */
    static boolean decode(Slice text, ByteArrayOutputStream out) {
        byte[] bytes = text.array();
        boolean isGood = true;
        for (int i = text.from(); i < text.to(); i++) {
            int value = valueAt(bytes, i, text.to());
            isGood &= value >= 0 || bytes[i] != '%';
            out.write(value >= 0 ? value : bytes[i]);
            i += value >= 0 ? 2 : 0;
        }
        return isGood;
    }

    private static int valueAt(byte[] bytes, int i, int end) {
        if (bytes[i] != '%' || i + 2 >= end) {
            return -1;
        }
        int high = Ascii.hexDigit(bytes[i + 1]);
        int low = Ascii.hexDigit(bytes[i + 2]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
