package dev.paperknife.mime;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader sees in a message, in a form in which several readers can be compared. */
public record MailSeen(
        Map<String, List<String>> addresses,
        String subject,
        Instant date,
        List<String> messageId,
        List<String> inReplyTo,
        List<String> references,
        List<String> custom,
        List<Leaf> leaves) {
    public static final List<String> ADDRESS_FIELDS = List.of("From", "Sender", "Reply-To", "To", "Cc", "Bcc");

    /** A part without parts; its content is the text, the message, or the octets as characters. */
    public record Leaf(
            String type,
            Optional<String> method,
            Optional<String> filename,
            Optional<String> contentId,
            Optional<String> disposition,
            Object content) {
        private void compare(Leaf other, List<String> differences) {
            MailSeen.compare("type", type, other.type, differences);
            MailSeen.compare("method", method, other.method, differences);
            MailSeen.compare("file name", filename, other.filename, differences);
            MailSeen.compare("Content-ID", contentId, other.contentId, differences);
            MailSeen.compare("disposition", disposition, other.disposition, differences);
            if (content instanceof MailSeen inner && other.content instanceof MailSeen otherInner) {
                differences.addAll(inner.differences(otherInner));
            } else {
                MailSeen.compare("content", content, other.content, differences);
            }
        }
    }

    /** A mailbox as the readers are compared by. */
    public static String mailbox(Optional<String> name, String address) {
        return name.orElse("-") + " <" + address + ">";
    }

    /** A group as the readers are compared by. */
    public static String group(String name, List<String> members) {
        return name + ": " + members;
    }

    /** Each octet a character. */
    public static String octets(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Where another reader sees something else, a line for each thing. */
    public List<String> differences(MailSeen other) {
        List<String> differences = new ArrayList<>();
        for (String name : ADDRESS_FIELDS) {
            compare(name, addresses.get(name), other.addresses.get(name), differences);
        }
        compare("Subject", subject, other.subject, differences);
        compare("Date", date, other.date, differences);
        compare("Message-ID", messageId, other.messageId, differences);
        compare("In-Reply-To", inReplyTo, other.inReplyTo, differences);
        compare("References", references, other.references, differences);
        compare("X-Custom", custom, other.custom, differences);
        compare("leaves", leaves.size(), other.leaves.size(), differences);
        for (int i = 0; i < Math.min(leaves.size(), other.leaves.size()); i++) {
            leaves.get(i).compare(other.leaves.get(i), differences);
        }
        return differences;
    }

    private static void compare(String what, Object one, Object other, List<String> differences) {
        if (!one.equals(other)) {
            differences.add(what + ": " + one + " / " + other);
        }
    }

    // ---- what was put in

    /** What is to be seen in a message that was built. */
    public static MailSeen expected(NewMail mail) {
        NewMail.Addresses from = mail.fields().addresses();
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        addresses.put("From", addresses(from.from()));
        Optional<Mailbox> first =
                from.from().size() > 1 ? Optional.of(from.from().get(0)) : Optional.empty();
        addresses.put("Sender", addresses(from.sender().or(() -> first).stream().toList()));
        addresses.put("Reply-To", addresses(from.replyTo()));
        addresses.put("To", addresses(from.to()));
        addresses.put("Cc", addresses(from.cc()));
        addresses.put("Bcc", addresses(from.bcc()));
        NewMail.Ids ids = mail.fields().ids();
        return new MailSeen(
                addresses,
                mail.fields().subject(),
                mail.fields().date().toInstant(),
                List.of(ids.messageId()),
                ids.inReplyTo(),
                ids.references(),
                mail.fields().custom(),
                leaves(mail));
    }

    private static List<Leaf> leaves(NewMail mail) {
        List<Leaf> leaves = new ArrayList<>();
        mail.texts().text().ifPresent(text -> leaves.add(text("text/plain", Optional.empty(), text)));
        mail.texts().html().ifPresent(html -> leaves.add(text("text/html", Optional.empty(), html)));
        Optional<Leaf> calendar =
                mail.texts().calendar().map(text -> text("text/calendar", Optional.of("REQUEST"), text));
        if (mail.texts().html().isEmpty()) {
            calendar.ifPresent(leaves::add);
        }
        for (int i = 0; i < mail.parts().inlines().size(); i++) {
            leaves.add(file(mail.parts().inlines().get(i), Optional.of(NewMail.id(i)), ContentDisposition.INLINE));
        }
        if (mail.texts().html().isPresent()) {
            calendar.ifPresent(leaves::add);
        }
        mail.parts().files().forEach(file -> leaves.add(file(file, Optional.empty(), ContentDisposition.ATTACHMENT)));
        mail.parts()
                .message()
                .ifPresent(inner -> leaves.add(new Leaf(
                        "message/rfc822",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ContentDisposition.ATTACHMENT),
                        expected(inner))));
        return leaves.isEmpty() ? List.of(text("text/plain", Optional.empty(), "")) : leaves;
    }

    private static Leaf text(String type, Optional<String> method, String text) {
        return new Leaf(
                type,
                method,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text.replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    private static Leaf file(NewMail.File file, Optional<String> id, String disposition) {
        return new Leaf(
                file.type(), Optional.empty(), Optional.of(file.name()), id, Optional.of(disposition), file.octets());
    }

    private static List<String> addresses(List<? extends Address> addresses) {
        return addresses.stream().map(MailSeen::address).toList();
    }

    private static String address(Address address) {
        if (address instanceof Group group) {
            return group(group.name().orElse("-"), addresses(group.members()));
        }
        Mailbox mailbox = (Mailbox) address;
        return mailbox(mailbox.name(), mailbox.address());
    }

    // ---- what we read

    /** What we see. */
    public static MailSeen ours(Message message) {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (String name : ADDRESS_FIELDS) {
            addresses.put(
                    name,
                    addresses(message.header()
                            .first(name, HeaderForms.addressList())
                            .orElse(List.of())));
        }
        List<Leaf> leaves = new ArrayList<>();
        addLeaves(message, leaves);
        return new MailSeen(
                addresses,
                message.header().first("Subject", HeaderForms.unstructured()).orElse("-"),
                message.date().map(DateTime::value).orElseThrow().toInstant(),
                ids(message.messageId().stream().toList()),
                ids(message.inReplyTo()),
                ids(message.references()),
                message.header().all("X-Custom", HeaderForms.unstructured()),
                leaves);
    }

    private static List<String> ids(List<MessageId> ids) {
        return ids.stream().map(MessageId::id).toList();
    }

    private static void addLeaves(Entity entity, List<Leaf> leaves) {
        if (entity.body() instanceof Multipart multipart) {
            multipart.parts().forEach(part -> addLeaves(part, leaves));
            return;
        }
        Object content;
        if (entity.body() instanceof Message message) {
            content = ours(message);
        } else if (entity.body() instanceof Content text && entity.contentType().isText()) {
            content = text.text();
        } else {
            content = octets(entity.body().bytes());
        }
        leaves.add(new Leaf(
                entity.contentType().mediaType(),
                entity.contentType().parameters().get("method"),
                entity.filename(),
                entity.header()
                        .first("Content-ID", HeaderForms.messageId())
                        .flatMap(id -> id)
                        .map(MessageId::id),
                entity.disposition().map(ContentDisposition::type),
                content));
    }

    /** A text of a peer that gives its octets and its label. */
    public static String decoded(byte[] octets, Optional<String> label) {
        return new String(octets, Charset.forName(label.orElse("us-ascii")));
    }
}
