package dev.paperknife.inspect;

import java.util.Map;

/**
 * A start tag as it is written (HTML 13.1.2.1).
 *
 * @param name in lower case
 * @param attributes names in lower case, each with its value, references resolved; of several of one name the first
 */
record HtmlTag(String name, Map<String, String> attributes) {
    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** Empty where there is no such attribute. */
    String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }
}
