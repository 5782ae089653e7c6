package dev.paperknife.mime.codec;

/** Whether a line begins like armour around base64: {@code begin-base64}, {@code -----BEGIN}, {@code -----END}. */
final class ArmourLine {
    private static final String POSIX = "begin-base64 ";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    private String pattern = "";
    private int matched;
    private boolean isMatching;

    /** Whether a line that begins with this byte needs a look. */
    static boolean mayBegin(byte first) {
        return first == 'b' || first == '-';
    }

    /** A line begins with this byte, which is still to come. */
    void begin(byte first) {
        pattern = first == 'b' ? POSIX : BEGIN;
        matched = 0;
        isMatching = true;
    }

    /** Whether the line may still become armour. */
    boolean isMatching() {
        return isMatching;
    }

    /** Whether the line is armour. */
    boolean isFound() {
        return matched > 0 && matched == pattern.length();
    }

    /** The next byte of the line, while it is matching. */
    void next(byte b) {
        if (matched == 5 && b == 'E' && pattern.equals(BEGIN)) {
            pattern = END;
        }
        isMatching = b == pattern.charAt(matched);
        if (isMatching) {
            matched++;
            isMatching = matched < pattern.length();
        }
    }

    /** The line is over. */
    void end() {
        pattern = "";
        matched = 0;
        isMatching = false;
    }

    /** The dashes of what matched. */
    int dashes() {
        return pattern.equals(POSIX) ? (matched > 5 ? 1 : 0) : Math.min(matched, 5);
    }

    /** The place in the line of the first of them. */
    int firstDash() {
        return pattern.equals(POSIX) ? 5 : 0;
    }
}
