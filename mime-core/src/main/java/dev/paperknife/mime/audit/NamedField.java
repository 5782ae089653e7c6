package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A field with what is known of its name, found once for all the rules about fields. */
record NamedField(Field field, Optional<KnownField> known) {
    static List<NamedField> of(List<Field> fields) {
        List<NamedField> named = new ArrayList<>(fields.size());
        for (Field field : fields) {
            named.add(new NamedField(field, KnownField.of(field)));
        }
        return named;
    }

    boolean is(KnownField name) {
        return known.isPresent() && known.get() == name;
    }

    Slice raw() {
        return field.raw();
    }
}
