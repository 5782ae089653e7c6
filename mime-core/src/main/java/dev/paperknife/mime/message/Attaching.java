package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Adds parts at the end of a message. Where it is no multipart/mixed, its body becomes the first part of one, byte for byte,
 * with the Content-* fields that say what it is.
 */
final class Attaching {
    private final Entity entity;
    private final LineEnd lineEnd;
    private final Slice before;
    private final Slice after;
    private final long place;

    private Attaching(Entity entity, LineEnd lineEnd, byte[] before, byte[] after, long place) {
        this.entity = entity;
        this.lineEnd = lineEnd;
        this.before = Slice.of(before);
        this.after = Slice.of(after);
        this.place = place;
    }

    static Attaching of(PartEdit root, List<NewPart> parts, LineEnd lineEnd) throws IOException {
        Entity entity = root.entity();
        boolean isMixed = root.type().is("multipart", "mixed");
        if (isMixed
                && entity.body() instanceof Multipart multipart
                && !multipart.parts().isEmpty()) {
            Slice boundary = entity.contentType().boundaryBytes().orElseThrow();
            List<BodyPart> old = multipart.parts();
            byte[] added = delimited(boundary.bytes(), parts);
            widen(root, added);
            return new Attaching(
                    entity,
                    lineEnd,
                    new byte[0],
                    added,
                    old.get(old.size() - 1).raw().end());
        }
        return wrapping(root, parts, lineEnd);
    }

    private static Attaching wrapping(PartEdit root, List<NewPart> parts, LineEnd lineEnd) throws IOException {
        Entity entity = root.entity();
        BoundarySource source = BoundarySource.avoiding(List.of(Octets.of(entity.raw())), BoundarySource.unguessable());
        String boundary = source.next();
        byte[] name = boundary.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        before.writeBytes(delimiter(name));
        before.writeBytes(lineEnd.bytes());
        before.writeBytes(root.header().takeContentFields());
        before.writeBytes(lineEnd.bytes());
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.writeBytes(delimited(name, parts));
        after.writeBytes(ascii("\r\n"));
        after.writeBytes(delimiter(name));
        after.writeBytes(ascii("--\r\n"));
        declare(root, boundary);
        widen(root, after.toByteArray());
        return new Attaching(
                entity,
                lineEnd,
                before.toByteArray(),
                after.toByteArray(),
                entity.rawBody().end());
    }

    private static void declare(PartEdit root, String boundary) {
        FieldWriter writer = root.whole().writer();
        ContentType mixed = new ContentType("multipart", "mixed", Parameters.NONE.with("boundary", boundary));
        if (!root.header().has("MIME-Version")) {
            root.header().add("MIME-Version", writer.tokens("MIME-Version", "1.0"));
        }
        root.header().add("Content-Type", writer.type("Content-Type", mixed));
        TransferEncoding old = root.entity().transferEncoding();
        if (old == TransferEncoding.EIGHT_BIT || old == TransferEncoding.BINARY) {
            root.header().add("Content-Transfer-Encoding", writer.encoding("Content-Transfer-Encoding", old));
        }
    }

    /** Declares what the new parts need, where the message says less (RFC 2045 6.4). */
    private static void widen(PartEdit root, byte[] added) {
        TransferEncoding needed = OctetScan.of(added).identity();
        TransferEncoding old = root.entity().transferEncoding();
        boolean isWider = old.isIdentity() && needed.compareTo(old) > 0;
        if (isWider || (needed != TransferEncoding.SEVEN_BIT && !old.isIdentity())) {
            byte[] field = root.whole().writer().encoding("Content-Transfer-Encoding", needed);
            root.header().set("Content-Transfer-Encoding", field);
        }
    }

    private static byte[] delimited(byte[] boundary, List<NewPart> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (NewPart part : parts) {
            out.writeBytes(ascii("\r\n"));
            out.writeBytes(delimiter(boundary));
            out.writeBytes(ascii("\r\n"));
            out.writeBytes(EditPlan.written(part, List.of(Slice.of(boundary))));
        }
        return out.toByteArray();
    }

    private static byte[] delimiter(byte[] boundary) {
        return Bytes.joined(ascii("--"), boundary);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void begin(Patch patch) {
        if (!before.isEmpty()) {
            patch.insert(entity.rawBody().offset(), before.array());
        }
    }

    void end(Patch patch) {
        patch.insert(place, lineEnd.applied(after.array()));
        if (before.isEmpty() && patch.lacksBreakAt(place)) {
            patch.insert(place, lineEnd.bytes());
        }
    }
}
