package dev.paperknife.mime.stream;

import dev.paperknife.mime.source.Ascii;
import java.util.Arrays;

/** Text in two or four bytes a character, which is no mail (RFC 5322 2.1): told by its mark or by the zeros beside its letters. */
final class WideText {
    private static final byte[] UTF_16_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_32_MARK = {0, 0, (byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_32_LE_MARK = {(byte) 0xFF, (byte) 0xFE, 0, 0};

    private WideText() {}

    /** The encoding of a source that begins with bytes [from, to), eight of them unless it is shorter; empty for none of these. */
    static String encoding(byte[] bytes, int from, int to) {
        if (startsWith(bytes, from, to, UTF_32_MARK) || areLetters(bytes, from, to, 4, 3)) {
            return "UTF-32BE";
        }
        if (startsWith(bytes, from, to, UTF_32_LE_MARK) || areLetters(bytes, from, to, 4, 0)) {
            return "UTF-32LE";
        }
        if (startsWith(bytes, from, to, UTF_16_MARK) || areLetters(bytes, from, to, 2, 1)) {
            return "UTF-16BE";
        }
        boolean isLittle = startsWith(bytes, from, to, UTF_16_LE_MARK) || areLetters(bytes, from, to, 2, 0);
        return isLittle ? "UTF-16LE" : "";
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] mark) {
        return to - from >= mark.length && Arrays.equals(bytes, from, from + mark.length, mark, 0, mark.length);
    }

    /** Whether two characters of so many bytes follow that could begin a field name, their letter at that place of each. */
    private static boolean areLetters(byte[] bytes, int from, int to, int width, int letter) {
        if (to - from < 2 * width) {
            return false;
        }
        for (int i = 0; i < 2 * width; i++) {
            byte b = bytes[from + i];
            if (i % width == letter ? !Ascii.isFieldName(b) : b != 0) {
                return false;
            }
        }
        return true;
    }
}
