package dev.paperknife.mime;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ParameterStyle;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageBuilder;
import dev.paperknife.mime.message.NewPart;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** What somebody wants to send: everything that a builder takes. {@link NewMails} makes them up. */
public record NewMail(Fields fields, Texts texts, Parts parts, Style style) {
    /** The fields, addresses by the name of their field. */
    public record Fields(Addresses addresses, String subject, OffsetDateTime date, Ids ids, List<String> custom) {}

    public record Addresses(
            List<Mailbox> from,
            Optional<Mailbox> sender,
            List<Address> replyTo,
            List<Address> to,
            List<Address> cc,
            List<Address> bcc) {}

    public record Ids(String messageId, List<String> inReplyTo, List<String> references) {}

    public record Texts(Optional<String> text, Optional<String> html, Optional<String> calendar) {}

    public record Parts(List<File> inlines, List<File> files, Optional<NewMail> message) {}

    public record File(String name, String type, String octets) {
        public byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        NewPart part() {
            return NewPart.of(ContentType.parse(type), bytes()).named(name);
        }
    }

    public record Style(Charset charset, ParameterStyle parameters) {}

    // ---- written

    /** The message, its builder called in the order of the fields above. */
    public Message built() {
        return builder(calls()).build();
    }

    /** The builder, called in another order. */
    public MessageBuilder inOrder(long order) {
        List<Consumer<MessageBuilder>> calls = calls();
        Collections.shuffle(calls, new Random(order));
        return builder(calls);
    }

    private static MessageBuilder builder(List<Consumer<MessageBuilder>> calls) {
        MessageBuilder builder = Message.builder().random(new Random(1));
        calls.forEach(call -> call.accept(builder));
        return builder;
    }

    public static String id(int index) {
        return "i" + index + "@a.example";
    }

    /** A call for each field and kind of part; those of one kind stay in their order, for that is part of what is meant. */
    private List<Consumer<MessageBuilder>> calls() {
        List<Consumer<MessageBuilder>> calls = new ArrayList<>();
        Addresses all = fields.addresses();
        calls.add(builder -> builder.from(array(all.from())));
        all.sender().ifPresent(sender -> calls.add(builder -> builder.sender(sender)));
        calls.add(builder -> builder.replyTo(array(all.replyTo())));
        calls.add(builder -> builder.to(array(all.to())));
        calls.add(builder -> builder.cc(array(all.cc())));
        calls.add(builder -> builder.bcc(array(all.bcc())));
        calls.add(builder -> builder.subject(fields.subject()));
        calls.add(builder -> builder.date(fields.date()));
        calls.add(builder -> builder.messageId(fields.ids().messageId()));
        calls.add(builder -> builder.inReplyTo(fields.ids().inReplyTo().toArray(new String[0])));
        calls.add(builder -> builder.references(fields.ids().references().toArray(new String[0])));
        calls.add(builder -> fields.custom().forEach(value -> builder.header("X-Custom", value)));
        texts.text().ifPresent(text -> calls.add(builder -> builder.text(text)));
        texts.html().ifPresent(html -> calls.add(builder -> builder.html(html)));
        texts.calendar().ifPresent(calendar -> calls.add(builder -> builder.calendar("REQUEST", calendar)));
        calls.add(this::addInlines);
        calls.add(builder -> {
            parts.files().forEach(file -> builder.attach(file.part()));
            parts.message().ifPresent(message -> builder.attach(message.built()));
        });
        calls.add(builder -> builder.charset(style.charset()));
        calls.add(builder -> builder.parameterStyle(style.parameters()));
        return calls;
    }

    private void addInlines(MessageBuilder builder) {
        for (int i = 0; i < parts.inlines().size(); i++) {
            builder.inline(id(i), parts.inlines().get(i).part());
        }
    }

    private static Address[] array(List<? extends Address> addresses) {
        return addresses.toArray(new Address[0]);
    }
}
