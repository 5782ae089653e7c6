package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Something for each of some field names, found by a field without making a text of its name: most fields are in no table. */
final class FieldTable<T> {
    private static final int LETTERS = 128;

    private final List<List<Entry<T>>> byInitial = new ArrayList<>();

    private record Entry<T>(String name, Optional<T> value) {}

    private FieldTable(Map<String, T> values) {
        for (int i = 0; i < LETTERS; i++) {
            byInitial.add(new ArrayList<>(0));
        }
        values.forEach((name, value) -> byInitial.get(name.charAt(0)).add(new Entry<>(name, Optional.of(value))));
    }

    /** A table of what stands beside the names, which are in lower case. */
    static <T> FieldTable<T> of(Map<String, T> values) {
        return new FieldTable<>(values);
    }

    /** A table of the names themselves, in lower case. */
    static FieldTable<String> of(Set<String> names) {
        return new FieldTable<>(names.stream().collect(Collectors.toMap(name -> name, name -> name)));
    }

    /** What the table has for the field's name, whatever its case. */
    Optional<T> get(Field field) {
        Slice raw = field.raw();
        byte initial = raw.isEmpty() ? 0 : Ascii.lower(raw.array()[raw.from()]);
        if (initial > 0) {
            for (Entry<T> entry : byInitial.get(initial)) {
                if (field.isNamed(entry.name)) {
                    return entry.value;
                }
            }
        }
        return Optional.empty();
    }

    boolean has(Field field) {
        return get(field).isPresent();
    }
}
