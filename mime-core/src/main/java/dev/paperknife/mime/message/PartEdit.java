package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.source.Ascii;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Changes to one entity within a {@link MessageEdit}, which writes them. */
public final class PartEdit {
    private final MessageEdit whole;
    private final Entity entity;
    private final HeaderEdit header;
    private ContentType type;
    private Optional<Octets> content = Optional.empty();
    private Optional<TransferEncoding> encoding = Optional.empty();
    private Optional<NewPart> replacement = Optional.empty();
    private boolean isLines;
    private boolean isRemoved;

    PartEdit(MessageEdit whole, Entity entity, LineEnd lineEnd) {
        this.whole = whole;
        this.entity = entity;
        this.header = new HeaderEdit(entity, lineEnd);
        this.type = entity.contentType();
    }

    /** The edit that this belongs to. */
    public MessageEdit whole() {
        return whole;
    }

    // ---- fields

    /** As {@link MessageEdit#set}, in this part. */
    public PartEdit set(String name, String value) {
        byte[] field = whole.writer().write(name, value);
        header.set(name, field);
        if (Ascii.equalsIgnoreCase(name, "Content-Type")) {
            type = ContentType.parse(value);
        }
        return this;
    }

    /** As {@link MessageEdit#add}, in this part. */
    public PartEdit add(String name, String value) {
        header.add(name, whole.writer().write(name, value));
        return this;
    }

    /** As {@link MessageEdit#addFirst}, in this part. */
    public PartEdit addFirst(String name, String value) {
        header.addFirst(name, whole.writer().write(name, value));
        return this;
    }

    /** As {@link MessageEdit#remove}, in this part. */
    public PartEdit remove(String name) {
        header.remove(name);
        return this;
    }

    /** As {@link MessageEdit#rename}, in this part. */
    public PartEdit rename(String name, String newName) {
        header.rename(name, Permitted.fieldName(newName));
        return this;
    }

    // ---- content

    /**
     * Replaces the content by other octets, under the part's own encoding where that can hold them. The array is kept.
     *
     * @throws IllegalArgumentException for a multipart
     */
    public PartEdit content(byte[] octets) {
        return content(octets, false);
    }

    private PartEdit content(byte[] octets, boolean isLines) {
        requireLeaf();
        content = Optional.of(Octets.of(octets));
        this.isLines = isLines;
        return this;
    }

    /**
     * Replaces the text, in the part's own charset where that has its characters, else in UTF-8. Line ends become those of mail.
     *
     * @throws IllegalArgumentException if this is no text part
     */
    public PartEdit text(String text) {
        requireText();
        String lines = TextLines.canonical(Permitted.body(text));
        Charset own = type.charset().flatMap(Charsets::forLabel).orElse(StandardCharsets.US_ASCII);
        Optional<byte[]> bytes = FaithfulText.encode(lines, own);
        if (bytes.isEmpty()) {
            type(type.with("charset", "utf-8"));
            bytes = FaithfulText.encode(lines, StandardCharsets.UTF_8);
        }
        return content(bytes.orElseThrow(), true);
    }

    /**
     * Writes the text in another charset.
     *
     * @throws IllegalArgumentException if this is no text part, or the charset lacks a character of it
     */
    public PartEdit charset(Charset charset) {
        requireText();
        if (!(entity.body() instanceof Content body) || content.isPresent()) {
            throw new IllegalArgumentException("the charset of a text is changed before its content, not after");
        }
        byte[] bytes = FaithfulText.encode(body.text(), charset)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the text has characters that " + charset.name() + " lacks, or that its label would change"));
        type(type.with("charset", Ascii.lower(charset.name())));
        return content(bytes);
    }

