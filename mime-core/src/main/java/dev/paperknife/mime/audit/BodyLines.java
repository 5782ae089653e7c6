package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;

/** Lines of bytes, for whoever looks at a body for what may be taken for a delimiter or a field. LF ends a line. */
final class BodyLines {
    private static final String CONTENT = "content-";

    private BodyLines() {}

    /** Where the next line begins, or the end. */
    static int next(byte[] bytes, int line, int to) {
        return Math.min(Ascii.indexOf(bytes, line, to, (byte) '\n') + 1, to);
    }

    /** Where the line's text ends: before its line end. */
    static int contentEnd(byte[] bytes, int line, int to) {
        int end = Ascii.indexOf(bytes, line, to, (byte) '\n');
        return end < to && end > line && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** Whether there is anything on the line. */
    static boolean isText(byte[] bytes, int line, int to) {
        return contentEnd(bytes, line, to) > line;
    }

    /** Whether that stands there. */
    static boolean startsWith(byte[] bytes, int line, int to, String text) {
        int i = 0;
        while (i < text.length() && line + i < to && bytes[line + i] == text.charAt(i)) {
            i++;
        }
        return i == text.length();
    }

    /** The line without blanks and a line end at its end, each byte a character. */
    static String text(byte[] bytes, int line, int to) {
        int end = contentEnd(bytes, line, to);
        while (end > line && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        return new String(bytes, line, end - line, StandardCharsets.ISO_8859_1);
    }

    /** Whether the line begins like a field: a name and a colon. */
    static boolean isField(byte[] bytes, int line, int to) {
        int i = line;
        while (i < to && Ascii.isFieldName(bytes[i])) {
            i++;
        }
        boolean isName = i > line;
        while (i < to && Ascii.isBlank(bytes[i])) {
            i++;
        }
        return isName && i < to && bytes[i] == ':';
    }

    /** Whether the line begins like a field of MIME. */
    static boolean isContentField(byte[] bytes, int line, int to) {
        int end = line + CONTENT.length();
        return end <= to && Ascii.equalsIgnoreCase(bytes, line, end, CONTENT) && isField(bytes, line, to);
    }

    /** Where the empty line begins that ends a header section, or the end where it has none. */
    static int beforeEmptyLine(byte[] bytes, int from, int to) {
        int end = to;
        if (end > from && bytes[end - 1] == '\n') {
            end -= end - 1 > from && bytes[end - 2] == '\r' ? 2 : 1;
        }
        boolean isEmptyLine = end == from || bytes[end - 1] == '\n';
        return isEmptyLine ? end : to;
    }
}
