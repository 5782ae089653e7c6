package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;

/** The lines that begin a file in a text. Each is given as bytes [line, end), its line end aside. */
final class FileStart {
    private static final String UU = "begin ";
    private static final String BASE64 = "begin-base64 ";
    private static final String YENC = "=ybegin ";

    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 7;

    /** No line of a file is longer, its name included. */
    private static final int MOST_BYTES = 4096;

    private FileStart() {}

    /** {@code begin 644 name} (POSIX uuencode). */
    static boolean isUu(byte[] bytes, int line, int end) {
        return BodyLines.startsWith(bytes, line, end, UU) && isModeAndName(bytes, line + UU.length(), end);
    }

    /** {@code begin-base64 644 name} (POSIX uuencode). */
    static boolean isBase64(byte[] bytes, int line, int end) {
        return BodyLines.startsWith(bytes, line, end, BASE64) && isModeAndName(bytes, line + BASE64.length(), end);
    }

    /** {@code =ybegin line=128 size=5 name=a}, and a part in front of them where there are several (yEnc 1.3). */
    static boolean isYenc(byte[] bytes, int line, int end) {
        if (!BodyLines.startsWith(bytes, line, end, YENC)) {
            return false;
        }
        String text = new String(bytes, line, Math.min(end - line, MOST_BYTES), StandardCharsets.ISO_8859_1);
        return text.contains(" line=") && text.contains(" size=") && text.contains(" name=");
    }

    /** An octal mode, a blank, and a name. */
    private static boolean isModeAndName(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '7') {
            i++;
        }
        boolean isMode = i - from >= FEWEST_DIGITS && i - from <= MOST_DIGITS;
        return isMode && i + 1 < end && Ascii.isBlank(bytes[i]);
    }
}
