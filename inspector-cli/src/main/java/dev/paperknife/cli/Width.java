package dev.paperknife.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * The columns that text takes on a terminal: East Asian wide characters (UAX 11) two, marks none. ICU is loaded only for the
 * less usual characters.
 */
final class Width {
    /** What stands for text that was left out. */
    static final String ELLIPSIS = "…";

    private static final int ELLIPSIS_COLUMNS = 1;

    /** All below are letters and signs of one column each, but for the soft hyphen, which is never printed. */
    private static final int FIRST_MARK = 0x300;

    private static final int FIRST_WIDE = 0x1100;

    private Width() {}

    /** The columns of printable text on one line. */
    static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            columns += of(c);
            i += Character.charCount(c);
        }
        return columns;
    }

    private static int of(int c) {
        if (c < FIRST_MARK || c == ELLIPSIS.charAt(0)) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isJamoWithoutColumn(c) ? 0 : eastAsian(c);
        };
    }

    /** Vowels and finals of Korean syllables, drawn into the block of the consonant before them. */
    private static boolean isJamoWithoutColumn(int c) {
        return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
    }

    /** What most wide text consists of, so that it needs no ICU: Chinese, Japanese, Korean syllables, full-width letters. */
    private static boolean isIdeographOrKana(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3041 && c <= 0x30FF && c != 0x3097 && c != 0x3098)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x3000 && c <= 0x303E)
                || (c >= 0xFF01 && c <= 0xFF60);
    }

    private static int eastAsian(int c) {
        if (c < FIRST_WIDE || (c >= 0x2000 && c < 0x2300)) {
            return 1; // letters, and the quotes and dashes of ordinary text
        }
        if (isIdeographOrKana(c)) {
            return 2;
        }
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        boolean isWide = width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
        return isWide ? 2 : 1;
    }

    /** The text if it fits, else its beginning with three dots in one column. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int taken = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            taken += of(c);
            if (taken > columns - ELLIPSIS_COLUMNS) {
                break;
            }
            i += Character.charCount(c);
        }
        return text.substring(0, i) + ELLIPSIS;
    }

    /** The text with blanks after it up to that many columns. */
    static String padEnd(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text with blanks before it up to that many columns. */
    static String padStart(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }
}
