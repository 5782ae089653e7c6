package dev.paperknife.cli;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A pattern and where it is looked for. Patterns are RE2's, whose time is linear in the text whatever they are.
 *
 * @param place where
 * @param pattern what
 */
record Query(Place place, Pattern pattern) {

    /**
     * Reads {@code PLACE:REGEX}, or a regular expression that may be anywhere.
     *
     * @throws com.google.re2j.PatternSyntaxException if it is no regular expression
     */
    static Query parse(String text, boolean isFixed, boolean ignoresCase) {
        int colon = text.indexOf(':');
        Optional<Place> named = colon < 0 ? Optional.empty() : Place.named(text.substring(0, colon));
        String regex = named.isPresent() ? text.substring(colon + 1) : text;
        int flags = ignoresCase ? Pattern.CASE_INSENSITIVE : 0;
        return new Query(named.orElse(Place.ANY), Pattern.compile(isFixed ? Pattern.quote(regex) : regex, flags));
    }

    /** The first of the queries that wants text of that place, found in the line or not; absent where none is found. */
    static Optional<Matcher> find(List<Query> queries, Place.Kind kind, String fieldName, String line) {
        for (Query query : queries) {
            if (query.place.takes(kind, fieldName)) {
                Matcher matcher = query.pattern.matcher(line);
                if (matcher.find()) {
                    return Optional.of(matcher);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether any of the queries wants text of that place. */
    static boolean take(List<Query> queries, Place.Kind kind, String fieldName) {
        return queries.stream().anyMatch(query -> query.place.takes(kind, fieldName));
    }
}
