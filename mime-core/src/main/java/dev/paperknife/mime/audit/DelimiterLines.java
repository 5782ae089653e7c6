package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines that others take for delimiters of a multipart, and those they do not take for one (RFC 2046 5.1.1). */
final class DelimiterLines implements Alternative {
    @Override
    public void offer(Subject subject, Offers offers) {
        if (subject.entity().body() instanceof Multipart multipart) {
            String boundary = boundary(subject.entity());
            if (!boundary.isEmpty() && !subject.body().isEmpty()) {
                offerNearDelimiters(boundary, subject, offers);
                offerCloseInHeader(multipart, subject, offers);
                offerLateParts(boundary, multipart, subject, offers);
                offerEntities(boundary, multipart, subject, offers);
                offerJoinedData(multipart, subject, offers);
            }
        }
    }

    /** The boundary without trailing blanks, each byte a character; empty where there is none. */
    static String boundary(Entity entity) {
        ContentType type = entity.contentType();
        String boundary = type.boundaryBytes().map(Slice::latin1).orElse("");
        int end = boundary.length();
        while (end > 0 && Ascii.isBlank((byte) boundary.charAt(end - 1))) {
            end--;
        }
        return boundary.substring(0, end);
    }

    /** Whether a line of the body is a delimiter of that boundary. */
    static boolean isSeen(String boundary, Subject subject) {
        Slice body = subject.body();
        DelimiterPlaces places = new DelimiterPlaces(boundary, body);
        boolean isSeen = false;
        while (!isSeen && !boundary.isEmpty() && places.next()) {
            isSeen = places.isWhole();
        }
        return isSeen;
    }

    private static void offerNearDelimiters(String boundary, Subject subject, Offers offers) {
        Rope.Edit lookalikes = subject.edit();
        Rope.Edit closes = subject.edit();
        Rope.Edit innerLines = subject.edit();
        Rope.Edit indented = subject.edit();
        boolean hasBareCr = false;
        boolean hasStrayCr = false;
        Set<String> inner = Set.of();
        DelimiterPlaces places = new DelimiterPlaces(boundary, subject.body());
        while (places.next()) {
            boolean isAtStart = places.isAtLineStart();
            boolean isAtEnd = places.isAtLineEnd();
            if (isAtStart && isAtEnd) {
                continue;
            }
            if ((isAtStart || places.isAfterBareCr()) && (isAtEnd || places.isBeforeBareCr())) {
                hasBareCr = true;
                hasStrayCr |= places.hasStrayCr();
            } else if (isAtEnd && places.isIndented()) {
                indented.remove(places.offset(places.lineStart()), places.offset(places.at()));
            } else if (isAtStart) {
                inner = inner.isEmpty() ? innerDelimiters(subject.entity()) : inner;
                String plain = "--" + boundary + (places.isClose() ? "--" : "");
                long from = places.offset(places.at());
                long to = places.offset(places.lineEnd());
                if (!inner.contains(places.line())) {
                    lookalikes.replace(from, to, plain);
                    if (places.isClose()) {
                        closes.replace(from, to, plain);
                    }
                } else if (places.isClose() || places.isBeforeBlank()) {
                    innerLines.replace(from, to, plain);
                }
            }
        }
        offer(Defect.Code.DELIMITER_LOOKALIKE, lookalikes, offers);
        offer(Defect.Code.DELIMITER_LOOKALIKE, closes, offers);
        offer(Defect.Code.DELIMITER_LOOKALIKE, innerLines, offers);
        offer(Defect.Code.INDENTED_DELIMITER, indented, offers);
        if (hasBareCr) {
            offerLines(Defect.Code.BARE_CR_AT_DELIMITER, BareCrs.ended(subject.body()), subject, offers);
        }
        if (hasStrayCr) {
            offerLines(Defect.Code.STRAY_CR, BareCrs.dropped(subject.body()), subject, offers);
        }
    }

