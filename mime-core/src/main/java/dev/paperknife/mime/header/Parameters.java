package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a field (RFC 2045 5.1), decoded (RFC 2231, and RFC 2047 in file names), in the order they first occur;
 * each name, in lower case, once. Two are equal if they hold the same names and values in any order.
 */
public final class Parameters {
    /** No parameters. */
    public static final Parameters NONE = new Parameters(new String[0], new String[0], null);

    private static final String BOUNDARY = "boundary";

    private final String[] names;
    private final String[] values;
    private final @Nullable Slice boundary;

    private Parameters(String[] names, String[] values, @Nullable Slice boundary) {
        this.names = names;
        this.values = values;
        this.boundary = boundary;
    }

    /** Parameters as they were read; no boundary means that none of the values can be one. */
    static Parameters of(List<String> names, List<String> values, @Nullable Slice boundary) {
        return new Parameters(names.toArray(new String[0]), values.toArray(new String[0]), boundary);
    }

    /** The same from arrays, which are kept. */
    static Parameters of(String[] names, String[] values, @Nullable Slice boundary) {
        return new Parameters(names, values, boundary);
    }

    /**
     * Parameters to be written, in the map's order.
     *
     * @throws IllegalArgumentException if a name is no token or holds {@code * ' %} (RFC 2231 7), or a value holds a control
     */
    public static Parameters of(Map<String, String> parameters) {
        Map<String, String> byName = new LinkedHashMap<>();
        parameters.forEach((name, value) -> byName.put(checkedName(name), checkedValue(value)));
        String boundary = byName.get(BOUNDARY);
        return of(
                List.copyOf(byName.keySet()),
                List.copyOf(byName.values()),
                boundary == null ? null : Slice.of(boundary));
    }

    /**
     * These with one more, which replaces one of the same name.
     *
     * @throws IllegalArgumentException if the name is no token or holds {@code * ' %}, or the value holds a control
     */
    public Parameters with(String name, String value) {
        String lower = checkedName(name);
        int old = indexOf(lower);
        int at = old < 0 ? names.length : old;
        int count = old < 0 ? names.length + 1 : names.length;
        String[] newNames = Arrays.copyOf(names, count);
        String[] newValues = Arrays.copyOf(values, count);
        newNames[at] = lower;
        newValues[at] = checkedValue(value);
        return new Parameters(newNames, newValues, lower.equals(BOUNDARY) ? Slice.of(value) : boundary);
    }

    /** These without that one. */
    public Parameters without(String name) {
        Map<String, String> byName = new LinkedHashMap<>(asMap());
        String lower = Ascii.lower(name);
        byName.remove(lower);
        return of(List.copyOf(byName.keySet()), List.copyOf(byName.values()), lower.equals(BOUNDARY) ? null : boundary);
    }

    private static String checkedName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > '~' || !Ascii.isToken((byte) c) || c == '*' || c == '\'' || c == '%') {
                throw new IllegalArgumentException("no name of a parameter (RFC 2231 7): " + name);
            }
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a parameter has a name (RFC 2045 5.1)");
        }
        return Ascii.lower(name);
    }

    private static String checkedValue(String value) {
        EncodedWordWriter.refuseControls(value);
        AddrSpec.refuseHalves(value);
        return value;
    }

    /** The decoded value; ASCII case of the name does not matter. */
    public Optional<String> get(String name) {
        int index = indexOf(Ascii.lower(name));
        return index < 0 ? Optional.empty() : Optional.of(values[index]);
    }

    private int indexOf(String lower) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(lower)) {
                return i;
            }
        }
        return -1;
    }

    /** How many there are. */
    int size() {
        return names.length;
    }

    /** The name, in lower case, that comes at that place. */
    String name(int index) {
        return names[index];
    }

    /** The decoded value that comes at that place. */
    String value(int index) {
        return values[index];
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** The names in lower case and the decoded values, in order; read-only. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** The bytes of the boundary as they stand in the field, or will: without quotes, escapes and folds. */
    Optional<Slice> boundaryBytes() {
        return Optional.ofNullable(boundary);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters that && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    /** The parameters as a map shows itself: for people, not for a field. */
    @Override
    public String toString() {
        return asMap().toString();
    }
}
