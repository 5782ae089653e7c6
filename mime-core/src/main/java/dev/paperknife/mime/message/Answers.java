package dev.paperknife.mime.message;

import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** New messages that come from others: answers (RFC 5322 3.6.3, 3.6.4), and messages passed on. Any mail can be answered. */
final class Answers {
    private static final int MOST_IDS = 100;
    private static final int LONGEST_ID = 400;

    private final Message message;
    private final MessageBuilder builder = Message.builder();
    private final Set<Entity> inlined = new HashSet<>();

    private Answers(Message message) {
        this.message = message;
    }

    static MessageBuilder reply(Message message, boolean toAll, List<Mailbox> own) {
        return new Answers(message).reply(toAll, own);
    }

    static MessageBuilder forward(Message message) {
        return new Answers(message).forward();
    }

    static MessageBuilder forwardAsAttachment(Message message) {
        Answers answers = new Answers(message);
        String subject = answers.subject();
        String name = Filenames.safe(subject.isEmpty() ? "message" : subject, message.section(), message.contentType());
        return answers.builder
                .subject(SubjectPrefix.forward(subject))
                .attach(NewPart.message(message).named(name + ".eml"));
    }

    private String subject() {
        return Copies.printable(message.subject().orElse(""));
    }

    // ---- answers

    private MessageBuilder reply(boolean toAll, List<Mailbox> own) {
        builder.subject(SubjectPrefix.reply(subject()));
        recipients(toAll, own);
        thread();
        quote();
        return builder;
    }

    private void recipients(boolean toAll, List<Mailbox> own) {
        Set<String> seen = new HashSet<>();
        own.forEach(mailbox -> seen.add(key(mailbox)));
        List<Mailbox> followUp = toAll ? list("Mail-Followup-To") : List.of();
        List<Mailbox> to = new ArrayList<>(followUp);
        List<Mailbox> cc = new ArrayList<>();
        if (followUp.isEmpty()) {
            to.addAll(message.replyTo().isEmpty() ? message.from() : message.replyTo());
        }
        if (toAll && followUp.isEmpty()) {
            to.addAll(message.to());
            cc.addAll(message.cc());
        }
        List<Mailbox> newTo = fresh(to, seen);
        // an answer to a message of one's own goes where that went, or to oneself
        builder.to((newTo.isEmpty() ? fresh(to, new HashSet<>()) : newTo).toArray(new Mailbox[0]));
        builder.cc(fresh(cc, seen).toArray(new Mailbox[0]));
    }

    private List<Mailbox> list(String field) {
        return message.header().first(field, HeaderForms.addresses()).orElse(List.of());
    }

    /** Those that were not seen before and have an address, their names as they can be written. */
    private static List<Mailbox> fresh(List<Mailbox> mailboxes, Set<String> seen) {
        List<Mailbox> fresh = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            if (!mailbox.domain().isEmpty() && mailbox.address().length() < LONGEST_ID && seen.add(key(mailbox))) {
                fresh.add(new Mailbox(mailbox.name().map(Copies::printable), mailbox.address(), ""));
            }
        }
        return fresh;
    }

    private static String key(Mailbox mailbox) {
        return Ascii.lower(mailbox.address());
    }

    private void thread() {
        List<MessageId> own = writable(message.messageId().stream().toList());
        List<MessageId> thread = message.references();
        if (thread.isEmpty() && message.inReplyTo().size() == 1) {
            thread = message.inReplyTo();
        }
        Set<MessageId> all = new LinkedHashSet<>(writable(thread));
        all.addAll(own);
        builder.inReplyTo(ids(own));
        builder.references(ids(shortened(List.copyOf(all))));
    }

    private static List<MessageId> writable(List<MessageId> ids) {
        return ids.stream()
                .filter(id -> id.id().length() < LONGEST_ID && Values.isAscii(id.id()))
                .toList();
    }

    /** The first, which names the thread, and the last ones. */
    private static List<MessageId> shortened(List<MessageId> ids) {
        if (ids.size() <= MOST_IDS) {
            return ids;
        }
        List<MessageId> kept = new ArrayList<>(ids.subList(0, 1));
        kept.addAll(ids.subList(ids.size() - MOST_IDS + 1, ids.size()));
        return kept;
    }

    private static String[] ids(List<MessageId> ids) {
        return ids.stream().map(MessageId::format).toArray(String[]::new);
    }

    private void quote() {
        Optional<String> text = message.text();
        String attribution = Quotation.attribution(message);
        if (text.isPresent()) {
            builder.text(attribution + "\r\n" + Quotation.quoted(text.get()));
        } else if (message.html().isPresent()) {
            String html = Quotation.inner(message.html().get());
            builder.html(withInlines("<p>" + Quotation.escaped(attribution) + "</p>\r\n<blockquote type=\"cite\">\r\n"
                    + html + "\r\n</blockquote>\r\n"));
        }
    }

    // ---- messages passed on

    private MessageBuilder forward() {
        builder.subject(SubjectPrefix.forward(subject()));
        List<String> summary = Quotation.summary(message);
        String line = "---------- Forwarded message ----------";
        Optional<String> html = message.html().filter(present -> hasHtml());
        message.text()
                .or(() -> html.isPresent() ? Optional.empty() : Optional.of(""))
                .ifPresent(text -> builder.text(line + "\r\n" + String.join("\r\n", summary) + "\r\n\r\n" + text));
        html.ifPresent(present -> builder.html(withInlines("<p>" + line + "<br>\r\n"
                + Quotation.escaped(String.join("\n", summary)).replace("\n", "<br>\r\n") + "</p>\r\n"
                + Quotation.inner(present))));
        others().forEach(part -> builder.attach(NewPart.of(part)));
        return builder;
    }

    private boolean hasHtml() {
        return message.htmlBody().stream().anyMatch(part -> part.contentType().is("text", "html"));
    }

    /** The HTML with the parts it refers to beside it; a reference to what is not there leads nowhere. */
    private String withInlines(String html) {
        for (String id : CidReferences.in(html)) {
            Optional<Entity> part = message.walk()
                    .filter(entity -> Copies.contentId(entity)
                            .filter(known -> known.id().equals(id))
                            .isPresent())
                    .filter(entity -> entity.body() instanceof Content)
                    .findFirst();
            if (part.isPresent() && Values.isAscii(id) && id.length() < LONGEST_ID) {
                inlined.add(part.get());
                builder.inline(id, NewPart.of(part.get()));
            }
        }
        return CidReferences.without(
                html,
                id -> inlined.stream()
                        .noneMatch(part -> Copies.contentId(part)
                                .filter(known -> known.id().equals(id))
                                .isPresent()));
    }

    /** All that is neither shown as text nor referred to. */
    private List<Entity> others() {
        Set<Entity> found = new LinkedHashSet<>();
        message.textBody().stream().filter(part -> !part.contentType().isText()).forEach(found::add);
        message.htmlBody().stream().filter(part -> !part.contentType().isText()).forEach(found::add);
        found.addAll(message.attachments());
        found.removeAll(inlined);
        found.remove(message);
        return List.copyOf(found);
    }
}
