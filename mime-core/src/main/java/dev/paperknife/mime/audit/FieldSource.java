package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a field with parameters as text, each byte a character (ISO 8859-1), taken apart at the semicolons that stand
 * outside quoted-strings and comments (RFC 2045 5.1).
 */
final class FieldSource {
    private final Field field;
    private final String text;
    private final List<Segment> segments = new ArrayList<>();

    /**
     * What stands between two semicolons: indexes into the text.
     *
     * @param name of the parameter, in lower case; empty in the first segment and where there is none
     * @param value where its value begins, behind the blanks that may precede it
     */
    record Segment(int from, int to, String name, int value) {
        /** The name without the asterisks and numbers of RFC 2231. */
        String base() {
            int star = name.indexOf('*');
            return star < 0 ? name : name.substring(0, star);
        }

        boolean isExtended() {
            return name.indexOf('*') >= 0;
        }
    }

    FieldSource(Field field) {
        this.field = field;
        this.text = new String(field.value().bytes(), StandardCharsets.ISO_8859_1);
        split();
    }

    Field field() {
        return field;
    }

    String text() {
        return text;
    }

    /** What precedes the first semicolon. */
    Segment head() {
        return segments.get(0);
    }

    /** The parameters in order. */
    List<Segment> parameters() {
        return segments.subList(1, segments.size());
    }

    String text(Segment segment) {
        return text.substring(segment.from(), segment.to());
    }

    /** What stands for the parameter's value, blanks and line breaks at its end aside. */
    String value(Segment segment) {
        int to = segment.to();
        while (to > segment.value() && Ascii.isFold((byte) text.charAt(to - 1))) {
            to--;
        }
        return text.substring(segment.value(), to);
    }

    /** The index of a place in the source. */
    int index(long offset) {
        Slice value = field.value();
        return (int) Math.max(0, Math.min(value.length(), offset - value.offset()));
    }

    String replace(int from, int to, String with) {
        return text.substring(0, from) + with + text.substring(to);
    }

    private void split() {
        int from = 0;
        while (from <= text.length()) {
            int to = end(from);
            segments.add(segment(from, to));
            from = to + 1;
        }
    }

    private int end(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != ';') {
            i = after(i);
        }
        return i;
    }

    /** The index after what stands there: a quoted-string, a comment, or one character. */
    private int after(int i) {
        return switch (text.charAt(i)) {
            case '"' -> afterQuoted(i);
            case '(' -> afterComment(i);
            default -> i + 1;
        };
    }

    /** The index after the quoted-string that begins there; the end where it has none. */
    int afterQuoted(int quote) {
        int i = quote + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    /** The index after the comment that begins there, those inside it included; the end where it has none. */
    int afterComment(int open) {
        int depth = 0;
        int i = open;
        do {
            char c = i < text.length() ? text.charAt(i) : ')';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i += c == '\\' ? 2 : 1;
        } while (depth > 0 && i < text.length());
        return Math.min(i, text.length());
    }

    private Segment segment(int from, int to) {
        int name = skipGap(from, to);
        int end = name;
        while (end < to && Ascii.isToken((byte) text.charAt(end))) {
            end++;
        }
        int equals = skipGap(end, to);
        boolean isNamed = end > name && equals < to && text.charAt(equals) == '=';
        return isNamed && from > 0
                ? new Segment(from, to, Ascii.lower(text.substring(name, end)), skipGap(equals + 1, to))
                : new Segment(from, to, "", to);
    }

    private int skipGap(int from, int to) {
        int i = from;
        while (i < to && (text.charAt(i) == '(' || Ascii.isFold((byte) text.charAt(i)))) {
            i = text.charAt(i) == '(' ? Math.min(afterComment(i), to) : i + 1;
        }
        return i;
    }

    /** The text without its comments. */
    String withoutComments() {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int next = after(i);
            if (text.charAt(i) != '(') {
                kept.append(text, i, next);
            }
            i = next;
        }
        return kept.toString();
    }

    /** The parameter that holds that index; the last before it where none does. */
    Segment parameterAt(int index) {
        Segment found = head();
        for (Segment segment : segments) {
            found = segment.from() <= index ? segment : found;
        }
        return found;
    }

    /** A value without the backslashes that escape (RFC 5322 3.2.1). */
    static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            i = value.charAt(i) == '\\' && i + 1 < value.length() ? i + 1 : i;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    /** A value in quotes, so that it is read as it is. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
