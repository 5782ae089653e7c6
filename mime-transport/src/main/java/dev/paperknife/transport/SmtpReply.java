package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.util.List;
import java.util.Optional;

/**
 * An answer of an SMTP server (RFC 5321 4.2).
 *
 * @param code 200 to 599
 * @param lines what it says, a line each, at least one, without the code; controls escaped, not to be trusted
 */
public record SmtpReply(int code, List<String> lines) {
    /** Copies the list. */
    public SmtpReply {
        lines = List.copyOf(lines);
    }

    /** Whether the command was done: 2xx. */
    public boolean isPositive() {
        return code < 300;
    }

    /** Whether the server wants more: 3xx. */
    public boolean isIntermediate() {
        return code >= 300 && code < 400;
    }

    /** Whether the command was refused: 4xx, 5xx. */
    public boolean isNegative() {
        return code >= 400;
    }

    /** The enhanced status code (RFC 3463), such as "5.1.1", if the answer begins with one of its own class. */
    public Optional<String> enhancedCode() {
        String line = lines.get(0);
        int end = line.indexOf(' ');
        String word = end < 0 ? line : line.substring(0, end);
        boolean isCode = word.length() >= 5 && word.charAt(0) - '0' == code / 100 && isTriple(word);
        return isCode ? Optional.of(word) : Optional.empty();
    }

    /** One digit, then twice a dot and one to three digits. */
    private static boolean isTriple(String word) {
        int dots = 0;
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.' && digits > 0) {
                dots++;
                digits = 0;
            } else if (c < 0x80 && Ascii.isDigit((byte) c) && digits < 3) {
                digits++;
            } else {
                return false;
            }
        }
        return dots == 2 && digits > 0;
    }

    /** All lines in one, blanks between them. */
    public String text() {
        return String.join(" ", lines);
    }

    /** The answer in one line. */
    @Override
    public String toString() {
        return code + " " + text();
    }
}
