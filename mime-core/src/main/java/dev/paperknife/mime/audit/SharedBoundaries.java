package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Whose a line is that can be a delimiter of a multipart and of another inside it (RFC 2046 5.1.2). */
final class SharedBoundaries implements Alternative {
    private static final String CLOSE = "--";

    @Override
    public void offer(Subject subject, Offers offers) {
        if (!(subject.entity().body() instanceof Multipart)) {
            return;
        }
        String boundary = DelimiterLines.boundary(subject.entity());
        if (boundary.isEmpty()) {
            return;
        }
        List<Entity> same = new ArrayList<>();
        List<Entity> closing = new ArrayList<>();
        boolean isClose = false;
        for (Entity inner : multipartsIn(subject.entity())) {
            String other = DelimiterLines.boundary(inner);
            if (other.equals(boundary)) {
                same.add(inner);
            } else if (other.equals(boundary + CLOSE)) {
                closing.add(inner);
            }
            isClose |= boundary.equals(other + CLOSE);
        }
        offerWithout(Defect.Code.BOUNDARY_REUSED, same, subject, offers);
        offerWithout(Defect.Code.BOUNDARY_COLLISION, closing, subject, offers);
        if (isClose) {
            offerOuterFirst(boundary, subject, offers);
        }
    }

    /** The multiparts whose delimiters stand in the bytes of the entity itself, not in those that are encoded in it. */
    private static List<Entity> multipartsIn(Entity entity) {
        List<Entity> found = new ArrayList<>();
        Deque<Entity> todo = new ArrayDeque<>();
        todo.add(entity);
        while (!todo.isEmpty()) {
            Entity next = todo.removeFirst();
            if (next != entity && next.contentType().isMultipart()) {
                found.add(next);
            }
            if (next.body() instanceof Multipart multipart) {
                todo.addAll(multipart.parts());
            } else if (next.body() instanceof Message message
                    && next.transferEncoding().isIdentity()) {
                todo.add(message);
            }
        }
        return found;
    }

    /** The inner multiparts get none of the lines. */
    private static void offerWithout(Defect.Code reason, List<Entity> inner, Subject subject, Offers offers) {
        Rope.Edit edit = subject.edit();
        for (Entity part : inner) {
            part.header()
                    .first("Content-Type")
                    .map(Field::value)
                    .ifPresent(value -> edit.replace(
                            value.offset(), value.end(), part.contentType().mediaType()));
        }
        offers.offer(reason, edit);
    }

    /** All lines that can be the outer multipart's are, under a name that no line has. */
    private static void offerOuterFirst(String boundary, Subject subject, Offers offers) {
        Optional<Field> field = subject.contentField("Content-Type");
        Slice body = subject.body();
        if (field.isEmpty() || body.isEmpty()) {
            return;
        }
        String name = DigestUtils.sha256Hex(body.bytes());
        Slice value = field.get().value();
        Rope.Edit edit = subject.edit()
                .replace(
                        value.offset(),
                        value.end(),
                        subject.entity().contentType().mediaType() + "; boundary=" + name);
        DelimiterPlaces places = new DelimiterPlaces(boundary, body);
        while (places.next()) {
            if (places.isWhole()) {
                long from = places.offset(places.at()) + 2;
                edit.replace(from, from + boundary.getBytes(StandardCharsets.ISO_8859_1).length, name);
            }
        }
        offers.offer(Defect.Code.BOUNDARY_COLLISION, edit);
    }
}
