package dev.paperknife.mime.message;

/** Text that a field under RFC 6532 can hold as it stands and give back unchanged. */
final class Utf8Text {
    private static final int LONGEST_WORD = 200;

    private Utf8Text() {}

    /** Whether no blank stands at an end, no word passes for an encoded one or is too long, and no character ends a line. */
    static boolean isSafe(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c == ' ' || c == '\t';
            word = isBlank ? 0 : word + 1;
            boolean isAtEnd = i == 0 || i == text.length() - 1;
            boolean isMark = c == '=' && i + 1 < text.length() && text.charAt(i + 1) == '?';
            if ((isBlank && isAtEnd) || isMark || isLineEnd(c) || word > LONGEST_WORD) {
                return false;
            }
        }
        return true;
    }

    /** C1 controls, U+0085 among them, and the separators of lines and paragraphs. */
    private static boolean isLineEnd(char c) {
        return (c >= 0x80 && c <= 0x9F) || c == '\u2028' || c == '\u2029';
    }
}
