package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/** What others take for the type of an entity where Content-Type does not say it plainly. */
final class TypeForms implements Alternative {
    @Override
    public void offer(Subject subject, Offers offers) {
        subject.contentField("Content-Type").ifPresent(field -> offer(field, subject, offers));
    }

    private static void offer(Field field, Subject subject, Offers offers) {
        for (Defect defect : subject.defectsOf(field, HeaderForms.contentType())) {
            switch (defect.code()) {
                case ENCODED_WORD_IN_TOKEN -> offers.offer(defect.code(), decoded(field, subject));
                case INVALID_CONTENT_TYPE ->
                    intended(new FieldSource(field))
                            .ifPresent(value -> offers.offer(defect.code(), subject.with(field, value)));
                case TEXT_AFTER_TYPE ->
                    other(new FieldSource(field))
                            .ifPresent(value -> offers.offer(defect.code(), subject.with(field, value)));
                case MISPLACED_PARAMETER -> offerMultipart(field, subject, offers);
                default -> {}
            }
        }
    }

    private static Rope decoded(Field field, Subject subject) {
        String value = EncodedWords.decode(field.value(), subject.context());
        Slice old = field.value();
        return subject.edit().replace(old.offset(), old.end(), Slice.of(value)).rope();
    }

    // ---- types

    /** A type and subtype somewhere in the value; indexes into it. */
    private record Pair(int from, int slash, int subtype, int to) {
        String text(String value) {
            return value.substring(from, slash) + "/" + value.substring(subtype, to);
        }
    }

    /** The value as if it began with the type that it seems to mean. */
    private static Optional<String> intended(FieldSource field) {
        String head = field.text(field.head()).replace("\"", "");
        String rest = field.text().substring(field.head().to());
        Optional<Pair> pair = pair(head, 0);
        if (pair.isPresent()) {
            int semicolon = head.indexOf(';', pair.get().to());
            String quoted = semicolon < 0 ? "" : head.substring(semicolon);
            return Optional.of(pair.get().text(head) + quoted + rest);
        }
        String whole = field.text().replace("\"", "");
        pair = pair(whole, 0).filter(found -> whole.lastIndexOf('=', found.from()) < 0);
        if (pair.isPresent()) {
            return Optional.of(
                    pair.get().text(whole) + whole.substring(pair.get().to()));
        }
        return typeAlone(head).map(type -> type + rest);
    }

    private static Optional<String> typeAlone(String head) {
        int from = 0;
        while (from < head.length() && !Ascii.isToken((byte) head.charAt(from))) {
            from++;
        }
        String word = Ascii.lower(head.substring(from, tokenEnd(head, from)));
        return switch (word) {
            case "multipart", "mixed", "alternative", "related" -> Optional.of("multipart/mixed");
            case "message", "rfc822" -> Optional.of("message/rfc822");
            case "html" -> Optional.of("text/html");
            case "application", "image", "audio", "video" -> Optional.of("application/octet-stream");
            default -> Optional.empty();
        };
    }

    /** The value with the second type that stands before its first semicolon. */
    private static Optional<String> other(FieldSource field) {
        String head = field.text(field.head());
        return pair(head, 0)
                .flatMap(first -> pair(head, first.to()))
                .map(second ->
                        second.text(head) + field.text().substring(field.head().to()));
    }

    /** The first two tokens with slashes between them; blanks and a wrong slash are forgiven. */
    private static Optional<Pair> pair(String text, int start) {
        for (int i = start; i < text.length(); ) {
            int end = tokenEnd(text, i);
            int next = end;
            boolean isSlash = false;
            while (next < text.length() && "/\\ \t".indexOf(text.charAt(next)) >= 0) {
                isSlash |= text.charAt(next) == '/' || text.charAt(next) == '\\';
                next++;
            }
            int to = tokenEnd(text, next);
            boolean isApart = i == start || " \t\r\n\":,;=".indexOf(text.charAt(i - 1)) >= 0;
            if (end > i && isApart && isSlash && to > next) {
                return Optional.of(new Pair(i, end, next, to));
            }
            i = Math.max(next, i + 1);
        }
        return Optional.empty();
    }

    private static int tokenEnd(String text, int from) {
        int i = from;
        while (i < text.length() && Ascii.isToken((byte) text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void offerMultipart(Field field, Subject subject, Offers offers) {
        ContentType type = subject.entity().contentType();
        String boundary = type.boundaryBytes().map(Slice::latin1).orElse("");
        if (!type.isMultipart() && NearMultipart.is(type.type()) && DelimiterLines.isSeen(boundary, subject)) {
            FieldSource text = new FieldSource(field);
            String rest = text.text().substring(text.head().to());
            offers.offer(Defect.Code.NEAR_MULTIPART_TYPE, subject.with(field, "multipart/" + type.subtype() + rest));
        }
    }
}
