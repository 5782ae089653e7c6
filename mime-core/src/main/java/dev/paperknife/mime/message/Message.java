package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message (RFC 5322, RFC 2045): its bytes, and where everything stands in them. Any bytes are a message; what departs from
 * the standards is among {@link #defects}.
 *
 * <p>It is also the body of the part that holds it, for a message inside a message.
 */
public final class Message extends Entity implements Body {
    private final Body body;
    private final List<Defect> defects;
    private final long envelopeBytes;

    Message(
            String section,
            Slice raw,
            Slice rawBody,
            Header header,
            ContentType contentType,
            Body body,
            long envelopeBytes,
            List<Defect> defects) {
        super(section, raw, rawBody, header, contentType);
        this.body = body;
        this.envelopeBytes = envelopeBytes;
        this.defects = defects;
    }

    /** The message that the bytes are. The array is kept, not copied, and must not be written to. */
    public static Message parse(byte[] bytes) {
        return parse(Slice.of(bytes), ParseOptions.DEFAULT);
    }

    /** The same, read as the options say, from any range of bytes: offsets count from its start. */
    public static Message parse(Slice source, ParseOptions options) {
        try {
            return Indexer.index(source, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The message in a file of any size: header sections are read now, bodies when they are asked for. Nothing stays open.
     *
     * @throws IOException if the file cannot be read
     */
    public static Message open(Path file) throws IOException {
        return open(file, ParseOptions.DEFAULT);
    }

    /**
     * The same, read as the options say.
     *
     * @throws IOException if the file cannot be read
     */
    public static Message open(Path file, ParseOptions options) throws IOException {
        return Indexer.index(Slice.of(file), options);
    }

    @Override
    public Body body() {
        return body;
    }

    /** What indexing found in this message and in those inside it: departures of structure. Values are read on demand. */
    public List<Defect> defects() {
        return defects;
    }

    /** The bytes of the mbox line before the header section; 0 where there is none. */
    public long envelopeBytes() {
        return envelopeBytes;
    }

    @Override
    public byte[] bytes() {
        return raw().bytes();
    }

    @Override
    public InputStream stream() throws IOException {
        return raw().stream();
    }

    @Override
    public long size() {
        return raw().length();
    }

    /**
     * Writes the message exactly as it was read.
     *
     * @throws IOException if a file cannot be read or has changed, or if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        raw().writeTo(out);
    }

    /** A new message. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** Changes to this message, which itself stays as it is. */
    public MessageEdit edit() {
        return new MessageEdit(this);
    }

    /**
     * An answer, without its author: to Reply-To or the authors, or to all as Mail-Followup-To or the recipients have it, in the
     * thread, its text quoting this one. {@link MessageBuilder#textAbove} puts the answer above that.
     */
    public MessageBuilder reply(boolean toAll) {
        return Answers.reply(this, toAll, List.of());
    }

    /** The same, from somebody who is left out of its recipients. */
    public MessageBuilder reply(boolean toAll, Mailbox from) {
        return Answers.reply(this, toAll, List.of(from)).from(from);
    }

    /** A message that passes this one on, without author and recipients: its texts below a summary, its attachments as they are. */
    public MessageBuilder forward() {
        return Answers.forward(this);
    }

    /** A message that passes this one on as an attachment, byte for byte. */
    public MessageBuilder forwardAsAttachment() {
        return Answers.forwardAsAttachment(this);
    }

    /**
     * This message for a path with those capabilities only: lines end in CRLF, content and fields that cannot go are encoded. What is
     * signed is never altered.
     */
    public Transfer forTransfer(Capability... capabilities) {
        return new TransferPlan(this, Set.of(capabilities)).transfer();
    }

    /** This message without Bcc and Resent-Bcc, as its recipients are to get it. */
    public Message withoutBcc() {
        boolean hasBcc =
                header().first("Bcc").or(() -> header().first("Resent-Bcc")).isPresent();
        return hasBcc ? edit().remove("Bcc").remove("Resent-Bcc").apply() : this;
    }

    // ---- fields

    /** The authors (RFC 5322 3.6.2), groups flattened. */
    public List<Mailbox> from() {
        return addresses("From");
    }

    /** The sender, where the message names one. */
    public Optional<Mailbox> sender() {
        return addresses("Sender").stream().findFirst();
    }

    /** Where replies are to go; empty means to the authors. */
    public List<Mailbox> replyTo() {
        return addresses("Reply-To");
    }

    /** The primary recipients, groups flattened. */
    public List<Mailbox> to() {
        return addresses("To");
    }

    /** The recipients of copies, groups flattened. */
    public List<Mailbox> cc() {
        return addresses("Cc");
    }

    /** The recipients the others are not to see, groups flattened. */
    public List<Mailbox> bcc() {
        return addresses("Bcc");
    }

    private List<Mailbox> addresses(String name) {
        return header().first(name, HeaderForms.addresses()).orElse(List.of());
    }

    /** The subject, decoded. */
    public Optional<String> subject() {
        return header().first("Subject", HeaderForms.text());
    }

    /** When it was written, with its own offset; absent too where the date cannot be read. */
    public Optional<DateTime> date() {
        return header().first("Date", HeaderForms.date()).orElse(Optional.empty());
    }

    /** The message's own id. */
    public Optional<MessageId> messageId() {
        return ids("Message-ID").stream().findFirst();
    }

    /** The ids of the messages it answers. */
    public List<MessageId> inReplyTo() {
        return ids("In-Reply-To");
    }

    /** The ids of the thread it stands in, oldest first. */
    public List<MessageId> references() {
        return ids("References");
    }

    private List<MessageId> ids(String name) {
        return header().first(name, HeaderForms.messageIds()).orElse(List.of());
    }

    // ---- views (RFC 8621 4.1.4)

    /** The parts to show, in order, to somebody who wants text. */
    public List<Entity> textBody() {
        return BodyViews.of(this).textBody();
    }

    /** The parts to show, in order, to somebody who wants HTML. */
    public List<Entity> htmlBody() {
        return BodyViews.of(this).htmlBody();
    }

    /** All parts that the bodies do not show, with those that only one of them does. */
    public List<Entity> attachments() {
        return BodyViews.of(this).attachments();
    }

    /** Whether there is an attachment that is not declared inline. */
    public boolean hasAttachment() {
        for (Entity part : attachments()) {
            Optional<ContentDisposition> disposition = part.disposition();
            if (disposition.isEmpty() || disposition.get().isAttachment()) {
                return true;
            }
        }
        return false;
    }

    /** The first 256 characters, at most, of what the message says, blanks and line ends as one space. */
    public String preview() {
        Optional<String> text = text();
        if (text.isPresent()) {
            return Preview.ofText(text.get());
        }
        Optional<String> html = html();
        return html.isPresent() ? Preview.ofHtml(html.get()) : "";
    }

    /** The text/plain parts of {@link #textBody}, joined; absent where there is none. */
    public Optional<String> text() {
        return join(textBody(), "plain");
    }

    /** The text/html parts of {@link #htmlBody}, joined; absent where there is none. */
    public Optional<String> html() {
        return join(htmlBody(), "html");
    }

    private static Optional<String> join(List<Entity> parts, String subtype) {
        List<String> texts = new ArrayList<>();
        for (Entity part : parts) {
            if (part.contentType().is("text", subtype)) {
                texts.add(text(part));
            }
        }
        return switch (texts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(texts.get(0));
            default -> Optional.of(String.join("", texts));
        };
    }

    private static String text(Entity part) {
        return part.body() instanceof Content content ? content.text() : "";
    }

    /** The entity with that section number, in this message or one inside it; absent where there is none. */
    public Optional<Entity> entity(String section) {
        return walk().filter(entity -> entity.section().equals(section)).findFirst();
    }
}
