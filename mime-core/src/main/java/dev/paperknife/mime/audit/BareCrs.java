package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;

/** Bodies as readers have them that make something of a CR without LF (RFC 5322 2.3). */
final class BareCrs {
    private BareCrs() {}

    /** Each ends a line: LF stands behind it. */
    static Slice ended(Slice body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        for (int i = body.from(); i < body.to(); i++) {
            out.write(body.array()[i]);
            if (isBare(body, i)) {
                out.write('\n');
            }
        }
        return Slice.of(out.toByteArray());
    }

    /** Those next to a line end, as in CR CR LF and LF CR, are not there. */
    static Slice dropped(Slice body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        for (int i = body.from(); i < body.to(); i++) {
            boolean isAfterEnd = i == body.from() || body.array()[i - 1] == '\n';
            boolean isBeforeEnd = isAt(body, i + 1, '\r') && isAt(body, i + 2, '\n');
            if (!isBare(body, i) || !(isAfterEnd || isBeforeEnd)) {
                out.write(body.array()[i]);
            }
        }
        return Slice.of(out.toByteArray());
    }

    private static boolean isBare(Slice body, int i) {
        return body.array()[i] == '\r' && !isAt(body, i + 1, '\n');
    }

    private static boolean isAt(Slice body, int i, char wanted) {
        return i < body.to() && body.array()[i] == wanted;
    }
}
