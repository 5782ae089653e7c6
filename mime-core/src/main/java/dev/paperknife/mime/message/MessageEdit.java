package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.ParseOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to a message: a list of replaced ranges. Every byte that no change names stays as it is, so a signature that does
 * not cover the change stays good; {@link #breaks} tells which do not. Changes are made in the order they are asked for and
 * written together.
 *
 * <pre>{@code
 * message.edit().set("Subject", "[list] hi").remove("X-Spam-Status").writeTo(out);
 * }</pre>
 *
 * <p>Values are text as people read it: encoded, folded, and with the line ends of the message. For one thread; the message
 * itself never changes.
 */
public final class MessageEdit {
    private final Message message;
    private final LineEnd lineEnd;
    private final Map<Entity, PartEdit> edits = new HashMap<>();
    private final List<NewPart> attachments = new ArrayList<>();
    private final PartEdit root;
    private Optional<LineEnd> converted = Optional.empty();
    private FieldWriter writer = FieldWriter.DEFAULT;

    MessageEdit(Message message) {
        this.message = message;
        this.lineEnd = LineEnd.of(message, LineEnd.CRLF);
        this.root = edit(message);
    }

    /** The changes to an entity that is known to be of this message. */
    PartEdit edit(Entity entity) {
        return edits.computeIfAbsent(entity, key -> new PartEdit(this, key, LineEnd.of(key, lineEnd)));
    }

    FieldWriter writer() {
        return writer;
    }

    /** Lets fields that are written from here on hold UTF-8 (RFC 6532); else they are ASCII, with encoded-words. */
    public MessageEdit smtpUtf8() {
        writer = new FieldWriter(true, writer.charset(), writer.style());
        return this;
    }

    // ---- fields of the message

    /**
     * Gives the message one field of that name: the first that stands there is replaced and keeps its place, others go; where
     * there is none it is added at the end.
     *
     * @throws IllegalArgumentException if the name is none, or the value holds a control or cannot be what the name calls for
     */
    public MessageEdit set(String name, String value) {
        root.set(name, value);
        return this;
    }

    /** Adds a field after all others. @throws IllegalArgumentException as {@link #set} does */
    public MessageEdit add(String name, String value) {
        root.add(name, value);
        return this;
    }

    /** Adds a field before all others, where trace fields belong. @throws IllegalArgumentException as {@link #set} does */
    public MessageEdit addFirst(String name, String value) {
        root.addFirst(name, value);
        return this;
    }

    /** Removes all fields of that name; ASCII case does not matter. */
    public MessageEdit remove(String name) {
        root.remove(name);
        return this;
    }

    /** Gives all fields of that name another; their values stay as they are. @throws IllegalArgumentException if that is none */
    public MessageEdit rename(String name, String newName) {
        root.rename(name, newName);
        return this;
    }

    // ---- parts

    /**
     * The changes to the entity with that section number (as {@link Entity#section} gives it), in this message or in one inside
     * it, an encoded one too: that is decoded, changed and encoded again.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PartEdit part(String section) {
        return edit(message.entity(section)
                .orElseThrow(() -> new IllegalArgumentException("there is no section " + Permitted.shown(section))));
    }

    /** The changes to an entity of this message. @throws IllegalArgumentException if it is not of this message */
    public PartEdit part(Entity entity) {
        if (message.walk().noneMatch(known -> known == entity)) {
            throw new IllegalArgumentException("section " + entity.section() + " is not of this message");
        }
        return edit(entity);
    }

    /** Adds an attachment at the end; a message that is no multipart/mixed becomes one, its body the first part as it is. */
    public MessageEdit attach(NewPart part) {
        attachments.add(part.disposition().isPresent() ? part : part.attachment());
        return this;
    }

    /** Gives all lines the same end, but those in binary bodies (RFC 2045 2.9); a CR alone stays. */
    public MessageEdit lineEnds(LineEnd lineEnd) {
        converted = Optional.of(lineEnd);
        return this;
    }

    // ---- the outcome

    /** The signatures over what is changed: once the changes are made, they are good no more. */
    public List<BrokenSignature> breaks() {
        return new Signatures(message, edits.values(), !attachments.isEmpty()).broken();
    }

    /**
     * Writes the message with its changes, in memory no larger than they are.
     *
     * @throws IOException if a file cannot be read or has changed, or if writing fails
     * @throws IllegalArgumentException if new content cannot stand where it should: a boundary around it occurs in it
     */
    public void writeTo(OutputStream out) throws IOException {
        patch().writeTo(out);
    }

    /** The message with its changes, parsed anew, in memory. Throws as {@link #writeTo} does, but unchecked. */
    public Message apply() {
        try {
            Patch patch = patch();
            GrownBytes out = new GrownBytes(patch.length());
            patch.writeTo(out);
            ParseOptions options =
                    ParseOptions.DEFAULT.withLimits(message.header().context().limits());
            return Message.parse(out.slice(), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Patch patch() throws IOException {
        Patch patch = new EditPlan(message, edits, attachments, lineEnd).patch();
        converted.ifPresent(to -> {
            patch.convert(to);
            message.walk().filter(this::isKept).forEach(entity -> patch.keep(entity.rawBody()));
        });
        return patch;
    }

    /** Whether line ends in the body are content: a binary one that no change replaces. */
    private boolean isKept(Entity entity) {
        TransferEncoding encoding = entity.transferEncoding();
        boolean isExact = encoding == TransferEncoding.BINARY || encoding == TransferEncoding.UNKNOWN;
        PartEdit edit = edits.get(entity);
        return isExact && entity.body() instanceof Content && (edit == null || !edit.changesBody());
    }
}
