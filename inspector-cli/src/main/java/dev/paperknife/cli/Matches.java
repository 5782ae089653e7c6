package dev.paperknife.cli;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.Optional;

/** Looks at lines, counts those that match, and shows them as {@code grep} does. */
final class Matches {
    private final Letter letter;
    private final List<Query> queries;
    private final Style style;
    private final Session session;
    private long count;

    /**
     * How matches are shown.
     *
     * @param isInverted whether the lines that do not match are meant
     * @param isSilent whether no line is shown, and one is enough
     * @param isCounting whether no line is shown, but all are counted
     * @param isOnlyMatch whether only what matches is shown of a line
     * @param isNumbered whether lines have their numbers
     * @param isNamed whether lines have the name of their message
     */
    record Style(
            boolean isInverted,
            boolean isSilent,
            boolean isCounting,
            boolean isOnlyMatch,
            boolean isNumbered,
            boolean isNamed) {}

    Matches(Letter letter, List<Query> queries, Style style, Session session) {
        this.letter = letter;
        this.queries = queries;
        this.style = style;
        this.session = session;
    }

    /** How many lines matched. */
    long count() {
        return count;
    }

    /** Looks at one line; answers whether others are still of interest. */
    boolean look(SearchedLine line) {
        if (!isSource(line) && !Query.take(queries, line.kind(), line.fieldName())) {
            return true;
        }
        Optional<Matcher> match = Query.find(queries, line.kind(), line.fieldName(), line.text());
        if (match.isPresent() == style.isInverted) {
            return true;
        }
        count++;
        if (!style.isSilent && !style.isCounting) {
            show(line, match);
        }
        return !style.isSilent && !session.out().hasFailed();
    }

    private static boolean isSource(SearchedLine line) {
        return line.label().isEmpty();
    }

    private void show(SearchedLine line, Optional<Matcher> match) {
        String place = place(line);
        if (style.isOnlyMatch && match.isPresent()) {
            Matcher matcher = match.get();
            do {
                session.out().line(place + marked(matcher.group()));
            } while (matcher.find());
        } else if (!style.isOnlyMatch) {
            session.out()
                    .line(place
                            + match.map(matcher -> marked(line.text(), matcher))
                                    .orElseGet(() -> Printable.line(line.text())));
        }
    }

    private String place(SearchedLine line) {
        StringBuilder place = new StringBuilder();
        place.append(style.isNamed ? Printable.line(letter.name()) + ":" : "");
        place.append(isSource(line) ? "" : Printable.line(line.label()) + ":");
        place.append(style.isNumbered && line.number() > 0 ? line.number() + ":" : "");
        place.append(line.number() == 0 ? " " : "");
        return session.terminal().paint(Terminal.Colour.DIM, place.toString());
    }

    private String marked(String match) {
        return session.terminal().paint(Terminal.Colour.RED, Printable.line(match));
    }

    private String marked(String text, Matcher matcher) {
        StringBuilder line = new StringBuilder();
        int shown = 0;
        do {
            line.append(Printable.line(text.substring(shown, matcher.start())));
            line.append(matcher.end() > matcher.start() ? marked(matcher.group()) : "");
            shown = matcher.end();
        } while (matcher.find());
        return line.append(Printable.line(text.substring(shown))).toString();
    }
}
