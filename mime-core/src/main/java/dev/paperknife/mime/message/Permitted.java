package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;

/**
 * What a caller's strings may hold before any of them is written: the one place that says no. Controls, line ends above all,
 * would add lines, fields or parts of their own.
 */
final class Permitted {
    private static final int MOST_NAME_CHARS = 200;
    private static final int LONGEST_LINE = 998;

    private Permitted() {}

    /** The name, if it is one (RFC 5322 2.2): printable ASCII without a colon. */
    static String fieldName(String name) {
        boolean isName = !name.isEmpty() && name.length() <= MOST_NAME_CHARS;
        for (int i = 0; i < name.length(); i++) {
            isName &= name.charAt(i) < 0x80 && Ascii.isFieldName((byte) name.charAt(i));
        }
        if (!isName) {
            throw new IllegalArgumentException("a field name is 1 to " + MOST_NAME_CHARS
                    + " printable ASCII characters without a colon (RFC 5322 2.2): " + shown(name));
        }
        return name;
    }

    /** The text, if a field may hold it: no control but the tab, no half of a surrogate pair (RFC 5322 2.2, RFC 6532 3). */
    static String text(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                throw refused(what, "a control character", c, i, "RFC 5322 2.2");
            }
            if (Character.isSurrogate(c) && !isPair(text, i)) {
                throw refused(what, "half a surrogate pair", c, i, "RFC 6532 3.1");
            }
        }
        return text;
    }

    /** The text, if a body can hold it: any characters, but no half of a surrogate pair. */
    static String body(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i)) {
                throw refused("the text", "half a surrogate pair", text.charAt(i), i, "RFC 2045 2.8");
            }
        }
        return text;
    }

    /** The text, if it is lines of ASCII of at most 998 characters, without controls. */
    static String lines(String what, String text) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isCrlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            line = c == '\n' ? 0 : line + 1;
            if (c > '~' || line > LONGEST_LINE || (c < ' ' && c != '\t' && c != '\n' && !isCrlf)) {
                throw refused(what, "something else than lines of ASCII", c, i, "RFC 2046 5.1.1");
            }
        }
        return text;
    }

    /** The boundary, if it follows RFC 2046 5.1.1. */
    static String boundary(String boundary) {
        boolean isBoundary = !boundary.isEmpty() && boundary.length() <= 70 && !boundary.endsWith(" ");
        for (int i = 0; i < boundary.length(); i++) {
            char c = boundary.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            isBoundary &= isLetter || "'()+_,-./:=? ".indexOf(c) >= 0;
        }
        if (!isBoundary) {
            throw new IllegalArgumentException("no boundary (RFC 2046 5.1.1): " + shown(boundary));
        }
        return boundary;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static IllegalArgumentException refused(String what, String thing, char c, int index, String rule) {
        return new IllegalArgumentException(
                what + " holds " + thing + " (" + rule + "): " + code(c) + " at index " + index);
    }

    /** At most 80 chars of a text, made harmless for a message to people. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), 80); i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : code(c));
        }
        return out.append('"').toString();
    }

    private static String code(char c) {
        return "U+" + Integer.toHexString(0x10000 | c).substring(1);
    }
}
