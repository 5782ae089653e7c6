package dev.paperknife.cli;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pattern and where it is looked for. Patterns are RE2's, whose time is linear in the text whatever they are.
 *
 * @param place where
 * @param pattern what
 */
record Query(Place place, Pattern pattern) {

    /**
     * Reads {@code PLACE:REGEX}, or a regular expression that may be anywhere. What begins like a field of a name that is not
     * known here, as {@code Organization: tea}, may be anywhere too, and is looked for in that field.
     *
     * @return the queries of which any may match
     * @throws com.google.re2j.PatternSyntaxException if it is no regular expression
     */
    static List<Query> parse(String text, boolean isFixed, boolean ignoresCase) {
        int colon = text.indexOf(':');
        Optional<Place> named = colon < 0 ? Optional.empty() : Place.named(text.substring(0, colon));
        String regex = named.isPresent() ? text.substring(colon + 1) : text;
        if (named.filter(Place::isOneField).isPresent()) {
            return List.of(new Query(named.get(), pattern(regex.stripLeading(), isFixed, ignoresCase)));
        }
        Place place = named.orElse(Place.ANY);
        Query query = new Query(place, pattern(regex, isFixed, ignoresCase));
        return place.hasFields()
                ? Stream.concat(Stream.of(query), inField(regex, isFixed, ignoresCase))
                        .toList()
                : List.of(query);
    }

    private static Stream<Query> inField(String text, boolean isFixed, boolean ignoresCase) {
        int colon = text.indexOf(':');
        Optional<Place> field = colon < 0 ? Optional.empty() : Place.field(text.substring(0, colon));
        return field.stream()
                .map(place ->
                        new Query(place, pattern(text.substring(colon + 1).stripLeading(), isFixed, ignoresCase)));
    }

    private static Pattern pattern(String regex, boolean isFixed, boolean ignoresCase) {
        return Pattern.compile(isFixed ? Pattern.quote(regex) : regex, ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
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
