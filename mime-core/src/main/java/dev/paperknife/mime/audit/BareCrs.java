package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;

/** Header sections and bodies as readers have them that make something of a CR without LF (RFC 5322 2.3). */
final class BareCrs {
    private BareCrs() {}

    /** Each ends a line: LF stands behind it. */
    static Slice ended(Slice bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes.length());
        for (int i = bytes.from(); i < bytes.to(); i++) {
            out.write(bytes.array()[i]);
            if (isBare(bytes, i)) {
                out.write('\n');
            }
        }
        return Slice.of(out.toByteArray());
    }

    /** Those next to a line end, as in CR CR LF and LF CR, are not there. */
    static Slice dropped(Slice bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes.length());
        for (int i = bytes.from(); i < bytes.to(); i++) {
            boolean isAfterEnd = i == bytes.from() || bytes.array()[i - 1] == '\n';
            boolean isBeforeEnd = isAt(bytes, i + 1, '\r') && isAt(bytes, i + 2, '\n');
            if (!isBare(bytes, i) || !(isAfterEnd || isBeforeEnd)) {
                out.write(bytes.array()[i]);
            }
        }
        return Slice.of(out.toByteArray());
    }

    private static boolean isBare(Slice bytes, int i) {
        return bytes.array()[i] == '\r' && !isAt(bytes, i + 1, '\n');
    }

    private static boolean isAt(Slice bytes, int i, char wanted) {
        return i < bytes.to() && bytes.array()[i] == wanted;
    }
}
