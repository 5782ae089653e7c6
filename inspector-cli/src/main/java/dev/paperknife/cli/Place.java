package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import java.util.Optional;
import java.util.Set;

/**
 * Where in a message something is looked for.
 *
 * @param kind which sort of text
 * @param field the name of the one field that is meant, in lower case; empty for any
 */
record Place(Kind kind, String field) {
    /** Everything that is searched. */
    static final Place ANY = new Place(Kind.ANY, "");

    /** Fields that may stand before a pattern, beside those whose names begin with {@code x-}. */
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
            default -> isField(lower) ? Optional.of(new Place(Kind.HEADER, lower)) : Optional.empty();
        };
    }

    private static boolean isField(String name) {
        return FIELDS.contains(name) || (name.startsWith("x-") && name.chars().allMatch(Place::isInName));
    }

    private static boolean isInName(int c) {
        return c < 0x80 && Ascii.isToken((byte) c);
    }

    /** Whether text that stands there is to be looked at; {@code fieldName} is empty for text of no field. */
    boolean takes(Kind kind, String fieldName) {
        return this.kind == Kind.ANY
                || (this.kind == kind && (field.isEmpty() || Ascii.equalsIgnoreCase(field, fieldName)));
    }
}
