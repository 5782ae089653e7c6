package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/** Tokens of a value as text: ASCII or UTF-8, nothing decoded. Whatever else stands in them becomes U+FFFD. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The bytes as UTF-8, with U+FFFD for bytes that are not. */
    static String utf8(Slice raw) {
        return new String(raw.array(), raw.from(), (int) raw.length(), StandardCharsets.UTF_8);
    }

    /** The same with U+FFFD for controls too, so that the text can be written into a field again. */
    static String of(Slice raw) {
        String text = utf8(raw);
        return isWritable(text) ? text : clean(text);
    }

    /** Whether the text holds no controls, tabs aside. */
    static boolean isWritable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnwritable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnwritable(char c) {
        return c != '\t' && AddrSpec.isControl(c);
    }

    private static String clean(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (isUnwritable(chars[i])) {
                chars[i] = REPLACEMENT;
            }
        }
        return new String(chars);
    }

    /** The text. @throws IllegalArgumentException if it holds a control character, tabs aside */
    static String checked(String what, String text) {
        if (!isWritable(text)) {
            throw new IllegalArgumentException(what + " holds a control character (RFC 5322 2.2)");
        }
        return text;
    }
}
