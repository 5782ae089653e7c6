package dev.paperknife.mime.audit;

/** Lines of a uuencoded file (POSIX uuencode). */
final class UuText {
    private UuText() {}

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
