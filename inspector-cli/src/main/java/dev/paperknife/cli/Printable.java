package dev.paperknife.cli;

/**
 * Text from mail made harmless for a terminal: controls, bidi controls, line separators, invisible characters and halves of
 * surrogate pairs become escapes such as {@code \n}, {@code \x1b} and <code>&#92;u{202e}</code>. Joiners of emoji and scripts stay.
 */
final class Printable {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** What much text consists of, and all of it is seen (CJK Unified Ideographs, without extensions). */
    private static final char FIRST_IDEOGRAPH = 0x4E00;

    private static final char LAST_IDEOGRAPH = 0x9FFF;

    private Printable() {}

    /** For one line: line feeds and tabs are escaped too. */
    static String line(String text) {
        return escape(text, false);
    }

    /** For many lines: line feeds and tabs stay, and CRLF is a line feed. */
    static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepsLines) {
        int first = firstUnsafe(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean isCrlf = c == '\r' && i < text.length() && text.charAt(i) == '\n';
            if (keepsLines && (c == '\n' || c == '\t')) {
                safe.append((char) c);
            } else if (isUnsafe(c)) {
                appendEscape(safe, c, keepsLines && isCrlf);
            } else {
                safe.appendCodePoint(c);
            }
        }
        return safe.toString();
    }

    private static int firstUnsafe(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7F) {
            i++;
        }
        return i;
    }

    private static void appendEscape(StringBuilder safe, int c, boolean isDropped) {
        switch (c) {
            case '\n' -> safe.append("\\n");
            case '\t' -> safe.append("\\t");
            case '\r' -> safe.append(isDropped ? "" : "\\r");
            default -> {
                if (c < 0x80) {
                    safe.append("\\x").append(HEX[c >> 4]).append(HEX[c & 0xF]);
                } else {
                    safe.append("\\u{").append(Integer.toHexString(c)).append('}');
                }
            }
        }
    }

    /** Whether a terminal, or the eye, would make something else of the character than what it is. */
    static boolean isUnsafe(int c) {
        if (c < 0x7F) {
            return c < ' ';
        }
        if (c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isVisibleFormat(c);
            default -> isBlankLetter(c) || isNoncharacter(c);
        };
    }

    /** The joiners, without which emoji and several scripts fall apart, and signs that are seen though they format. */
    private static boolean isVisibleFormat(int c) {
        return switch (c) {
            case 0x200C, 0x200D, 0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD -> true;
            default -> (c >= 0x0600 && c <= 0x0605) || c == 0x0890 || c == 0x0891;
        };
    }

    /** Letters and symbols that show nothing: fillers and the blank pattern of Braille. */
    private static boolean isBlankLetter(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> c >= 0xE0000 && c <= 0xE0FFF && !isVariationSelector(c);
        };
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