    /** Other lines in the body of the multipart; what its parts hold stays as it is. */
    private static void offerLines(Defect.Code reason, BareCrs body, Subject subject, Offers offers) {
        Slice raw = subject.rawBody();
        Rope rope =
                subject.edit().replace(raw.offset(), raw.end(), body.lines()).rope();
        long start = raw.offset() - subject.raw().offset();
        offers.offer(reason, rope, (from, to) -> body.content(from - start, to - start));
    }

    private static void offer(Defect.Code reason, Rope.Edit edit, Offers offers) {
        if (edit.isChanged()) {
            offers.offer(reason, edit.rope());
        }
    }

    /** The delimiters of the multiparts inside, which may begin like those of the entity. */
    private static Set<String> innerDelimiters(Entity entity) {
        Set<String> lines = new HashSet<>();
        lines.add("");
        entity.walk()
                .filter(part -> part != entity && part.contentType().isMultipart())
                .map(DelimiterLines::boundary)
                .forEach(boundary -> {
                    lines.add("--" + boundary);
                    lines.add("--" + boundary + "--");
                });
        return lines;
    }

    // ---- what precedes and follows the parts

    /** A close delimiter right behind a delimiter is as if it were not there, and what follows is the part. */
    private static void offerCloseInHeader(Multipart multipart, Subject subject, Offers offers) {
        if (Surroundings.isClosedInHeader(multipart)) {
            Rope.Edit edit = subject.edit()
                    .remove(endOfParts(multipart), multipart.epilogue().offset());
            offers.offer(Defect.Code.DELIMITER_IN_HEADER, edit.rope());
        }
    }

    /** A close delimiter with others behind it closes nothing. */
    private static void offerLateParts(String boundary, Multipart multipart, Subject subject, Offers offers) {
        if (multipart.epilogue().isEmpty()) {
            return;
        }
        Rope.Edit edit = subject.edit();
        Slice body = subject.body();
        DelimiterPlaces places =
                new DelimiterPlaces(boundary, body.slice(endOfParts(multipart) - body.offset(), body.length()));
        long close = -1;
        while (places.next()) {
            if (places.isWhole() && places.isClose()) {
                close = close < 0 ? places.offset(places.at()) : close;
            } else if (places.isWhole() && close >= 0) {
                edit.remove(close, places.offset(places.at()));
                close = -1;
            }
        }
        offer(Defect.Code.PARTS_AFTER_CLOSE, edit, offers);
    }

    private static long endOfParts(Multipart multipart) {
        List<BodyPart> parts = multipart.parts();
        return parts.isEmpty()
                ? multipart.preamble().end()
                : parts.get(parts.size() - 1).raw().end();
    }

    /** What reads as an entity before the first delimiter or behind the last is one. */
    private static void offerEntities(String boundary, Multipart multipart, Subject subject, Offers offers) {
        String delimiter = "--" + boundary + "\r\n";
        Slice preamble = multipart.preamble();
        Optional<LooseEntity> first = LooseEntity.in(preamble);
        if (first.isPresent() && preamble.length() < subject.rawBody().length()) {
            Rope.Edit edit =
                    subject.edit().replace(preamble.offset(), first.get().start(), delimiter);
            offers.offer(Defect.Code.PREAMBLE_ENTITY, edit.rope());
        }
        Optional<LooseEntity> last = LooseEntity.in(multipart.epilogue());
        if (last.isPresent()) {
            Rope.Edit edit =
                    subject.edit().replace(endOfParts(multipart), last.get().start(), "\r\n" + delimiter);
            offers.offer(Defect.Code.EPILOGUE_ENTITY, edit.rope());
        }
    }

    // ---- delimiters within data

    /** Data that goes on right after a delimiter goes on as if it were not there. */
    private static void offerJoinedData(Multipart multipart, Subject subject, Offers offers) {
        Rope.Edit edit = subject.edit();
        List<BodyPart> parts = multipart.parts();
        BodyPart data = null;
        for (int i = 0; i < parts.size(); i++) {
            BodyPart part = parts.get(i);
            if (data != null && Surroundings.goesOn(data, part)) {
                edit.replace(parts.get(i - 1).raw().end(), part.raw().offset(), "\r\n");
            } else {
                data = part;
            }
        }
        offer(Defect.Code.DELIMITER_IN_DATA, edit, offers);
    }
}
