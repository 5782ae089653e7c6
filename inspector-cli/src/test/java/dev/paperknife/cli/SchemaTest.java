package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.testdata.TestData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real output against the structure that the schema gives: keys and their order, what must be there, types. */
class SchemaTest {
    private static final Map<?, ?> SCHEMA = (Map<?, ?>) JsonValue.parse(SchemaCommand.schema());

    private final List<String> faults = new ArrayList<>();

    @Test
    void theCommandPrintsTheSchema() {
        assertThat(Run.eml("schema").bytes()).isEqualTo(SchemaCommand.schema());
        assertThat(SCHEMA.get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void outputFollowsTheSchema() {
        for (String name : TestData.names("messages")) {
            Run run = Run.with(TestData.bytes(name), "json", "-");
            run.out().lines().forEach(line -> check(name, SCHEMA, JsonValue.parse(line)));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theCheckSeesFaults() {
        Object record = JsonValue.parse(
                Run.with(TestData.bytes("messages/wide-names.eml"), "json", "-").bytes());
        ((Map<?, ?>) JsonValue.at(record, "email")).remove("subject");
        ((Map<?, ?>) JsonValue.at(record, "email", "bodyStructure", "subParts", 0, "x")).clear();
        check("", SCHEMA, record);
        assertThat(faults)
                .anyMatch(fault -> fault.contains("/email: no subject"))
                .hasSizeGreaterThan(5);
    }

    private void check(String at, Map<?, ?> schema, @Nullable Object value) {
        Map<?, ?> resolved = resolve(schema);
        if (resolved.get("anyOf") instanceof List<?> choices) {
            choices.stream()
                    .map(choice -> (Map<?, ?>) choice)
                    .filter(choice -> hasType(resolve(choice), value))
                    .findFirst()
                    .ifPresentOrElse(
                            choice -> check(at, choice, value), () -> faults.add(at + ": none of the choices"));
            return;
        }
        if (!hasType(resolved, value)) {
            faults.add(at + ": not of type " + resolved.get("type"));
        }
        if (resolved.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            faults.add(at + ": " + value + " is none of " + allowed);
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(at, resolved, object);
        } else if (value instanceof List<?> list && resolved.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                check(at + "/" + i, items, list.get(i));
            }
        }
    }

    private void checkObject(String at, Map<?, ?> schema, Map<?, ?> object) {
        Map<String, Map<?, ?>> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        collect(schema, properties, required);
        for (Object key : required) {
            if (!object.containsKey(key)) {
                faults.add(at + ": no " + key);
            }
        }
        List<String> order = new ArrayList<>(properties.keySet());
        int last = -1;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String key = (String) member.getKey();
            Map<?, ?> property = properties.get(key);
            if (property != null) {
                int place = order.indexOf(key);
                if (place < last) {
                    faults.add(at + ": " + key + " is out of order");
                }
                last = place;
                check(at + "/" + key, property, member.getValue());
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> additional) {
                check(at + "/" + key, additional, member.getValue());
            } else {
                faults.add(at + ": unknown " + key);
            }
        }
    }

    /** The properties and required keys of a schema with those of what it is all of. */
    private static void collect(Map<?, ?> schema, Map<String, Map<?, ?>> properties, List<Object> required) {
        if (schema.get("allOf") instanceof List<?> parents) {
            parents.forEach(parent -> collect(resolve((Map<?, ?>) parent), properties, required));
        }
        if (schema.get("properties") instanceof Map<?, ?> own) {
            own.forEach((key, property) -> properties.put((String) key, (Map<?, ?>) property));
        }
        if (schema.get("required") instanceof List<?> keys) {
            required.addAll(keys);
        }
    }

    private static Map<?, ?> resolve(Map<?, ?> schema) {
        Map<?, ?> resolved = schema;
        while (resolved.get("$ref") instanceof String reference) {
            resolved = (Map<?, ?>) JsonValue.at(SCHEMA, "$defs", reference.substring("#/$defs/".length()));
        }
        return resolved;
    }

    private static boolean hasType(Map<?, ?> schema, @Nullable Object value) {
        Object type = schema.get("type");
        if (type instanceof List<?> types) {
            return types.stream().anyMatch(one -> isOf((String) one, value));
        }
        return type == null || isOf((String) type, value);
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long number && number >= 0;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> false;
        };
    }
}
