package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of STAT, LIST and UIDL (RFC 1939 5, 7). Knows no connection. */
final class Pop3Lines {
    private static final int UID_CHARS = 70;

    private Pop3Lines() {}

    /** {@code messages octets}, and anything after them. */
    static Optional<Maildrop> maildrop(String text) {
        return numbers(text, 0).map(numbers -> new Maildrop(numbers.number(), numbers.octets()));
    }

    /** {@code number octets}, and anything after them. */
    static Optional<Pop3Size> size(byte[] line) {
        return size(new String(line, StandardCharsets.ISO_8859_1));
    }

    /** The same; messages are counted from 1 (RFC 1939 4). */
    static Optional<Pop3Size> size(String line) {
        return numbers(line, 1);
    }

    private static Optional<Pop3Size> numbers(String line, int least) {
        int first = blank(line, 0);
        int second = blank(line, Math.min(first + 1, line.length()));
        long number = Decimal.of(line.substring(0, first));
        long octets = Decimal.of(line.substring(Math.min(first + 1, line.length()), second));
        return isNumber(number, least) && octets != Decimal.NONE
                ? Optional.of(new Pop3Size((int) number, octets))
                : Optional.empty();
    }

    /** {@code number uid}; the id of 1 to 70 characters from 0x21 to 0x7E. */
    static Optional<Pop3Uid> uid(String line) {
        int first = blank(line, 0);
        long number = Decimal.of(line.substring(0, first));
        String uid = line.substring(Math.min(first + 1, line.length()));
        boolean isUid =
                !uid.isEmpty() && uid.length() <= UID_CHARS && uid.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return isNumber(number, 1) && isUid ? Optional.of(new Pop3Uid((int) number, uid)) : Optional.empty();
    }

    private static boolean isNumber(long number, int least) {
        return number != Decimal.NONE && number >= least && number <= Integer.MAX_VALUE;
    }

    private static int blank(String line, int from) {
        int i = from;
        while (i < line.length() && !(line.charAt(i) < 0x80 && Ascii.isBlank((byte) line.charAt(i)))) {
            i++;
        }
        return i;
    }
}
