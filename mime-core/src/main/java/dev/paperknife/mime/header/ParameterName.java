package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/**
 * A parameter's name as RFC 2231 3 and 4 take it apart: {@code filename*2*} is section 2 of {@code filename}, extended.
 *
 * @param base the name in lower case; empty where nothing, or an asterisk, stands before the others
 * @param section the number, {@link #WHOLE} for a name without one
 * @param isExtended whether the value has percent escapes
 * @param isNumberBad whether what stands for a number is none, or not the only one; then it belongs to the base
 */
record ParameterName(String base, int section, boolean isExtended, boolean isNumberBad) {
    static final int WHOLE = -1;

    private static final int MOST_DIGITS = 4;
    private static final String[] COMMON = {
        "charset",
        "boundary",
        "name",
        "filename",
        "format",
        "type",
        "delsp",
        "protocol",
        "micalg",
        "report-type",
        "method",
        "start",
        "size"
    };

    static ParameterName of(Slice name) {
        byte[] bytes = name.array();
        int from = name.from();
        int to = name.to();
        if (Ascii.indexOf(bytes, from, to, (byte) '*') == to) {
            return new ParameterName(lower(bytes, from, to), WHOLE, false, false);
        }
        boolean isExtended = bytes[to - 1] == '*';
        int end = isExtended ? to - 1 : to;
        int star = lastStar(bytes, from, end);
        if (star < from) {
            return new ParameterName(base(bytes, from, end), WHOLE, isExtended, false);
        }
        boolean isSection = Ascii.indexOf(bytes, from, star, (byte) '*') == star;
        int section = isSection ? number(bytes, star + 1, end) : -1;
        return section < 0
                ? new ParameterName(base(bytes, from, end), WHOLE, isExtended, true)
                : new ParameterName(base(bytes, from, star), section, isExtended, false);
    }

    private static int lastStar(byte[] bytes, int from, int to) {
        int i = to - 1;
        while (i >= from && bytes[i] != '*') {
            i--;
        }
        return i;
    }

    private static String base(byte[] bytes, int from, int to) {
        return to == from || bytes[to - 1] == '*' ? "" : lower(bytes, from, to);
    }

    /** The name in lower case that bytes [from, to) of a token spell; empty where RFC 2231 takes it apart. */
    static String usual(byte[] bytes, int from, int to) {
        return Ascii.indexOf(bytes, from, to, (byte) '*') < to || from == to ? "" : lower(bytes, from, to);
    }

    /** The number of a section, or -1 where it is none: digits without leading zero, as few as sections can need. */
    private static int number(byte[] bytes, int from, int to) {
        if (from == to || to - from > MOST_DIGITS || (bytes[from] == '0' && to - from > 1)) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static String lower(byte[] bytes, int from, int to) {
        for (String common : COMMON) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, common)) {
                return common;
            }
        }
        return Ascii.lower(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
