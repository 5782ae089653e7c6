package dev.paperknife.cli;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.MessageBuilder;
import dev.paperknife.mime.message.NewPart;
import dev.paperknife.mime.source.Ascii;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;

/**
 * A message that a person describes piece by piece, by options or in a recipe. Each piece comes with what the person calls it,
 * so that whatever the builder refuses is said of that.
 */
final class Composition {
    private final MessageBuilder builder;
    private boolean isFlowed;
    private boolean isDraft;
    private boolean hasAuthor;
    private Optional<String> text = Optional.empty();

    Composition(MessageBuilder builder) {
        this.builder = builder;
    }

    /** The builder, with all that was said so far. */
    MessageBuilder builder() {
        if (text.isPresent() && isFlowed) {
            builder.flowedText(text.get());
        } else if (text.isPresent()) {
            builder.text(text.get());
        }
        return builder;
    }

    /** Whether the message is to be written as far as it goes, without an author, a date or an id of its own. */
    boolean isDraft() {
        return isDraft;
    }

    /** Whether somebody was named whom it is from. */
    boolean hasAuthor() {
        return hasAuthor;
    }

    /** Who the message is from is known to the builder already. */
    void authorIsKnown() {
        hasAuthor = true;
    }

    void draft() {
        isDraft = true;
    }

    /** Lets the text flow, whether it comes before or after this. */
    void flowed() {
        isFlowed = true;
    }

    /** What says a piece, and may refuse it. */
    @FunctionalInterface
    interface Piece {
        void say() throws MistakeException;
    }

    /** What makes a piece, and may refuse it. */
    @FunctionalInterface
    interface Making<T> {
        T make() throws MistakeException;
    }

    /** Says it; what the library refuses is a mistake about that subject. */
    static void say(String subject, Piece piece) throws MistakeException {
        made(subject, () -> {
            piece.say();
            return subject;
        });
    }

    /** Makes it; what the library refuses is a mistake about that subject. */
    static <T> T made(String subject, Making<T> making) throws MistakeException {
        try {
            return making.make();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refused(subject, e);
        }
    }

    private static MistakeException refused(String subject, RuntimeException e) {
        String rule = e.getMessage();
        return new MistakeException(ExitCode.USAGE, subject, rule == null ? "not accepted" : rule);
    }

    void field(String subject, String name, String value) throws MistakeException {
        say(subject, () -> builder.header(name, value));
        hasAuthor |= Ascii.equalsIgnoreCase(name, "From");
    }

    /** A field as {@code Name: value}. */
    void header(String subject, String field) throws MistakeException {
        int colon = field.indexOf(':');
        if (colon < 0) {
            throw new MistakeException(
                    ExitCode.USAGE, subject, "a field is its name, a colon and its value, such as X-Note: hello");
        }
        field(subject, field.substring(0, colon), field.substring(colon + 1).strip());
    }

    /** A date as mail has it, or as ISO 8601 does. */
    void date(String subject, String date) throws MistakeException {
        try {
            OffsetDateTime parsed = OffsetDateTime.parse(date);
            say(subject, () -> builder.date(parsed));
        } catch (DateTimeParseException e) {
            field(subject, "Date", date); // which has its own way to say no
        }
    }

    void text(String subject, String content) throws MistakeException {
        say(subject, () -> NewPart.text(content));
        text = Optional.of(content);
    }

    void textAbove(String subject, String content) throws MistakeException {
        say(subject, () -> builder.textAbove(content));
    }

    void html(String subject, String html) throws MistakeException {
        say(subject, () -> builder.html(html));
    }

    void calendar(String subject, String method, String icalendar) throws MistakeException {
        say(subject, () -> builder.calendar(method, icalendar));
    }

    void inline(String subject, String id, NewPart part) throws MistakeException {
        say(subject, () -> builder.inline(id, part));
    }

    void attach(String subject, NewPart part) throws MistakeException {
        say(subject, () -> builder.attach(part));
    }

    void charset(String subject, String label) throws MistakeException {
        Charset charset = charsetOf(subject, label);
        say(subject, () -> builder.charset(charset));
    }

    static Mailbox mailbox(String subject, String text) throws MistakeException {
        return made(subject, () -> Mailbox.parse(text));
    }

    static Charset charsetOf(String subject, String label) throws MistakeException {
        return Charsets.forLabel(label)
                .orElseThrow(() -> new MistakeException(
                        ExitCode.USAGE,
                        subject,
                        "unknown charset " + label + "; give a label such as gb18030, koi8-r or utf-8"));
    }

    void seed(long seed) {
        builder.random(new Random(seed));
    }

    void smtpUtf8() {
        builder.smtpUtf8();
    }
}
