package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.mime.stream.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the changes to entities into replaced ranges of one source. It goes as deep as the message does, which its limits
 * bound; a message that is encoded is a source of its own, and what comes of it replaces its body.
 */
final class EditPlan {
    private final Message message;
    private final Map<Entity, PartEdit> edits;
    private final List<NewPart> attachments;
    private final LineEnd lineEnd;

    EditPlan(Message message, Map<Entity, PartEdit> edits, List<NewPart> attachments, LineEnd lineEnd) {
        this.message = message;
        this.edits = edits;
        this.attachments = attachments;
        this.lineEnd = lineEnd;
    }

    Patch patch() throws IOException {
        Patch patch = new Patch(message.raw());
        entity(message, List.of(), patch);
        return patch;
    }

    private void entity(Entity entity, List<Slice> boundaries, Patch patch) throws IOException {
        PartEdit edit = edits.get(entity);
        if (edit == null) {
            body(entity, new HeaderEdit(entity, lineEnd), boundaries, patch);
            return;
        }
        Optional<BodyEdit> newBody =
                edit.changesBody() ? Optional.of(BodyEdit.of(edit, boundaries, lineEnd)) : Optional.empty();
        boolean isAttaching = entity == message && !attachments.isEmpty();
        Optional<Attaching> attaching =
                isAttaching ? Optional.of(Attaching.of(edit, attachments, lineEnd)) : Optional.empty();
        boolean isWritten = newBody.isPresent() || !edit.header().isUntouched();
        boolean isFieldless = entity instanceof Message && edit.header().isEmpty();
        if (isWritten
                && isFieldless
                && isReadAsHeader(newBody.map(BodyEdit::body).orElse(entity.rawBody()))) {
            edit.header().hold();
        }
        edit.header().emit(patch, newBody.isPresent() || isAttaching);
        attaching.ifPresent(wrapper -> wrapper.begin(patch));
        if (newBody.isPresent()) {
            newBody.get().emit(patch);
        } else {
            body(entity, edit.header(), boundaries, patch);
        }
        attaching.ifPresent(wrapper -> wrapper.end(patch));
    }

    /** Whether bytes are no body behind an empty line: it is skipped where a field follows. */
    private static boolean isReadAsHeader(Slice bytes) throws IOException {
        byte[] emptyLine = LineEnd.CRLF.bytes();
        try (InputStream in = new SequenceInputStream(new ByteArrayInputStream(emptyLine), bytes.stream())) {
            MimeReader reader = MimeReader.of(in, ReadContext.DEFAULT);
            reader.next(); // the entity
            reader.next();
            return reader.event() != MimeReader.Event.SEPARATOR;
        }
    }

    /** Changes what is within a body, whose header section ends as its edit has it. */
    private void body(Entity entity, HeaderEdit header, List<Slice> boundaries, Patch patch) throws IOException {
        Body body = entity.body();
        if (body instanceof Multipart multipart) {
            List<Slice> inner = new ArrayList<>(boundaries);
            entity.contentType().boundaryBytes().ifPresent(inner::add);
            remove(multipart, patch);
            for (BodyPart part : multipart.parts()) {
                part(part, inner, patch);
            }
        } else if (body instanceof Message inner && !entity.transferEncoding().isIdentity()) {
            encoded(entity, inner, header, patch);
        } else if (body instanceof Message inner) {
            inner(inner, header, boundaries, patch);
        }
    }

    /** A message as it stands in another; where its header section changes, what is before must not take it for its own. */
    private void inner(Message inner, HeaderEdit around, List<Slice> boundaries, Patch patch) throws IOException {
        int before = patch.size();
        entity(inner, boundaries, patch);
        if (patch.hasChangeUpTo(inner.rawBody().offset(), before)) {
            patch.insertBefore(before, inner.raw().offset(), around.missingEnd());
        }
    }

    private void part(BodyPart part, List<Slice> boundaries, Patch patch) throws IOException {
        PartEdit edit = edits.get(part);
        if (edit != null && edit.isRemoved()) {
            return;
        }
        if (edit != null && edit.replacement().isPresent()) {
            byte[] written = lineEnd.applied(written(edit.replacement().get(), boundaries));
            patch.replace(
                    part.raw(), Bytes.joined(written, breakBefore(part.raw().end(), patch)));
        } else {
            entity(part, boundaries, patch);
        }
    }

    /** A new part's bytes, in which no boundary around it occurs. */
    static byte[] written(NewPart part, List<Slice> boundaries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Preparation.of(part, WritingStyle.DEFAULT, BoundarySource.unguessable()).writeTo(out);
        byte[] bytes = out.toByteArray();
        for (Slice boundary : boundaries) {
            if (Delimiters.occur(boundary, bytes)) {
                throw new IllegalArgumentException("a boundary around the part occurs in it: " + boundary);
            }
        }
        return bytes;
    }

    /** Removes parts with the delimiter that leads to each; the first that stays takes the first delimiter. */
    private void remove(Multipart multipart, Patch patch) {
        List<BodyPart> parts = multipart.parts();
        int first = 0;
        while (first < parts.size() && isRemoved(parts.get(first))) {
            first++;
        }
        if (first == parts.size() && first > 0) {
            patch.replace(parts.get(0).raw(), lineEnd.bytes());
            removeFrom(1, parts, patch);
            return;
        }
        if (first > 0) {
            patch.remove(parts.get(0).raw().offset(), parts.get(first).raw().offset());
        }
        removeFrom(first + 1, parts, patch);
    }

    private void removeFrom(int from, List<BodyPart> parts, Patch patch) {
        int i = from;
        while (i < parts.size()) {
            int next = i;
            while (next < parts.size() && isRemoved(parts.get(next))) {
                next++;
            }
            if (next > i) {
                long end = parts.get(next - 1).raw().end();
                patch.replace(parts.get(i - 1).raw().end(), end, breakBefore(end, patch));
            }
            i = next + 1;
        }
    }

    private byte[] breakBefore(long delimiter, Patch patch) {
        return patch.lacksBreakAt(delimiter) ? lineEnd.bytes() : new byte[0];
    }

    private boolean isRemoved(BodyPart part) {
        PartEdit edit = edits.get(part);
        return edit != null && edit.isRemoved();
    }

    private void encoded(Entity part, Message inner, HeaderEdit around, Patch patch) throws IOException {
        Patch nested = new Patch(inner.raw());
        entity(inner, List.of(), nested);
        if (!nested.isEmpty()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (var encoder = part.transferEncoding().encoder(out)) {
                nested.writeTo(encoder);
            }
            patch.insert(part.rawBody().offset(), around.missingEnd());
            byte[] encoded = lineEnd.applied(out.toByteArray());
            patch.replace(
                    part.rawBody(),
                    Bytes.joined(encoded, breakBefore(part.rawBody().end(), patch)));
        }
    }
}
