package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/**
 * Finds encoded-words (RFC 2047 2) in bytes. More is read than the grammar allows: blanks and line breaks inside the text, an
 * empty text, words that touch something. What begins like a word and is none says so. No byte is looked at more than
 * a few times, however many words begin and never end.
 */
final class EncodedWordScanner {
    private static final int SHORTEST = "=?c?q?".length();

    private final byte[] bytes;
    private final int end;
    private int noTextEndFrom = Integer.MAX_VALUE;
    private int labelFrom;
    private int labelTo;
    private int textFrom;
    private int textTo;
    private boolean isBase64;
    private boolean isBroken;

    EncodedWordScanner(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** The index of the next {@code =?} at or behind {@code from}, or the end. */
    int next(int from) {
        return next(bytes, from, end);
    }

    private static int next(byte[] bytes, int from, int end) {
        int i = Ascii.indexOf(bytes, from, end, (byte) '=');
        while (i < end && !(i + 1 < end && bytes[i + 1] == '?')) {
            i = Ascii.indexOf(bytes, i + 1, end, (byte) '=');
        }
        return i;
    }

    /** Whether a word that can be decoded begins at this {@code =?}; if not, {@link #isBroken()} may be true. */
    boolean read(int at) {
        isBroken = false;
        if (!readLabel(at + 2) || !readEncoding()) {
            return false;
        }
        textTo = textEnd(textFrom);
        isBroken = textTo < 0;
        return !isBroken;
    }

    private boolean readLabel(int from) {
        int i = from;
        while (i < end && Ascii.isToken(bytes[i])) {
            i++;
        }
        labelFrom = from;
        labelTo = languageMark(from, i);
        textFrom = i;
        isBroken = labelTo > from && isBrokenOff(i);
        return i < end && bytes[i] == '?';
    }

    /** Whether a blank stands where a question mark and the rest of a word should follow. */
    private boolean isBrokenOff(int labelEnd) {
        int i = labelEnd;
        while (i < end && Ascii.isFold(bytes[i])) {
            i++;
        }
        return i > labelEnd && i + 2 < end && bytes[i] == '?' && isEncoding(bytes[i + 1]) && bytes[i + 2] == '?';
    }

    private static boolean isEncoding(byte letter) {
        byte lower = Ascii.lower(letter);
        return lower == 'b' || lower == 'q';
    }

    private int languageMark(int from, int to) {
        return Ascii.indexOf(bytes, from, to, (byte) '*');
    }

    private boolean readEncoding() {
        int letter = textFrom + 1;
        if (letter + 1 >= end || bytes[letter + 1] != '?') {
            boolean isLetter = letter < end && (Ascii.isToken(bytes[letter]) || bytes[letter] == '?');
            isBroken = isLetter && labelTo > labelFrom;
            return false;
        }
        isBase64 = Ascii.lower(bytes[letter]) == 'b';
        textFrom = letter + 2;
        isBroken = labelTo == labelFrom || !isEncoding(bytes[letter]);
        return !isBroken;
    }

    /** The index of the {@code ?=} that ends the text, or -1 where the value ends or another word begins before it. */
    private int textEnd(int from) {
        if (from >= noTextEndFrom) {
            return -1;
        }
        int mark = Ascii.indexOf(bytes, from, end, (byte) '?');
        while (mark < end) {
            if (mark > from && bytes[mark - 1] == '=' && beginsWord(mark - 1)) {
                return -1;
            }
            if (mark + 1 < end && bytes[mark + 1] == '=') {
                return mark;
            }
            mark = Ascii.indexOf(bytes, mark + 1, end, (byte) '?');
        }
        noTextEndFrom = from;
        return -1;
    }

    private boolean beginsWord(int at) {
        int i = at + 2;
        while (i < end && Ascii.isToken(bytes[i])) {
            i++;
        }
        boolean isWord = i > at + 2 && i + 2 < end && bytes[i] == '?' && bytes[i + 2] == '?';
        return isWord && isEncoding(bytes[i + 1]);
    }

    /** Whether what was read last begins like an encoded-word and is none: no charset, no known encoding, or no end. */
    boolean isBroken() {
        return isBroken;
    }

    boolean isBase64() {
        return isBase64;
    }

    /** The charset's label; a language (RFC 2231 5) is left out. */
    String label() {
        return new String(bytes, labelFrom, labelTo - labelFrom, StandardCharsets.ISO_8859_1);
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    /** Where the word ends, its {@code ?=} included. */
    int wordTo() {
        return textTo + 2;
    }

    /** Whether the text is empty or holds what it may not: a blank, a line break or a question mark. */
    boolean isTextIrregular() {
        if (textTo == textFrom) {
            return true;
        }
        for (int i = textFrom; i < textTo; i++) {
            if (Ascii.isFold(bytes[i]) || bytes[i] == '?') {
                return true;
            }
        }
        return false;
    }

    /** Whether a text could hold an encoded-word: for a look before anything is allocated. */
    static boolean isIn(byte[] bytes, int from, int to) {
        return to - from > SHORTEST && next(bytes, from, to) < to;
    }

    /** Whether an encoded-word stands somewhere in a text: {@code =?} alone makes none. */
    static boolean findsWord(CharSequence text) {
        String all = text.toString();
        return all.contains("=?") && findsWord(Slice.of(all));
    }

    /** The same for bytes. */
    static boolean findsWord(Slice text) {
        EncodedWordScanner scanner = new EncodedWordScanner(text.array(), text.to());
        int i = scanner.next(text.from());
        while (i < text.to() && !scanner.read(i)) {
            i = scanner.next(i + 1);
        }
        return i < text.to();
    }
}
