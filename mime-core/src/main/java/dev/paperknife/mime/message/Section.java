package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * What IMAP calls a section (RFC 9051 6.4.5.1): a part by its number, or something of it, as in {@code 2}, {@code HEADER},
 * {@code 2.TEXT} or {@code 1.1.MIME}.
 *
 * @param part the number of the part; empty for the message itself
 * @param kind what of it
 */
public record Section(String part, Kind kind) {
    /** What of a part or a message a section names. */
    public enum Kind {
        /** The body of a part, transfer encoding and all; the whole message where no part is named. */
        BODY,
        /** The header section of a message, with the empty line: of the outermost, or of the one that is the part. */
        HEADER,
        /** The body of such a message. */
        TEXT,
        /** The header section of a part itself, with the empty line. */
        MIME
    }

    /** The section that a text names, keywords in any case; absent where it is none. */
    public static Optional<Section> parse(String text) {
        for (Kind kind : Kind.values()) {
            String word = kind.name();
            int start = text.length() - word.length();
            boolean isWord = kind != Kind.BODY && start >= 0 && Ascii.equalsIgnoreCase(text.substring(start), word);
            if (isWord && start == 0) {
                return kind == Kind.MIME ? Optional.empty() : Optional.of(new Section("", kind));
            }
            if (isWord && text.charAt(start - 1) == '.' && isNumber(text.substring(0, start - 1))) {
                return Optional.of(new Section(text.substring(0, start - 1), kind));
            }
        }
        return isNumber(text) ? Optional.of(new Section(text, Kind.BODY)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        char last = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? last == '.' : c < '0' || c > '9') {
                return false;
            }
            last = c;
        }
        return last != '.';
    }

    /** Its bytes in a message, as they stand; absent where there is no such part, or the part is not a message and would have to be. */
    public Optional<Slice> in(Message message) {
        if (part.isEmpty()) {
            return Optional.of(of(message));
        }
        Optional<Entity> entity = message.entity(part);
        return switch (kind) {
            case BODY -> entity.map(Entity::rawBody);
            case MIME -> entity.map(Section::header);
            case HEADER, TEXT ->
                entity.flatMap(
                        found -> found.body() instanceof Message inner ? Optional.of(of(inner)) : Optional.empty());
        };
    }

    private Slice of(Message message) {
        return switch (kind) {
            case HEADER -> header(message);
            case TEXT -> message.rawBody();
            case BODY, MIME -> message.raw();
        };
    }

    private static Slice header(Entity entity) {
        long envelopeBytes = entity instanceof Message message ? message.envelopeBytes() : 0;
        return entity.raw()
                .slice(envelopeBytes, entity.rawBody().offset() - entity.raw().offset());
    }

    /** The section as IMAP writes it. */
    @Override
    public String toString() {
        String word = kind == Kind.BODY ? "" : kind.name();
        return part + (part.isEmpty() || word.isEmpty() ? "" : ".") + word;
    }
}
