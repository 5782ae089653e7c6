package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.ParameterStyle;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.ParseOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A new message, said in any order; what comes of it is always the same tree: {@code mixed { alternative { text, related {
 * html, inline… } }, attachments… }}, without a wrapper that is not needed.
 *
 * <pre>{@code
 * Message.builder().from("Ann <ann@a.example>").to("bob@b.example").subject("Grüße 你好")
 *     .text("Hi").attach(Path.of("报告.pdf")).build();
 * }</pre>
 *
 * <p>Whatever a method takes, it refuses at once what would add a line, a field or a part of its own, with an
 * {@link IllegalArgumentException}. Transfer encodings are chosen by content; lines keep to 998 octets. For one thread.
 */
public final class MessageBuilder {
    private final NewHeader header = new NewHeader();
    private final CanonicalTree tree = new CanonicalTree();
    private WritingStyle style = WritingStyle.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private Supplier<String> tokens = BoundarySource.unguessable();

    MessageBuilder() {}

    // ---- fields

    /** Adds authors, as a field has them: {@code Ann <ann@a.example>, bob@b.example}. */
    public MessageBuilder from(String addresses) {
        return add("From", addresses);
    }

    /** Adds authors; where there are several and no sender, the first is the sender (RFC 5322 3.6.2). */
    public MessageBuilder from(Address... addresses) {
        return add("From", addresses);
    }

    /** Says who sends the message, where that is not its one author. */
    public MessageBuilder sender(String address) {
        header.setAddresses("Sender", Values.addresses("Sender", address));
        return this;
    }

    /** Says who sends the message, where that is not its one author. */
    public MessageBuilder sender(Mailbox mailbox) {
        header.setAddresses("Sender", List.of(mailbox));
        return this;
    }

    /** Adds addresses that replies are to go to. */
    public MessageBuilder replyTo(String addresses) {
        return add("Reply-To", addresses);
    }

    /** The same. */
    public MessageBuilder replyTo(Address... addresses) {
        return add("Reply-To", addresses);
    }

    /** Adds recipients. */
    public MessageBuilder to(String addresses) {
        return add("To", addresses);
    }

    /** Adds recipients. */
    public MessageBuilder to(Address... addresses) {
        return add("To", addresses);
    }

    /** Adds recipients of copies. */
    public MessageBuilder cc(String addresses) {
        return add("Cc", addresses);
    }

    /** Adds recipients of copies. */
    public MessageBuilder cc(Address... addresses) {
        return add("Cc", addresses);
    }

    /** Adds recipients that others are not to see. It is a field like the others; sending and {@link Message#withoutBcc} drop it. */
    public MessageBuilder bcc(String addresses) {
        return add("Bcc", addresses);
    }

    /** The same. */
    public MessageBuilder bcc(Address... addresses) {
        return add("Bcc", addresses);
    }

    private MessageBuilder add(String name, String addresses) {
        header.addAddresses(name, Values.addresses(name, addresses));
        return this;
    }

    private MessageBuilder add(String name, Address... addresses) {
        header.addAddresses(name, List.of(addresses));
        return this;
    }

    /** Sets the subject. */
    public MessageBuilder subject(String subject) {
        header.subject(subject);
        return this;
    }

    /** Sets the date; else it is the clock's when the message is written first. */
    public MessageBuilder date(OffsetDateTime date) {
        header.date(DateTime.of(date));
        return this;
    }

    /** Sets the id, with or without its angle brackets; else one is made, with the sender's domain. */
    public MessageBuilder messageId(String id) {
        header.messageId(id(id));
        return this;
    }

    /** Sets the ids of what this answers, with or without angle brackets. */
    public MessageBuilder inReplyTo(String... ids) {
        header.inReplyTo(Arrays.stream(ids).map(MessageBuilder::id).toList());
        return this;
    }

    /** Sets the ids of the thread, oldest first. */
    public MessageBuilder references(String... ids) {
        header.references(Arrays.stream(ids).map(MessageBuilder::id).toList());
        return this;
    }

    private static MessageId id(String id) {
        Permitted.text("a message id", id);
        boolean isBracketed = id.startsWith("<") && id.endsWith(">");
        return new MessageId(isBracketed ? id.substring(1, id.length() - 1) : id);
    }

    /**
     * Adds any other field, its value as people read it. Fields that have a method of their own go there; the Content-* fields
     * that say what a part is are refused.
     */
    public MessageBuilder header(String name, String value) {
        Permitted.fieldName(name);
        Permitted.text(name, value);
        switch (Ascii.lower(name)) {
            case "from" -> from(value);
            case "sender" -> sender(value);
            case "reply-to" -> replyTo(value);
            case "to" -> to(value);
            case "cc" -> cc(value);
            case "bcc" -> bcc(value);
            case "subject" -> subject(value);
            case "date" -> header.date(Values.date(name, value));
            case "message-id" -> messageId(value);
            case "in-reply-to" -> header.inReplyTo(Values.ids(name, value));
            case "references" -> header.references(Values.ids(name, value));
            default -> header.other(NewField.ofMessage(name, value));
        }
        return this;
    }

    // ---- content

    /** Sets the plain text. LF and CRLF end its lines and become CRLF. */
    public MessageBuilder text(String text) {
        tree.text(NewPart.text(text));
        return this;
    }

    /** Sets the plain text as lines that readers may join and break anew (format=flowed, RFC 3676). */
    public MessageBuilder flowedText(String text) {
        tree.text(NewPart.text(text).flowed());
        return this;
    }

    /** Puts text above the one there is, as an answer above what it quotes; where there is HTML, above that too. */
    public MessageBuilder textAbove(String text) {
        String below = tree.text().flatMap(NewPart::text).orElse("");
        tree.html().flatMap(NewPart::text).ifPresent(html -> html(Quotation.above(html, Permitted.body(text))));
        return text(below.isEmpty() ? text : text + "\r\n\r\n" + below);
    }

