package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a server says it can do (RFC 5321 4.1.1.1, RFC 2449), as data.
 *
 * @param keywords in the server's order, in capitals, each with its parameters as the server wrote them
 */
public record Extensions(Map<String, List<String>> keywords) {
    /** A server that says nothing of itself. */
    public static final Extensions NONE = new Extensions(Map.of());

    /** Keeps a copy that cannot be changed. */
    public Extensions {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** A line each; parameters of one keyword on several lines are put together, {@code AUTH=X} is read as {@code AUTH X}. */
    static Extensions of(List<String> lines) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> words = Words.of(line.startsWith("AUTH=") ? "AUTH " + line.substring(5) : line);
            if (!words.isEmpty()) {
                keywords.computeIfAbsent(capitals(words.get(0)), word -> new ArrayList<>())
                        .addAll(words.subList(1, words.size()));
            }
        }
        keywords.replaceAll(
                (keyword, parameters) -> parameters.stream().distinct().toList());
        return new Extensions(keywords);
    }

    /** A word each (RFC 9051 7.2.2); {@code AUTH=PLAIN AUTH=LOGIN} is read as AUTH with two parameters. */
    static Extensions ofImap(List<String> words) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            List<String> parameters = keywords.computeIfAbsent(
                    capitals(equals < 0 ? word : word.substring(0, equals)), keyword -> new ArrayList<>());
            if (equals >= 0) {
                parameters.add(word.substring(equals + 1));
            }
        }
        return new Extensions(keywords);
    }

    private static String capitals(String word) {
        return Arguments.isAscii(word) ? word.toUpperCase(Locale.ROOT) : word;
    }

    /** Whether the keyword is there, in any case. */
    public boolean supports(String keyword) {
        return keywords.containsKey(capitals(keyword));
    }

    /** The parameters of a keyword; empty too where it is not there. */
    public List<String> parameters(String keyword) {
        return keywords.getOrDefault(capitals(keyword), List.of());
    }

    /** Whether a keyword has that parameter, such as AUTH and PLAIN. */
    public boolean supports(String keyword, String parameter) {
        return parameters(keyword).stream().anyMatch(word -> Ascii.equalsIgnoreCase(word, parameter));
    }
}
