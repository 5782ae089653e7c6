package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/** Lines that others take for delimiters of a multipart, and those they do not take for one (RFC 2046 5.1.1). */
final class DelimiterLines implements Alternative {
    @Override
    public void offer(Subject subject, Offers offers) {
        if (subject.entity().body() instanceof Multipart multipart) {
            String boundary = boundary(subject.entity());
            if (!boundary.isEmpty() && !subject.body().isEmpty()) {
                NearDelimiters.in(subject, boundary).offer(offers);
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

    // ---- what precedes and follows the parts

    /** A close delimiter right behind a delimiter is as if it were not there, and what follows is the part. */
    private static void offerCloseInHeader(Multipart multipart, Subject subject, Offers offers) {
        if (Surroundings.isClosedInHeader(multipart)) {
            Rope.Edit edit = subject.edit()
                    .remove(endOfParts(multipart), multipart.epilogue().offset());
            offers.offer(Defect.Code.DELIMITER_IN_HEADER, edit);
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
        offers.offer(Defect.Code.PARTS_AFTER_CLOSE, edit);
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
            offers.offer(Defect.Code.PREAMBLE_ENTITY, edit);
        }
        Optional<LooseEntity> last = LooseEntity.in(multipart.epilogue());
        if (last.isPresent()) {
            Rope.Edit edit =
                    subject.edit().replace(endOfParts(multipart), last.get().start(), "\r\n" + delimiter);
            offers.offer(Defect.Code.EPILOGUE_ENTITY, edit);
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
        offers.offer(Defect.Code.DELIMITER_IN_DATA, edit);
    }
}
