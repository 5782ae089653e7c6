package dev.paperknife.mime.charset;

import java.text.Normalizer;

/**
 * Normal forms of Unicode (UAX 15). Most text is in both already and consists of characters that neither compose nor fall apart,
 * which is seen without the tables of Unicode: to load them takes longer than to read a message.
 */
public final class NormalForms {
    private static final char FIRST_THAT_FALLS_APART = 0xC0;
    private static final char FIRST_THAT_COMPOSES = 0x300;

    private NormalForms() {}

    /** The text in NFC: with characters composed where that is possible. */
    public static String composed(String text) {
        return isComposed(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The text in NFD: with accents and the like as characters of their own. */
    public static String decomposed(String text) {
        return isDecomposed(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    /** Whether it is in NFC for certain; false says nothing. */
    static boolean isComposed(String text) {
        return isInert(text, FIRST_THAT_COMPOSES);
    }

    /** Whether it is in NFD for certain; false says nothing. */
    static boolean isDecomposed(String text) {
        return isInert(text, FIRST_THAT_FALLS_APART);
    }

    private static boolean isInert(String text, char first) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= first && !isChinese(c)) {
                return false;
            }
        }
        return true;
    }

    /** Ideographs that are no compatibility ones, their punctuation up to where tone marks begin, and full-width ASCII. */
    private static boolean isChinese(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
    }
}
