package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Encoded-words (RFC 2047), both ways: {@code =?utf-8?q?Gr=C3=BCn?=} and {@code Grün}. */
public final class EncodedWords {
    private EncodedWords() {}

    /**
     * The text of a value: words decoded wherever they stand, folds removed, blanks as they are. Words that touch text or
     * each other are decoded too; what only looks like a word stays as it is.
     */
    public static String decode(Slice value, ReadContext context) {
        return new DisplayText(context).text(value);
    }

    /** The same for text that is at hand already. */
    public static String decode(String text) {
        return decode(Slice.of(text), ReadContext.DEFAULT);
    }

    /** As {@link #encode(String, Charset, int)}, in UTF-8, for a value that begins its line. */
    public static String encode(String text) {
        return encode(text, StandardCharsets.UTF_8, 0);
    }

    /**
     * Unstructured text as ASCII that reads back as the same text. Plain words stay as they are; from the first to the last
     * that cannot, encoded-words of at most 75 characters stand, cut between characters. Lines with words have at most 76
     * characters, others 78 (RFC 5322 2.1.1); they are folded with CR LF and a blank.
     *
     * @param charset what the words are written in; UTF-8 where it lacks a character
     * @param column how many characters stand before the value on its line, the field's name for one
     * @throws IllegalArgumentException if the text holds a control other than a tab (RFC 5322 2.2)
     */
    public static String encode(String text, Charset charset, int column) {
        return new EncodedWordWriter(charset, column).text(text);
    }

    /**
     * The whole text as encoded-words, for a phrase (RFC 2047 5) or any place that takes nothing but words.
     *
     * @throws IllegalArgumentException if the text holds a control other than a tab
     */
    public static String encodeAll(String text, Charset charset, int column) {
        return new EncodedWordWriter(charset, column).words(text);
    }
}
