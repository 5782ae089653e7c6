package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;

/** The last look at a field before it is written: one field, whole lines, nothing that could end it early (RFC 5322 2.2). */
final class FieldBytes {
    private static final int LONGEST_LINE = 998;

    private FieldBytes() {}

    static void require(String name, byte[] field) {
        int line = 0;
        while (line < field.length) {
            int end = lineEnd(field, line);
            if (end + 2 > field.length || field[end] != '\r' || field[end + 1] != '\n') {
                throw refused(name, "a control character or a line end of its own");
            }
            if (end - line > LONGEST_LINE) {
                throw refused(name, "a line of more than 998 octets that cannot be folded");
            }
            if (line > 0 && (!Ascii.isBlank(field[line]) || isBlank(field, line, end))) {
                throw refused(name, "a line that is no continuation");
            }
            line = end + 2;
        }
    }

    /** The index of the next control other than a tab; that of the CR if all is well. */
    private static int lineEnd(byte[] field, int from) {
        int i = Ascii.plainEnd(field, from, field.length);
        while (i < field.length && (field[i] == '\t' || !Ascii.isControl(field[i]))) {
            i = Ascii.plainEnd(field, i + 1, field.length);
        }
        return i;
    }

    private static boolean isBlank(byte[] field, int from, int to) {
        int i = from;
        while (i < to && Ascii.isBlank(field[i])) {
            i++;
        }
        return i == to;
    }

    private static IllegalArgumentException refused(String name, String what) {
        return new IllegalArgumentException(
                "field " + Permitted.shown(name) + " would hold " + what + " (RFC 5322 2.1.1, 2.2)");
    }
}
