package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in the shape that nearly all mail has: tokens, or ASCII in quotes, each name once. They are read in one pass for
 * every part of a message; whatever departs from that shape is left to {@link ParameterReader}, which gives the same result.
 */
final class UsualParameters {
    private static final int MOST = 8;

    private final byte[] bytes;
    private final int end;
    private final Slice value;
    private String[] names = new String[1];
    private String[] values = new String[1];
    private int count;
    private int at;
    private @Nullable Slice boundary;

    private UsualParameters(Slice value, int from) {
        this.value = value;
        this.bytes = value.array();
        this.end = value.to();
        this.at = from;
    }

    /** The parameters that stand from an index of the value's array to its end, or nothing where they are not usual. */
    static @Nullable Parameters read(Slice value, int from) {
        return from == value.to() ? Parameters.NONE : new UsualParameters(value, from).read();
    }

    private @Nullable Parameters read() {
        while (at < end) {
            if (bytes[at] != ';' || count == MOST || !parameter()) {
                return null;
            }
        }
        return count == names.length
                ? Parameters.of(names, values, boundary)
                : Parameters.of(Arrays.copyOf(names, count), Arrays.copyOf(values, count), boundary);
    }

    private boolean parameter() {
        at++;
        while (at < end && Ascii.isFold(bytes[at])) {
            if (bytes[at] == '\r' && HeaderLexer.lineBreak(bytes, at, end) == 0) {
                return false;
            }
            at++;
        }
        int nameFrom = at;
        at = tokenEnd(bytes, at, end);
        String name = ParameterName.usual(bytes, nameFrom, at);
        if (name.isEmpty() || at == end || bytes[at] != '=' || isKnown(name)) {
            return false;
        }
        at++;
        int from = at;
        boolean isQuoted = at < end && bytes[at] == '"';
        if (isQuoted ? !quoted() : !token()) {
            return false;
        }
        add(name, isQuoted ? from + 1 : from, isQuoted ? at - 1 : at);
        return true;
    }

    static int tokenEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && Ascii.isToken(bytes[i])) {
            i++;
        }
        return i;
    }

    private boolean token() {
        int from = at;
        at = tokenEnd(bytes, from, end);
        return at > from && bytes[from] != '\'' && (at == end || bytes[at] == ';');
    }

    /** Printable ASCII between quotes, without escapes and without what could be an encoded-word. */
    private boolean quoted() {
        int from = at + 1;
        int i = from;
        while (i < end && bytes[i] != '"') {
            byte b = bytes[i];
            if (b < ' ' || b == '\\' || b == 0x7F || (b == '?' && bytes[i - 1] == '=')) {
                return false;
            }
            i++;
        }
        at = i + 1;
        return i > from && i < end && (at == end || bytes[at] == ';');
    }

    private boolean isKnown(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void add(String name, int from, int to) {
        if (name.equals("boundary")) {
            boundary = value.slice(from - value.from(), to - value.from());
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        names[count] = name;
        values[count] = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        count++;
    }
}
