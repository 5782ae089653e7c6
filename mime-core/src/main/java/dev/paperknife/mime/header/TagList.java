package dev.paperknife.mime.header;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of {@code name=value} tags (RFC 6376 3.2): DKIM-Signature, ARC-Seal, ARC-Message-Signature and what is modelled on
 * them. Names are compared exactly.
 *
 * @param tags in order; blanks are gone from values that do not mind them ({@code b bh h p q z}), folds from all
 */
public record TagList(Map<String, String> tags) {
    /**
     * Takes tags that can be written.
     *
     * @throws IllegalArgumentException if a name is not letters, digits and underscores, or a value holds a semicolon, a
     *     control, or blanks at its ends
     */
    public TagList {
        tags.forEach(TagListParser::requireWritable);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The value of a tag. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** {@code v=1; d=a.example}, on one line. */
    public String format() {
        StringBuilder text = new StringBuilder();
        tags.forEach((name, value) -> text.append(text.length() == 0 ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }
}
