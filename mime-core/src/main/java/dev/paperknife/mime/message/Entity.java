package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentTransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.FileName;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A header section and a body (RFC 2045 2.4): a message, or a part of a multipart. */
public abstract sealed class Entity permits Message, BodyPart {
    private final String section;
    private final Slice raw;
    private final Slice rawBody;
    private final Header header;
    private final ContentType contentType;

    Entity(String section, Slice raw, Slice rawBody, Header header, ContentType contentType) {
        this.section = section;
        this.raw = raw;
        this.rawBody = rawBody;
        this.header = header;
        this.contentType = contentType;
    }

    /**
     * The section number as IMAP gives it (RFC 9051 6.4.5.1), absolute from the outermost message: "0" for a multipart at
     * the root, "1" for a single part there; inside a message that is part 2, "2.0" or "2.1".
     */
    public String section() {
        return section;
    }

    /** The entity's bytes: header section, empty line and body; its offset counts from the start of its source. */
    public Slice raw() {
        return raw;
    }

    /** The body's bytes as they stand, transfer encoding and all. */
    public Slice rawBody() {
        return rawBody;
    }

    /** The header section. */
    public Header header() {
        return header;
    }

    /** The body. */
    public abstract Body body();

    /** The type as it counts: where the field is missing or cannot be read, text/plain or, in a digest, message/rfc822. */
    public ContentType contentType() {
        return contentType;
    }

    /** The Content-Disposition, if there is one. */
    public Optional<ContentDisposition> disposition() {
        return header.first("Content-Disposition", HeaderForms.contentDisposition());
    }

    /** The encoding the body is read by: 7bit where none is declared, unknown where it stays raw. */
    public TransferEncoding transferEncoding() {
        return body() instanceof Content content ? content.encoding() : encoding(header);
    }

    static TransferEncoding encoding(Header header) {
        Optional<ContentTransferEncoding> declared =
                header.first("Content-Transfer-Encoding", HeaderForms.transferEncoding());
        return declared.isPresent() ? declared.get().encoding() : TransferEncoding.SEVEN_BIT;
    }

    /** The declared file name, decoded: Content-Disposition's before Content-Type's. Not safe as a path. */
    public Optional<String> filename() {
        return FileName.of(disposition(), contentType);
    }

    /** A name for a file on any system, made of the declared one or, where nothing is left of that, of the section. */
    public String safeFilename() {
        return Filenames.safe(filename().orElse(""), section, contentType);
    }

    /** This entity and all inside it, depth first, in order; messages inside messages too. */
    public Stream<Entity> walk() {
        List<Entity> found = new ArrayList<>();
        Deque<Entity> ahead = new ArrayDeque<>();
        ahead.push(this);
        while (!ahead.isEmpty()) {
            Entity entity = ahead.pop();
            found.add(entity);
            if (entity.body() instanceof Multipart multipart) {
                List<BodyPart> parts = multipart.parts();
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.push(parts.get(i));
                }
            } else if (entity.body() instanceof Message message) {
                ahead.push(message);
            }
        }
        return found.stream();
    }

    /** The entity as people name it: section and type. */
    @Override
    public String toString() {
        return section + " " + contentType.mediaType();
    }
}
