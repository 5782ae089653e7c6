package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.FileName;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * An entity with what most rules about parts ask of it, read once: an entity keeps no values.
 *
 * @param name the declared file name, decoded
 */
record Part(Entity entity, Optional<ContentDisposition> disposition, TransferEncoding encoding, Optional<String> name) {
    static Part of(Entity entity) {
        Optional<ContentDisposition> disposition = entity.disposition();
        return new Part(entity, disposition, entity.transferEncoding(), FileName.of(disposition, entity.contentType()));
    }

    ContentType contentType() {
        return entity.contentType();
    }

    /** The body as it stands. */
    Slice rawBody() {
        return entity.rawBody();
    }

    boolean isLeaf() {
        return Parts.isLeaf(entity);
    }

    /** Whether it says that it is an attachment. */
    boolean isAttachment() {
        return disposition.isPresent() && disposition.get().isAttachment();
    }
}