    /** Sets the HTML. Each {@code cid:} in it needs an {@link #inline} part with that id. */
    public MessageBuilder html(String html) {
        tree.html(NewPart.html(html));
        return this;
    }

    /** Adds another form of the same content, after text and HTML: the last one that a reader understands is shown. */
    public MessageBuilder alternative(NewPart part) {
        tree.alternative(part);
        return this;
    }

    /** Adds an invitation or an answer to one as an alternative (iMIP, RFC 6047): the method is REQUEST, REPLY, CANCEL… */
    public MessageBuilder calendar(String method, String icalendar) {
        return alternative(NewPart.text("calendar", icalendar).parameter("method", method));
    }

    /** Adds a file that the HTML shows as {@code cid:id}. @throws IOException if it cannot be looked at */
    public MessageBuilder inline(String id, Path file) throws IOException {
        return inline(id, NewPart.of(file));
    }

    /** Adds octets that the HTML shows as {@code cid:id}. */
    public MessageBuilder inline(String id, String filename, byte[] content) {
        return inline(id, NewPart.of(filename, content));
    }

    /** Adds a part that the HTML shows as {@code cid:id}. */
    public MessageBuilder inline(String id, NewPart part) {
        tree.inline(part.inline().id(id));
        return this;
    }

    /** Attaches a file under its name; it is read when the message is written. @throws IOException if it cannot be looked at */
    public MessageBuilder attach(Path file) throws IOException {
        return attach(NewPart.of(file));
    }

    /** Attaches octets as a file of that name, which tells the type; where it does not, the octets do. */
    public MessageBuilder attach(String filename, byte[] content) {
        return attach(NewPart.of(filename, content));
    }

    /** Attaches octets as a file of that name and type. */
    public MessageBuilder attach(String filename, ContentType type, byte[] content) {
        return attach(NewPart.of(type, content).named(filename));
    }

    /** Attaches what a source gives when the message is written, in constant memory. */
    public MessageBuilder attach(String filename, ContentType type, ContentSource content) {
        return attach(NewPart.of(type, content).named(filename));
    }

    /** Attaches a message as it is, byte for byte. */
    public MessageBuilder attach(Message message) {
        return attach(NewPart.message(message));
    }

    /** Attaches a part. */
    public MessageBuilder attach(NewPart part) {
        tree.attach(part.disposition().isPresent() ? part : part.attachment());
        return this;
    }

    /** Sets all of the content, a tree made by hand; then there is no other. */
    public MessageBuilder body(NewPart part) {
        tree.body(part);
        return this;
    }

    // ---- how it is written

    /** The charset of texts and encoded-words, where it has all their characters; UTF-8 otherwise, and by default. */
    public MessageBuilder charset(Charset charset) {
        style = new WritingStyle(style.isUtf8(), charset, style.parameters());
        return this;
    }

    /** Lets fields hold UTF-8 (RFC 6532), and addresses too, for servers with SMTPUTF8; else they are ASCII. */
    public MessageBuilder smtpUtf8() {
        style = new WritingStyle(true, style.charset(), style.parameters());
        return this;
    }

    /**
     * How parameters that are not ASCII, such as names of files, are written: by default as RFC 2231 alone has it, which all
     * current clients read; with encoded-words beside it for old ones.
     */
    public MessageBuilder parameterStyle(ParameterStyle parameters) {
        style = new WritingStyle(style.isUtf8(), style.charset(), parameters);
        return this;
    }

    /** The clock that says the date; by default the system's, at UTC. */
    public MessageBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** What the id and the boundaries are made of; by default nobody can guess them. */
    public MessageBuilder random(RandomGenerator random) {
        this.tokens = BoundarySource.of(random);
        return this;
    }

    // ---- the message

    /**
     * The message, in memory, with a date and an id.
     *
     * @throws IllegalStateException if there is no author, or the HTML refers to what is not there
     * @throws IllegalArgumentException if an address needs SMTPUTF8, or a part cannot travel as was asked
     * @throws UncheckedIOException if an attachment cannot be read
     */
    public Message build() {
        complete();
        return inMemory();
    }

    /** The message as far as it is written: no author is asked for, no date and no id are made. Throws as {@link #build} does. */
    public Message draft() {
        return inMemory();
    }

    /**
     * Writes the message with a date and an id, in constant memory whatever is attached from files and sources. Throws as {@link
     * #build} does, before anything is written.
     *
     * @throws IOException if an attachment cannot be read, or if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        complete();
        byte[] fields = header.bytes(style.writer());
        Prepared root = Preparation.of(tree.root(), style, tokens);
        out.write(fields);
        root.writeTo(out);
    }

    private void complete() {
        if (header.addresses("From").isEmpty()) {
            throw new IllegalStateException("a message has an author: from(…) (RFC 5322 3.6); draft() needs none");
        }
        tree.requireReferences();
        if (header.addresses("From").size() > 1 && header.addresses("Sender").isEmpty()) {
            header.setAddresses("Sender", header.addresses("From").subList(0, 1));
        }
        if (header.date().isEmpty()) {
            header.date(DateTime.of(OffsetDateTime.now(clock)));
        }
        if (header.messageId().isEmpty()) {
            header.messageId(MessageId.of(tokens.get(), header.senderDomain()));
        }
    }

    private Message inMemory() {
        byte[] fields = header.bytes(style.writer());
        try {
            Prepared root = Preparation.of(tree.root(), style, tokens);
            GrownBytes out = new GrownBytes(fields.length + root.estimate());
            out.writeBytes(fields);
            root.writeTo(out);
            return Message.parse(out.slice(), ParseOptions.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
