package dev.paperknife.cli;

import com.google.re2j.Pattern;
import dev.paperknife.mime.source.Ascii;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where in a message something is looked for.
 *
 * @param kind which sort of text
 * @param field the name of the one field that is meant, in lower case; empty for any
 */
record Place(Kind kind, String field) {
    /** Everything that is searched. */
    static final Place ANY = new Place(Kind.ANY, "");

    /** Fields that nobody means otherwise when they stand before a pattern, beside those whose names begin with {@code x-}. */
    private static final Set<String> FIELDS = Set.of(
            "subject",
            "from",
            "to",
            "cc",
            "bcc",
            "date",
            "sender",
            "reply-to",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "delivered-to",
            "list-id",
            "user-agent",
            "authentication-results",
            "dkim-signature");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** Names shorter than this are like too many others. */
    private static final int FEWEST_LETTERS = 5;

    /** The sorts of text in a message. */
    enum Kind {
        ANY,
        HEADER,
        BODY,
        ATTACHMENT
    }

    /** The place of that name: header, body, attachment, or a field; absent where it is none of them. */
    static Optional<Place> named(String name) {
        String lower = Ascii.lower(name);
        return switch (lower) {
            case "header" -> Optional.of(new Place(Kind.HEADER, ""));
            case "body" -> Optional.of(new Place(Kind.BODY, ""));
            case "attachment" -> Optional.of(new Place(Kind.ATTACHMENT, ""));
            default -> FIELDS.contains(lower) || lower.startsWith("x-") ? field(lower) : Optional.empty();
        };
    }

    /** A field of that name, known here or not; absent where it could be no name, or is as likely part of a regular expression. */
    static Optional<Place> field(String name) {
        return NAME.matches(name) ? Optional.of(new Place(Kind.HEADER, Ascii.lower(name))) : Optional.empty();
    }

    /** The place that may be meant by a name that is none; absent where no name is like it. */
    static Optional<String> like(String name) {
        String lower = Ascii.lower(name);
        return lower.length() < FEWEST_LETTERS || named(lower).isPresent()
                ? Optional.empty()
                : Nearest.to(
                                lower,
                                Stream.concat(FIELDS.stream(), Stream.of("header", "body", "attachment"))
                                        .toList(),
                                1)
                        .stream()
                        .findFirst();
    }

    /** Whether it is one field. */
    boolean isOneField() {
        return !field.isEmpty();
    }

    /** Whether any field stands there. */
    boolean hasFields() {
        return kind == Kind.ANY || kind == Kind.HEADER;
    }

    /** Whether text that stands there is to be looked at; {@code fieldName} is empty for text of no field. */
    boolean takes(Kind kind, String fieldName) {
        return this.kind == Kind.ANY
                || (this.kind == kind && (field.isEmpty() || Ascii.equalsIgnoreCase(field, fieldName)));
    }
}
