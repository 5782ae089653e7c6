package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part that is to be written: what it holds and what its fields will say. The methods give a part like this one with one
 * thing changed; none changes this one.
 *
 * <pre>{@code
 * NewPart.multipart("report", NewPart.text("Not delivered."), NewPart.message(original))
 *     .parameter("report-type", "delivery-status")
 * }</pre>
 */
public final class NewPart {
    /** A message holds this many multiparts inside each other at most, so that every reader finds its leaves. */
    static final int MOST_DEPTH = Limits.DEFAULT.depth() - 2;

    private static final int MOST_PARTS = Limits.DEFAULT.parts() - 1;

    private ContentType type;
    private Optional<String> text = Optional.empty();
    private Optional<Octets> octets = Optional.empty();
    private List<NewPart> parts = List.of();
    private int depth;
    private int count = 1;
    private Optional<Charset> charset = Optional.empty();
    private Optional<TransferEncoding> encoding = Optional.empty();
    private Optional<String> filename = Optional.empty();
    private Optional<String> disposition = Optional.empty();
    private Optional<MessageId> contentId = Optional.empty();
    private List<NewField> fields = List.of();
    private boolean isFlowed;
    private Optional<String> boundary = Optional.empty();
    private String preamble = "";
    private String epilogue = "";

    private NewPart(ContentType type) {
        this.type = type;
    }

    private NewPart copy() {
        NewPart copy = new NewPart(type);
        copy.text = text;
        copy.octets = octets;
        copy.parts = parts;
        copy.depth = depth;
        copy.count = count;
        copy.charset = charset;
        copy.encoding = encoding;
        copy.filename = filename;
        copy.disposition = disposition;
        copy.contentId = contentId;
        copy.fields = fields;
        copy.isFlowed = isFlowed;
        copy.boundary = boundary;
        copy.preamble = preamble;
        copy.epilogue = epilogue;
        return copy;
    }

    // ---- what there is

    /** Plain text. LF and CRLF end its lines and become CRLF; any other character stays. */
    public static NewPart text(String text) {
        return text("plain", text);
    }

    /** An HTML text. */
    public static NewPart html(String html) {
        return text("html", html);
    }

    /** A text of that subtype. @throws IllegalArgumentException if that is no token, or the text holds half a character */
    public static NewPart text(String subtype, String text) {
        return text(new ContentType("text", subtype, Parameters.NONE), text);
    }

    /** A text of any type; its charset parameter, or UTF-8, says how it is written. */
    public static NewPart text(ContentType type, String text) {
        requireLeaf(type);
        NewPart part = new NewPart(type);
        part.text = Optional.of(Permitted.body(text));
        Optional<String> label = type.charset();
        return label.isPresent() ? part.charset(charset(label.get())) : part;
    }

    private static Charset charset(String label) {
        return Charsets.forLabel(label)
                .orElseThrow(
                        () -> new IllegalArgumentException("no charset (RFC 2046 4.1.2): " + Permitted.shown(label)));
    }

    /**
     * Octets of a type; they come back as they are. A text type without charset gets utf-8 where the octets are that and not
     * ASCII. The array is kept, not copied.
     */
    public static NewPart of(ContentType type, byte[] content) {
        boolean isUnlabelled =
                type.isText() && type.charset().isEmpty() && !Charsets.isAscii(content, 0, content.length);
        boolean isUtf8 = isUnlabelled && Charsets.isUtf8(content, 0, content.length);
        return of(isUtf8 ? type.with("charset", "utf-8") : type, Octets.of(content));
    }

    /** The same from a source that is asked when the message is written; its content is never held in memory as a whole. */
    public static NewPart of(ContentType type, ContentSource content) {
        return of(type, Octets.of(content));
    }

    /** A file: its name, the type that goes with it, its octets. @throws IOException if it cannot be looked at */
    public static NewPart of(Path file) throws IOException {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        return file(name, Octets.of(Slice.of(file)));
    }

