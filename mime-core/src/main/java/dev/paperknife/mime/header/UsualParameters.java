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
    private final String[] names;
    private final String[] values;
    private int count;
    private int at;
    private @Nullable Slice boundary;

    private UsualParameters(Slice value, int from) {
        this.value = value;
        this.bytes = value.array();
        this.end = value.to();
        this.at = from;
        int most = semicolons();
        this.names = new String[most];
        this.values = new String[most];
    }

    /** How many parameters there are, or more if semicolons stand in quotes; more than {@link #MOST} are not usual. */
    private int semicolons() {
        int count = 0;
        for (int i = at; i < end && count < MOST; i++) {
            count += bytes[i] == ';' ? 1 : 0;
        }
        return count;
    }

    /** The parameters that stand from an index of the value's array to its end, or nothing where they are not usual. */
    static @Nullable Parameters read(Slice value, int from) {
        return from == value.to() ? Parameters.NONE : new UsualParameters(value, from).read();
    }

    private @Nullable Parameters read() {
        while (at < end) {
            if (bytes[at] != ';' || count == names.length || !parameter()) {
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
        skipToken();
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

    private void skipToken() {
        while (at < end && Ascii.isToken(bytes[at])) {
            at++;
        }
    }

    private boolean token() {
        int from = at;
        skipToken();
        return at > from && bytes[from] != '\'' && (at == end || bytes[at] == ';');
    }

    /** Printable ASCII between quotes, without escapes and without what could be an encoded-word. */
    private boolean quoted() {
        int from = ++at;
        while (at < end && bytes[at] != '"') {
            byte b = bytes[at];
            if (b < ' ' || b == '\\' || b == 0x7F || (b == '?' && bytes[at - 1] == '=')) {
                return false;
            }
            at++;
        }
        return at > from && at++ < end && (at == end || bytes[at] == ';');
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
        names[count] = name;
        values[count] = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        count++;
    }
}
