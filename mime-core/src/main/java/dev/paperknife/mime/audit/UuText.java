package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;

/** Lines of a uuencoded file (POSIX uuencode). */
final class UuText {
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 4;

    private UuText() {}

    /** {@code begin 644 name}. */
    static boolean isBegin(LineReader lines) {
        int i = lines.from() + "begin ".length();
        if (!lines.hasAt(lines.from(), "begin ")) {
            return false;
        }
        int digits = i;
        while (i < lines.to() && lines.bytes()[i] >= '0' && lines.bytes()[i] <= '7') {
            i++;
        }
        boolean isMode = i - digits >= FEWEST_DIGITS && i - digits <= MOST_DIGITS;
        return isMode && i + 1 < lines.to() && Ascii.isBlank(lines.bytes()[i]);
    }

    /** A length and about as many characters as it asks for; the last line may be cut. */
    static boolean isLine(LineReader lines) {
        int length = lines.to() - lines.from();
        if (length == 0) {
            return false;
        }
        int count = lines.bytes()[lines.from()] - ' ';
        int wanted = ((count & 0x3F) + 2) / 3 * 4;
        boolean isAlphabet = true;
        for (int i = lines.from(); i < lines.to(); i++) {
            isAlphabet &= lines.bytes()[i] >= ' ' && lines.bytes()[i] <= '`';
        }
        boolean isLast = lines.end() == LineReader.End.NONE || length - 1 >= wanted / 2;
        return isAlphabet && count >= 0 && length - 1 <= wanted + 1 && isLast;
    }
}
