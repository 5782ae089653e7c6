package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A header section (RFC 5322 2.2): its bytes and where its fields stand in them. Names are compared as ASCII; where a
 * field occurs more than once the first one counts. Looking a field up is a scan over the names.
 */
public final class Header {
    private static final int MARKS = 3;
    private static final int CASELESS = 0xDF;

    private final Slice raw;
    private final int[] marks;
    private final int size;
    private final ReadContext context;

    private static final Header EMPTY = new Header(Slice.empty(), new int[0], 0, ReadContext.DEFAULT);

    private Header(Slice raw, int[] marks, int size, ReadContext context) {
        this.raw = raw;
        this.marks = marks;
        this.size = size;
        this.context = context;
    }

    /**
     * A section as its scanner found it. Neither the array behind the slice nor the marks are copied.
     *
     * @param raw the section's bytes, in memory
     * @param marks three for each field: its start, its colon (its end where it has none) and its end, as indexes into
     *     {@code raw.array()}
     * @param size how many fields there are
     */
    public static Header of(Slice raw, int[] marks, int size, ReadContext context) {
        return new Header(raw, marks, size, context);
    }

    /** A section without fields. */
    public static Header empty() {
        return EMPTY;
    }

    /** The whole section: fields and junk, without the empty line that ends it. */
    public Slice raw() {
        return raw;
    }

    /** What values of this section are read with; its defects go nowhere. */
    public ReadContext context() {
        return context;
    }

    /** The fields in order. */
    public List<Field> fields() {
        return new AbstractList<>() {
            @Override
            public Field get(int index) {
                return field(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private Field field(int index) {
        int start = marks[index * MARKS];
        int from = start - raw.from();
        int to = marks[index * MARKS + 2] - raw.from();
        return new Field(raw.slice(from, to), marks[index * MARKS + 1] - start, context);
    }

    /** The first field of that name. */
    public Optional<Field> first(String name) {
        int index = indexOf(name, 0);
        return index < 0 ? Optional.empty() : Optional.of(field(index));
    }

    /** The first field of that name, read in that form; absent too where it passes the limit for values. */
    public <T> Optional<T> first(String name, HeaderForm<T> form) {
        int index = indexOf(name, 0);
        return index < 0 ? Optional.empty() : read(index, form);
    }

    private <T> Optional<T> read(int index, HeaderForm<T> form) {
        int start = marks[index * MARKS];
        int end = marks[index * MARKS + 2];
        if (end - start > context.limits().fieldBytes()) {
            return field(index).read(form);
        }
        return Optional.of(form.read(Field.value(raw, marks[index * MARKS + 1], end), context));
    }

    /** All fields of that name, in order. */
    public List<Field> all(String name) {
        List<Field> found = new ArrayList<>();
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
            found.add(field(i));
        }
        return List.copyOf(found);
    }

    /** All fields of that name, read in that form, in order. */
    public <T> List<T> all(String name, HeaderForm<T> form) {
        return all(name).stream().flatMap(field -> field.read(form).stream()).toList();
    }

    private int indexOf(String name, int from) {
        byte[] bytes = raw.array();
        int initial = name.isEmpty() ? 0 : name.charAt(0) & CASELESS;
        for (int i = from; i < size; i++) {
            int start = marks[i * MARKS];
            int colon = marks[i * MARKS + 1];
            // most names differ in their first byte, so that is looked at before anything else
            if ((bytes[start] & CASELESS) == initial && isNamed(bytes, start, colon, name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNamed(byte[] bytes, int start, int colon, String name) {
        int end = colon;
        while (end > start && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        return Ascii.equalsIgnoreCase(bytes, start, end, name);
    }
}
