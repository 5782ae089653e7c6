package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;

/** Text that nothing but base64 looks like (RFC 2045 6.8). */
final class Base64Text {
    private static final int FEWEST_BYTES = 60;
    private static final int QUANTUM = 4;

    private long length;
    private boolean hasUpper;
    private boolean hasLower;
    private int padding;

    private Base64Text() {}

    /** Whether a line holds the alphabet and padding alone. */
    static boolean isIt(LineReader line) {
        return new Base64Text().add(line);
    }

    /** Whether a whole body is lines of the alphabet, complete quanta, long enough and too mixed to be words or numbers. */
    static boolean isIt(Slice body) {
        Base64Text text = new Base64Text();
        try (LineReader lines = LineReader.of(body)) {
            while (lines.next()) {
                if (!text.add(lines)) {
                    return false;
                }
            }
        }
        return text.length >= FEWEST_BYTES && text.length % QUANTUM == 0 && text.hasUpper && text.hasLower;
    }

    private boolean add(LineReader lines) {
        byte[] bytes = lines.bytes();
        for (int i = lines.from(); i < lines.to(); i++) {
            byte b = bytes[i];
            byte lower = Ascii.lower(b);
            boolean isLetter = lower >= 'a' && lower <= 'z';
            if (b == '=') {
                padding++;
            } else if (padding > 0 || (!isLetter && !Ascii.isDigit(b) && b != '+' && b != '/')) {
                return false;
            }
            hasUpper |= isLetter && b != lower;
            hasLower |= isLetter && b == lower;
        }
        length += lines.to() - lines.from();
        return padding <= 2;
    }
}
