package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.util.Optional;

/**
 * The first line of an answer of POP3 (RFC 1939 3), or a challenge (RFC 5034). Knows no connection.
 *
 * @param text what stands after the status, a response code aside; controls escaped
 * @param code the response code (RFC 2449 8, RFC 3206), such as IN-USE; "" for none
 */
record Pop3Status(Kind kind, String code, String text) {
    /** How a line begins. */
    enum Kind {
        OK,
        ERR,
        CHALLENGE
    }

    private static final byte[] PLUS_OK = Wire.ascii("+OK");
    private static final byte[] MINUS_ERR = Wire.ascii("-ERR");
    private static final byte[] PLUS = Wire.ascii("+");

    /** The line read, without its CRLF; absent for a line that is none of the three. */
    static Optional<Pop3Status> of(byte[] line) {
        return of(line, PLUS_OK, Kind.OK)
                .or(() -> of(line, MINUS_ERR, Kind.ERR))
                .or(() -> challenge(line));
    }

    private static Optional<Pop3Status> of(byte[] line, byte[] word, Kind kind) {
        if (!begins(line, word)) {
            return Optional.empty();
        }
        String text = WireText.of(line, Math.min(line.length, word.length + 1), line.length);
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        if (end < 0) {
            return Optional.of(new Pop3Status(kind, "", text));
        }
        String rest = text.substring(end + 1);
        return Optional.of(
                new Pop3Status(kind, text.substring(1, end), rest.startsWith(" ") ? rest.substring(1) : rest));
    }

    private static Optional<Pop3Status> challenge(byte[] line) {
        if (!begins(line, PLUS)) {
            return Optional.empty();
        }
        int from = Math.min(line.length, 2);
        return Optional.of(new Pop3Status(Kind.CHALLENGE, "", WireText.of(line, from, line.length)));
    }

    /** Whether the word stands alone at the start; some servers write it in small letters. */
    private static boolean begins(byte[] line, byte[] word) {
        if (line.length < word.length || (line.length > word.length && !Ascii.isBlank(line[word.length]))) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (Ascii.lower(line[i]) != Ascii.lower(word[i])) {
                return false;
            }
        }
        return true;
    }
}
