package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.HashSet;
import java.util.Set;

/** Lines of a multipart that are almost its delimiters (RFC 2046 5.1.1), and what it has for those who take them for such. */
final class NearDelimiters {
    private final Subject subject;
    private final String boundary;
    private final Rope.Edit lookalikes;
    private final Rope.Edit closes;
    private final Rope.Edit innerLines;
    private final Rope.Edit indented;
    private Set<String> inner = Set.of();
    private boolean hasBareCr;
    private boolean hasStrayCr;

    private NearDelimiters(Subject subject, String boundary) {
        this.subject = subject;
        this.boundary = boundary;
        this.lookalikes = subject.edit();
        this.closes = subject.edit();
        this.innerLines = subject.edit();
        this.indented = subject.edit();
    }

    static NearDelimiters in(Subject subject, String boundary) {
        NearDelimiters near = new NearDelimiters(subject, boundary);
        DelimiterPlaces places = new DelimiterPlaces(boundary, subject.body());
        while (places.next()) {
            if (!places.isWhole()) {
                near.add(places);
            }
        }
        return near;
    }

    private void add(DelimiterPlaces place) {
        boolean isAtStart = place.isAtLineStart();
        boolean isAtEnd = place.isAtLineEnd();
        if ((isAtStart || place.isAfterBareCr()) && (isAtEnd || place.isBeforeBareCr())) {
            hasBareCr = true;
            hasStrayCr |= place.hasStrayCr();
        } else if (isAtEnd && place.isIndented()) {
            indented.remove(place.offset(place.lineStart()), place.offset(place.at()));
        } else if (isAtStart) {
            addLookalike(place);
        }
    }

    /** A line of a multipart inside is one where some end the outer one at it. */
    private void addLookalike(DelimiterPlaces place) {
        inner = inner.isEmpty() ? innerDelimiters(subject.entity()) : inner;
        boolean isInner = inner.contains(place.line());
        if (!isInner) {
            replace(place, lookalikes);
        }
        if (!isInner && place.isClose()) {
            replace(place, closes);
        }
        if (isInner && (place.isClose() || place.isBeforeBlank())) {
            replace(place, innerLines);
        }
    }

    private void replace(DelimiterPlaces place, Rope.Edit edit) {
        String delimiter = "--" + boundary + (place.isClose() ? "--" : "");
        edit.replace(place.offset(place.at()), place.offset(place.lineEnd()), delimiter);
    }

    void offer(Offers offers) {
        offers.offer(Defect.Code.DELIMITER_LOOKALIKE, lookalikes);
        offers.offer(Defect.Code.DELIMITER_LOOKALIKE, closes);
        offers.offer(Defect.Code.DELIMITER_LOOKALIKE, innerLines);
        offers.offer(Defect.Code.INDENTED_DELIMITER, indented);
        if (hasBareCr) {
            offer(Defect.Code.BARE_CR_AT_DELIMITER, BareCrs.ended(subject.body()), offers);
        }
        if (hasStrayCr) {
            offer(Defect.Code.STRAY_CR, BareCrs.dropped(subject.body()), offers);
        }
    }

    /** Other lines in the body of the multipart; what its parts hold stays as it is. */
    private void offer(Defect.Code reason, BareCrs body, Offers offers) {
        Slice raw = subject.rawBody();
        Rope rope =
                subject.edit().replace(raw.offset(), raw.end(), body.lines()).rope();
        long start = raw.offset() - subject.raw().offset();
        offers.offer(reason, rope, (from, to) -> body.content(raw, from - start, to - start));
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
}