    /** Changes the transfer encoding; the content stays. @throws IllegalArgumentException for a multipart or message */
    public PartEdit encoding(TransferEncoding encoding) {
        requireLeaf();
        if (encoding == TransferEncoding.UUENCODE
                || encoding == TransferEncoding.UNKNOWN
                || entity.body() instanceof Message) {
            throw new IllegalArgumentException("not written, or not here: " + encoding.token() + " (RFC 2045 6)");
        }
        this.encoding = Optional.of(encoding);
        return this;
    }

    /**
     * Changes the declared type; the content stays, and so do boundary, charset and name where the new type says nothing of them.
     *
     * @throws IllegalArgumentException if that would make a multipart of a leaf, or a leaf of a multipart
     */
    public PartEdit type(ContentType newType) {
        if (newType.isMultipart() != type.isMultipart()) {
            throw new IllegalArgumentException("a multipart stays one, and a leaf a leaf (RFC 2046 5.1)");
        }
        ContentType kept = newType;
        kept = type.isMultipart() ? keeping(kept, "boundary") : keeping(kept, "name");
        kept = kept.isText() && type.isText() ? keeping(kept, "charset") : kept;
        type = kept;
        header.set("Content-Type", whole.writer().type("Content-Type", type));
        return this;
    }

    private ContentType keeping(ContentType newType, String parameter) {
        Optional<String> old = type.parameters().get(parameter);
        boolean isKept = old.isPresent() && newType.parameters().get(parameter).isEmpty();
        return isKept ? newType.with(parameter, old.get()) : newType;
    }

    /** Changes the file name, wherever it is declared; a part without one becomes an attachment. */
    public PartEdit filename(String filename) {
        Permitted.text("a file name", filename);
        if (type.parameters().get("name").isPresent()) {
            type = type.with("name", filename);
            header.set("Content-Type", whole.writer().type("Content-Type", type));
        }
        Optional<ContentDisposition> old =
                header.untouched("Content-Disposition").flatMap(field -> field.read(HeaderForms.contentDisposition()));
        String kind = old.map(ContentDisposition::type).orElse(ContentDisposition.ATTACHMENT);
        Parameters parameters = old.map(ContentDisposition::parameters).orElse(Parameters.NONE);
        ContentDisposition disposition = new ContentDisposition(kind, parameters.with("filename", filename));
        header.set("Content-Disposition", whole.writer().disposition("Content-Disposition", disposition));
        return this;
    }

    /** Puts another part in the place of this one. @throws IllegalArgumentException for a message, which is no part */
    public PartEdit replace(NewPart part) {
        requirePart();
        replacement = Optional.of(part);
        return this;
    }

    /** Removes the part; the last one of a multipart leaves an empty text. @throws IllegalArgumentException as {@link #replace} */
    public PartEdit removePart() {
        requirePart();
        isRemoved = true;
        return this;
    }

    private void requirePart() {
        if (!(entity instanceof BodyPart)) {
            throw new IllegalArgumentException("section " + entity.section() + " is a message, no part of a multipart");
        }
    }

    private void requireLeaf() {
        if (entity.body() instanceof Multipart) {
            throw new IllegalArgumentException(
                    "section " + entity.section() + " is a multipart; its parts are edited one by one");
        }
    }

    private void requireText() {
        requireLeaf();
        if (!type.isText()) {
            throw new IllegalArgumentException("section " + entity.section() + " is no text but " + type.mediaType());
        }
    }

    // ---- for those who write it

    Entity entity() {
        return entity;
    }

    HeaderEdit header() {
        return header;
    }

    ContentType type() {
        return type;
    }

    Optional<Octets> content() {
        return content;
    }

    /** Whether the new content is lines that may end as the message's do. */
    boolean isLines() {
        return isLines;
    }

    Optional<TransferEncoding> encoding() {
        return encoding;
    }

    Optional<NewPart> replacement() {
        return replacement;
    }

    boolean isRemoved() {
        return isRemoved;
    }

    boolean changesBody() {
        return content.isPresent() || encoding.isPresent();
    }

    boolean changesAnything() {
        return changesBody() || isRemoved || replacement.isPresent() || !header.isUntouched();
    }
}
