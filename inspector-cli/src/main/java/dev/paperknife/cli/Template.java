package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Text with names in braces that values take the place of; {@code \t} and {@code \n} stand for what they do elsewhere. */
final class Template {
    private Template() {}

    /** The text with each {@code {name}} replaced. */
    static String fill(String template, UnaryOperator<String> values) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < template.length(); ) {
            char c = template.charAt(i);
            int close = c == '{' ? template.indexOf('}', i) : -1;
            if (close > 0) {
                filled.append(values.apply(template.substring(i + 1, close)));
                i = close + 1;
            } else if (c == '\\' && i + 1 < template.length()) {
                filled.append(escaped(template.charAt(i + 1)));
                i += 2;
            } else {
                filled.append(c);
                i++;
            }
        }
        return filled.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> Character.toString(c); // a brace or backslash as itself
        };
    }

    /** The names in braces that are none of those. */
    static List<String> unknownNames(String template, List<String> names) {
        List<String> unknown = new ArrayList<>();
        fill(template, name -> {
            if (!names.contains(name)) {
                unknown.add(name);
            }
            return "";
        });
        return unknown;
    }
}
