package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;

/**
 * Text as UTF-8. The JDK goes through text with letters such as {@code ü} one character at a time; where all of it is Latin, the
 * ASCII between them is copied in runs here, which is several times faster.
 */
final class Utf8Bytes {
    private static final int LOOK_CHARS = 64;

    private Utf8Bytes() {}

    static byte[] of(String text) {
        if (!beginsLatin(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!isWhole(latin, text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        int high = 0;
        for (int i = next(latin, 0); i < latin.length; i = next(latin, i + 1)) {
            high++;
        }
        return high == 0 ? latin : widened(latin, high);
    }

    /** Whether trying is worth it: of other text the first characters mostly tell. */
    private static boolean beginsLatin(String text) {
        int look = Math.min(LOOK_CHARS, text.length());
        for (int i = 0; i < look; i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Whether no question mark among the bytes stands for a character that is not Latin. */
    private static boolean isWhole(byte[] latin, String text) {
        boolean isWhole = latin.length == text.length();
        int mark = Ascii.indexOf(latin, 0, latin.length, (byte) '?');
        while (isWhole && mark < latin.length) {
            isWhole = text.charAt(mark) == '?';
            mark = Ascii.indexOf(latin, mark + 1, latin.length, (byte) '?');
        }
        return isWhole;
    }

    private static int next(byte[] latin, int from) {
        return Charsets.asciiEnd(latin, from, latin.length);
    }

    /** The bytes with two for each of those above 127, of which there are so many. */
    private static byte[] widened(byte[] latin, int high) {
        byte[] utf8 = new byte[latin.length + high];
        int length = 0;
        int copied = 0;
        for (int i = next(latin, 0); i < latin.length; i = next(latin, i + 1)) {
            System.arraycopy(latin, copied, utf8, length, i - copied);
            length += i - copied;
            utf8[length++] = (byte) (0xC0 | ((latin[i] & 0xFF) >> 6));
            utf8[length++] = (byte) (0x80 | (latin[i] & 0x3F));
            copied = i + 1;
        }
        System.arraycopy(latin, copied, utf8, length, latin.length - copied);
        return utf8;
    }
}
