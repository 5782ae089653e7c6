package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;

/** What a server said, made harmless for people and terminals: controls and bidirectional marks are escaped. */
final class WireText {
    /** The most characters of a server's text that an exception's message quotes. */
    private static final int QUOTED_CHARS = 200;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private WireText() {}

    /** The bytes as UTF-8 text; what is not UTF-8 shows as U+FFFD, controls as {@code \xHH}. */
    static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static String of(byte[] bytes, int from, int to) {
        if (isPlain(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        return escaped(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The text in quotes, escaped and cut, for a message about a caller's mistake or a server's answer. */
    static String quoted(String text) {
        return "\"" + cut(escaped(text)) + "\"";
    }

    /** Why something failed, in one line; never empty. */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : cut(escaped(message));
    }

    static String cut(String text) {
        return text.length() <= QUOTED_CHARS ? text : text.substring(0, QUOTED_CHARS) + "...";
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(c)) {
                safe.append(c);
            } else if (c < 0x100) {
                safe.append("\\x").append(HEX[c >> 4]).append(HEX[c & 0xF]);
            } else {
                safe.append("\\u").append(HEX[c >> 12]).append(HEX[(c >> 8) & 0xF]);
                safe.append(HEX[(c >> 4) & 0xF]).append(HEX[c & 0xF]);
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char c) {
        return c < ' '
                || (c >= 0x7F && c < 0xA0)
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
