package dev.paperknife.cli;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A line of {@code eml field --batch}.
 *
 * @param form the name of a form, known or not
 * @param value its bytes
 */
record FieldRequest(String form, Slice value) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What the line asks; absent where it is no object with a form and a value. Other keys do not matter. */
    static Optional<FieldRequest> parse(byte[] line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // the caller says so, with the number of the line
        }
    }

    private static Optional<FieldRequest> read(JsonParser parser) {
        Optional<String> form = Optional.empty();
        Optional<String> value = Optional.empty();
        boolean isBase64 = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean isText = token == JsonToken.VALUE_STRING;
            switch (name) {
                case "form" -> form = isText ? Optional.of(parser.getString()) : Optional.empty();
                case "value" -> value = isText ? Optional.of(parser.getString()) : Optional.empty();
                case "base64" -> isBase64 = token == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }
        if (form.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FieldRequest(form.get(), Slice.of(bytes(value.get(), isBase64))));
    }

    private static byte[] bytes(String value, boolean isBase64) {
        return isBase64 ? Base64.getMimeDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8);
    }
}
