package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
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
        Search search = new Search(boundary, body);
        boolean isSeen = false;
        while (!isSeen && !boundary.isEmpty() && search.next()) {
            isSeen = search.isWhole();
        }
        return isSeen;
    }

    /**
     * Goes from one place to the next where two hyphens and a boundary stand, at the start of a line, behind blanks there, or behind
     * a CR: what stands elsewhere is not compared, so that each byte is looked at a few times at most. Indexes are those of the
     * body's array.
     */
    static final class Search {
        private final byte[] delimiter;
        private final Slice body;
        private final byte[] bytes;
        private int at;
        private int from;
        private int afterBoundary;
        private int textEnd;
        private boolean isClose;

        Search(String boundary, Slice body) {
            this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
            this.body = body;
            this.bytes = body.array();
            this.from = body.from();
        }

        boolean next() {
            while (true) {
                at = Ascii.indexOf(bytes, from, body.to(), (byte) '-');
                if (body.to() - at < delimiter.length) {
                    return false;
                }
                if (mayBegin() && isHere()) {
                    readRest();
                    from = at + 1;
                    return true;
                }
                from = at + 1;
            }
        }

        private boolean mayBegin() {
            return isAtLineStart() || isAfterBareCr() || isIndented();
        }

        private boolean isHere() {
            int i = 1;
            while (i < delimiter.length && bytes[at + i] == delimiter[i]) {
                i++;
            }
            return i == delimiter.length;
        }

        private void readRest() {
            afterBoundary = at + delimiter.length;
            int i = afterBoundary;
            isClose = i + 1 < body.to() && bytes[i] == '-' && bytes[i + 1] == '-';
            i = isClose ? i + 2 : i;
            while (i < body.to() && Ascii.isBlank(bytes[i])) {
                i++;
            }
            textEnd = i;
        }

        long offset(int index) {
            return body.offset() + (index - body.from());
        }

        int at() {
            return at;
        }

        boolean isClose() {
            return isClose;
        }

        boolean isAtLineStart() {
            return at == body.from() || bytes[at - 1] == '\n';
        }

        /** Whether nothing but blanks stands before it on its line. */
        boolean isIndented() {
            return lineStart() < at;
        }

        /** Where the blanks before it begin, if they begin its line; else its own index. */
        int lineStart() {
            int i = at;
            while (i > body.from() && Ascii.isBlank(bytes[i - 1])) {
                i--;
            }
            return i == body.from() || bytes[i - 1] == '\n' ? i : at;
        }

        boolean isAfterBareCr() {
            return at > body.from() && bytes[at - 1] == '\r';
        }

        boolean isBeforeBlank() {
            return afterBoundary < body.to() && Ascii.isBlank(bytes[afterBoundary]);
        }

        boolean isBeforeBareCr() {
            return isCr(textEnd) && !isAtLineEnd();
        }

        private boolean isCr(int index) {
            return index < body.to() && bytes[index] == '\r';
        }

        boolean isAtLineEnd() {
            int lineFeed = textEnd + (isCr(textEnd) ? 1 : 0); // looked for here only: the next one may be far
            return textEnd == body.to() || (lineFeed < body.to() && bytes[lineFeed] == '\n');
        }

        /** Whether it is a delimiter as the rules have it. */
        boolean isWhole() {
            return isAtLineStart() && isAtLineEnd();
        }

        /** Whether a bare CR before or behind it touches a line end. */
        boolean hasStrayCr() {
            boolean isAfter = isAfterBareCr() && (at - 1 == body.from() || bytes[at - 2] == '\n');
            boolean isBefore =
                    isCr(textEnd) && isCr(textEnd + 1) && textEnd + 2 < body.to() && bytes[textEnd + 2] == '\n';
            return isAfter || isBefore;
        }

        int lineEnd() {
            return BodyLines.contentEnd(bytes, at, body.to());
        }

        String line() {
            return BodyLines.text(bytes, at, body.to());
        }
    }

    private static void offerNearDelimiters(String boundary, Subject subject, Offers offers) {
        Rope.Edit lookalikes = subject.edit();
        Rope.Edit closes = subject.edit();
        Rope.Edit innerLines = subject.edit();
        Rope.Edit indented = subject.edit();
        boolean hasBareCr = false;
        boolean hasStrayCr = false;
        Set<String> inner = Set.of();
        Search search = new Search(boundary, subject.body());
        while (search.next()) {
            boolean isAtStart = search.isAtLineStart();
            boolean isAtEnd = search.isAtLineEnd();
            if (isAtStart && isAtEnd) {
                continue;
            }
            if ((isAtStart || search.isAfterBareCr()) && (isAtEnd || search.isBeforeBareCr())) {
                hasBareCr = true;
                hasStrayCr |= search.hasStrayCr();
            } else if (isAtEnd && search.isIndented()) {
                indented.remove(search.offset(search.lineStart()), search.offset(search.at()));
            } else if (isAtStart) {
                inner = inner.isEmpty() ? innerDelimiters(subject.entity()) : inner;
                String plain = "--" + boundary + (search.isClose() ? "--" : "");
                long from = search.offset(search.at());
                long to = search.offset(search.lineEnd());
                if (!inner.contains(search.line())) {
                    lookalikes.replace(from, to, plain);
                    if (search.isClose()) {
                        closes.replace(from, to, plain);
                    }
                } else if (search.isClose() || search.isBeforeBlank()) {
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
        Search search = new Search(boundary, body.slice(endOfParts(multipart) - body.offset(), body.length()));
        long close = -1;
        while (search.next()) {
            if (search.isWhole() && search.isClose()) {
                close = close < 0 ? search.offset(search.at()) : close;
            } else if (search.isWhole() && close >= 0) {
                edit.remove(close, search.offset(search.at()));
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
