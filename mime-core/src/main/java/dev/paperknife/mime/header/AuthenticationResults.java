package dev.paperknife.mime.header;

import java.util.List;
import java.util.Optional;

/**
 * What a server says of a message's authenticity (RFC 8601), also in ARC (RFC 8617 4.1.1). Anybody can write such a
 * field: it means something only if the server is known and close.
 *
 * @param instance the number of an ARC set ({@code i=}); 0 where there is none
 * @param authservId who says it; empty where that is missing
 * @param version of the field's format; empty for the usual 1
 * @param results in order; none for {@code none}
 */
public record AuthenticationResults(int instance, String authservId, String version, List<Result> results) {
    /**
     * Takes what can be written.
     *
     * @throws IllegalArgumentException if a text holds a control character, or instance or version is no small number
     */
    public AuthenticationResults {
        AuthenticationResultsWriter.requireWritable(instance, authservId, version);
        results = List.copyOf(results);
    }

    /**
     * The result of one method.
     *
     * @param method {@code spf}, {@code dkim} and so on, in lower case
     * @param version of the method; empty for the usual 1
     * @param result {@code pass}, {@code fail} and so on, in lower case
     * @param reason why; empty where none is given
     * @param properties what was looked at, in order
     */
    public record Result(String method, String version, String result, String reason, List<Property> properties) {
        /**
         * Takes what can be written.
         *
         * @throws IllegalArgumentException if method, version or result is no keyword in lower case, or a text holds a
         *     control character
         */
        public Result {
            AuthenticationResultsWriter.requireWritable(method, version, result, reason);
            properties = List.copyOf(properties);
        }

        /** The value of the first property of that type and name, {@code header.d} for one, in lower case. */
        public Optional<String> property(String typeAndName) {
            for (Property property : properties) {
                if ((property.type() + "." + property.name()).equals(typeAndName)) {
                    return Optional.of(property.value());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param type {@code smtp}, {@code header}, {@code body} or {@code policy}, in lower case; empty for what vendors write
     *     without one
     * @param name of the property, in lower case
     * @param value as it stands, without quotes
     */
    public record Property(String type, String name, String value) {
        /**
         * Takes what can be written.
         *
         * @throws IllegalArgumentException if type or name is no keyword in lower case, or the value holds a control
         */
        public Property {
            AuthenticationResultsWriter.requireWritable(type, name, value);
        }
    }

    /** The value of the field, on one line. */
    public String format() {
        return AuthenticationResultsWriter.format(this);
    }
}
