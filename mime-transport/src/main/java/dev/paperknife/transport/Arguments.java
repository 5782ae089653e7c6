package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;

/** What a caller's strings must be before they may become part of a command. Each check throws at once. */
final class Arguments {
    /** How the exceptions name the failure. */
    private static final String INJECTION = " [net-command-injection]";

    private Arguments() {}

    /** Text of at least one character without controls or lone surrogates. */
    static String text(String what, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty " + what);
        }
        if (!isText(value)) {
            throw new IllegalArgumentException(
                    what + " with a control character: " + WireText.quoted(value) + INJECTION);
        }
        return value;
    }

    /** The same for what must not be shown; it may be empty. */
    static void secret(String what, String value) {
        if (!isText(value)) {
            throw new IllegalArgumentException(what + " with a control character" + INJECTION);
        }
    }

    /** ASCII of at least one character without controls or blanks. */
    static String word(String what, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    what + " is not a word of printable ASCII: " + WireText.quoted(value) + INJECTION);
        }
        return value;
    }

    /** A number of at least 1. */
    static int number(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " below 1: " + value);
        }
        return value;
    }

    static boolean isAscii(String value) {
        return value.chars().allMatch(c -> c < 0x80);
    }

    /** Whether there is no control (C0, DEL, C1), no line separator and no lone surrogate. */
    static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * The bytes of a command line, looked at once more: never CR, LF, NUL or another control, never a char narrowed.
     *
     * @param line without its line end
     */
    static byte[] command(String line, int maxBytes) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxBytes || !isText(line)) {
            throw new IllegalArgumentException(
                    "not a command line: " + WireText.quoted(line) + " of " + bytes.length + " bytes" + INJECTION);
        }
        return bytes;
    }
}
