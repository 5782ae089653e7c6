package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lines that some reader takes for a delimiter and we do not (RFC 2046 5.1.1), with the boundaries of all multiparts around
 * them. Each byte of a source belongs to one range that is searched: a leaf's body, a preamble, an epilogue or a header section.
 */
final class Delimiters implements AuditRule {
    /** An entity and the boundaries of the multiparts that it is inside of, innermost last. */
    private record Place(Entity entity, OpenBoundaries open) {}

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!Parts.isSource(entity)) {
            return;
        }
        Deque<Place> places = new ArrayDeque<>();
        places.push(new Place(entity, OpenBoundaries.NONE));
        while (!places.isEmpty()) {
            Place place = places.pop();
            search(place, defects.at(place.entity().section()));
            enter(place, places);
        }
    }

    private static void enter(Place place, Deque<Place> places) {
        if (place.entity().body() instanceof Multipart multipart) {
            OpenBoundaries open = place.open().with(Boundary.of(place.entity().contentType()));
            List<? extends Entity> parts = multipart.parts();
            for (int i = parts.size() - 1; i >= 0; i--) {
                places.push(new Place(parts.get(i), open));
            }
        } else if (place.entity().body() instanceof Message inner && Parts.isInPlace(inner)) {
            places.push(new Place(inner, place.open()));
        }
    }

    private static void search(Place place, DefectSink defects) {
        Entity entity = place.entity();
        if (entity.body() instanceof Multipart multipart) {
            Boundary boundary = Boundary.of(entity.contentType());
            if (place.open().mayEndAt(boundary)) {
                defects.report(
                        Defect.Code.DELIMITER_LOOKALIKE,
                        entity.contentType().boundaryBytes().orElseThrow());
            }
            OpenBoundaries open = place.open().with(boundary);
            new DelimiterSearch(open, defects).in(header(entity));
            new DelimiterSearch(open, defects).in(multipart.preamble());
            new DelimiterSearch(open, defects).in(multipart.epilogue());
        } else if (!place.open().isEmpty()) {
            Slice searched = Parts.isLeaf(entity) ? entity.raw() : header(entity);
            new DelimiterSearch(place.open(), defects).in(searched);
        }
    }

    private static Slice header(Entity entity) {
        return entity.raw().slice(0, entity.rawBody().offset() - entity.raw().offset());
    }
}