    /** Octets as a file of that name, which tells the type; where it does not, the octets do. */
    public static NewPart of(String filename, byte[] content) {
        try {
            return file(filename, Octets.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewPart file(String name, Octets content) throws IOException {
        Optional<ContentType> byName = FileTypes.byName(name);
        ContentType type =
                byName.isPresent() ? byName.get() : FileTypes.byContent(content.first(FileTypes.CONTENT_BYTES));
        return of(type.isText() ? withCharset(type, content) : type, content).named(name);
    }

    private static ContentType withCharset(ContentType type, Octets content) throws IOException {
        Utf8Check check = new Utf8Check();
        content.writeTo(check);
        return check.isUtf8()
                ? type.with("charset", "utf-8")
                : new ContentType("application", "octet-stream", Parameters.NONE);
    }

    private static NewPart of(ContentType type, Octets octets) {
        requireLeaf(type);
        NewPart part = new NewPart(type);
        part.octets = Optional.of(octets);
        return part;
    }

    /** A message as it is, byte for byte (RFC 2046 5.2.1). */
    public static NewPart message(Message message) {
        return of(ContentType.MESSAGE_RFC822, Octets.of(message.raw()));
    }

    /** A multipart of that subtype; its boundary is made when it is written. */
    public static NewPart multipart(String subtype, NewPart... parts) {
        return multipart(subtype, List.of(parts));
    }

    /** The same. @throws IllegalArgumentException if parts are nested deeper than readers follow */
    public static NewPart multipart(String subtype, List<NewPart> parts) {
        NewPart part = new NewPart(new ContentType("multipart", subtype, Parameters.NONE));
        part.parts = List.copyOf(parts);
        for (NewPart child : part.parts) {
            part.depth = Math.max(part.depth, child.depth);
            part.count = Math.min(part.count + child.count, MOST_PARTS + 1);
        }
        part.depth++;
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a multipart has one part at least (RFC 2046 5.1.1)");
        }
        if (part.depth > MOST_DEPTH || part.count > MOST_PARTS) {
            throw new IllegalArgumentException("more than " + MOST_DEPTH + " multiparts inside each other, or than "
                    + MOST_PARTS + " parts; readers stop there");
        }
        return part;
    }

    /** A part of a message that was read, with its content, type, names and id; it is encoded anew. */
    public static NewPart of(Entity entity) {
        Body body = entity.body();
        NewPart part;
        if (body instanceof Multipart multipart && !multipart.parts().isEmpty()) {
            part = multipart(
                    entity.contentType().subtype(),
                    multipart.parts().stream().map(NewPart::of).toList());
            part.type = entity.contentType().parameters().get("boundary").isPresent()
                    ? new ContentType(
                            "multipart",
                            part.type.subtype(),
                            entity.contentType().parameters().without("boundary"))
                    : part.type;
        } else if (body instanceof Message message) {
            part = message(message);
        } else {
            part = of(Copies.type(entity), Octets.of(body::stream));
        }
        part.filename = Copies.filename(entity);
        part.disposition = entity.disposition().map(ContentDisposition::type);
        part.contentId = Copies.contentId(entity);
        return part;
    }

    private static void requireLeaf(ContentType type) {
        if (type.isMultipart()) {
            throw new IllegalArgumentException(
                    "the parts of a multipart are given one by one: NewPart.multipart (RFC 2046 5.1)");
        }
    }

    // ---- what its fields say

    /** With a file name, as an attachment unless it is {@link #inline}. @throws IllegalArgumentException for controls */
    public NewPart named(String filename) {
        NewPart part = copy();
        part.filename = Optional.of(Permitted.text("a file name", filename));
        part.disposition = disposition.or(() -> Optional.of(ContentDisposition.ATTACHMENT));
        return part;
    }

    /**
     * Of another type, its octets and names as they are.
     *
     * @throws IllegalArgumentException for a multipart, and for a text, whose type {@link #text(ContentType, String)} takes
     */
    public NewPart type(ContentType type) {
        requireLeaf(type);
        if (octets.isEmpty()) {
            throw new IllegalArgumentException("only octets can be said to be of another type (RFC 2045 5)");
        }
        NewPart part = copy();
        part.type = type;
        return part;
    }

    /** To be kept apart from what is shown (RFC 2183 2.2). */
    public NewPart attachment() {
        NewPart part = copy();
        part.disposition = Optional.of(ContentDisposition.ATTACHMENT);
        return part;
    }

    /** To be shown with the rest (RFC 2183 2.1). */
    public NewPart inline() {
        NewPart part = copy();
        part.disposition = Optional.of(ContentDisposition.INLINE);
        return part;
    }

    /**
     * With a Content-ID, given without angle brackets, that {@code cid:} references name (RFC 2392). One without {@code @} is
     * written as it is, though RFC 2045 7 wants both sides.
     */
    public NewPart id(String contentId) {
        NewPart part = copy();
        part.contentId = Optional.of(new MessageId(Permitted.text("a Content-ID", contentId)));
        return part;
    }

    /** With a further field; those that other methods write are refused. */
    public NewPart header(String name, String value) {
        NewPart part = copy();
        part.fields = new ArrayList<>(fields);
        part.fields.add(NewField.ofPart(name, value));
        return part;
    }

    /** With a parameter of Content-Type. @throws IllegalArgumentException if it is the boundary or charset, or no parameter */
    public NewPart parameter(String name, String value) {
        NewPart part = copy();
        ContentType with = type.with(name, Permitted.text("a parameter", value));
        if (with.boundary().isPresent() || (text.isPresent() && !with.charset().equals(type.charset()))) {
            throw new IllegalArgumentException(
                    "boundary(…) and charset(…) write this parameter: " + Permitted.shown(name));
        }
        part.type = with;
        return part;
    }

    /** With its text in that charset. @throws IllegalArgumentException if this is no text, or the charset lacks a character */
    public NewPart charset(Charset charset) {
        if (text.isEmpty() || FaithfulText.encode(text.get(), charset).isEmpty()) {
            throw new IllegalArgumentException("the part is no text that " + charset.name() + " has all characters of");
        }
        NewPart part = copy();
        part.charset = Optional.of(charset);
        return part;
    }

    /** With its text cut into lines that readers join again (format=flowed, RFC 3676). */
    public NewPart flowed() {
        if (text.isEmpty() || !type.is("text", "plain")) {
            throw new IllegalArgumentException("only plain text flows (RFC 3676 4)");
        }
        NewPart part = copy();
        part.isFlowed = true;
        return part;
    }

    /** Under that transfer encoding, where the content allows it; else the content decides. */
    public NewPart encoding(TransferEncoding encoding) {
        if (encoding == TransferEncoding.UUENCODE || encoding == TransferEncoding.UNKNOWN || type.isMultipart()) {
            throw new IllegalArgumentException("not written, or not here: " + encoding.token() + " (RFC 2045 6)");
        }
        NewPart part = copy();
        part.encoding = Optional.of(encoding);
        return part;
    }

    /**
     * With that boundary. @throws IllegalArgumentException if it is none, or this is no multipart; when the message is written,
     * if it occurs in a part that cannot be encoded
     */
    public NewPart boundary(String boundary) {
        NewPart part = requireMultipart();
        part.boundary = Optional.of(Permitted.boundary(boundary));
        return part;
    }

    /** With text before the first part, which readers of mail do not show. */
    public NewPart preamble(String preamble) {
        NewPart part = requireMultipart();
        part.preamble = Permitted.lines("a preamble", preamble);
        return part;
    }

    /** With text after the last part, which readers of mail do not show. */
    public NewPart epilogue(String epilogue) {
        NewPart part = requireMultipart();
        part.epilogue = Permitted.lines("an epilogue", epilogue);
        return part;
    }

    private NewPart requireMultipart() {
        if (!type.isMultipart()) {
            throw new IllegalArgumentException(
                    "only a multipart has a boundary, a preamble and an epilogue (RFC 2046 5.1)");
        }
        return copy();
    }

    // ---- for those who write it

    ContentType type() {
        return type;
    }

    Optional<String> text() {
        return text;
    }

    Octets octets() {
        return octets.orElseThrow();
    }

    List<NewPart> parts() {
        return parts;
    }

    Optional<Charset> charset() {
        return charset;
    }

    Optional<TransferEncoding> encoding() {
        return encoding;
    }

    Optional<String> filename() {
        return filename;
    }

    Optional<String> disposition() {
        return disposition;
    }

    Optional<MessageId> contentId() {
        return contentId;
    }

    List<NewField> fields() {
        return fields;
    }

    boolean isFlowed() {
        return isFlowed;
    }

    Optional<String> boundary() {
        return boundary;
    }

    String preamble() {
        return preamble;
    }

    String epilogue() {
        return epilogue;
    }
}
