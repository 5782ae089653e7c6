package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What reads as a boundary parameter inside the quoted values and comments of a field (RFC 2045 5.1). */
final class HiddenBoundaries {
    private static final String NAME = "boundary";
    private static final int MOST = 8;

    private HiddenBoundaries() {}

    /** The values, the first eight of them. */
    static List<Boundary> in(Slice value) {
        List<Boundary> found = new ArrayList<>(0);
        byte[] bytes = value.array();
        boolean isQuoted = false;
        int depth = 0;
        for (int i = value.from(); i < value.to() && found.size() < MOST; i++) {
            byte b = bytes[i];
            if (b == '\\') {
                i++;
            } else if (b == '"' && depth == 0) {
                isQuoted = !isQuoted;
            } else if (!isQuoted && b == '(') {
                depth++;
            } else if (!isQuoted && b == ')' && depth > 0) {
                depth--;
            } else if ((isQuoted || depth > 0) && isName(bytes, i, value)) {
                int equals = afterBlanks(bytes, i + NAME.length(), value.to());
                if (equals < value.to() && bytes[equals] == '=') {
                    found.add(Boundary.of(value(bytes, equals + 1, value.to())));
                }
            }
        }
        return found;
    }

    private static boolean isName(byte[] bytes, int at, Slice value) {
        boolean isStart = at == value.from() || !Ascii.isToken(bytes[at - 1]);
        boolean hasRoom = value.to() - at >= NAME.length();
        return isStart && hasRoom && Ascii.equalsIgnoreCase(bytes, at, at + NAME.length(), NAME);
    }

    private static int afterBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && Ascii.isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** What follows the equals sign, up to what ends a value anywhere; quotes and the backslashes before them aside. */
    private static byte[] value(byte[] bytes, int from, int to) {
        int start = afterBlanks(bytes, from, to);
        while (start < to && (bytes[start] == '"' || bytes[start] == '\\')) {
            start++;
        }
        int end = start;
        while (end < to && !Ascii.isFold(bytes[end]) && "\";()\\".indexOf(bytes[end]) < 0) {
            end++;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }
}
