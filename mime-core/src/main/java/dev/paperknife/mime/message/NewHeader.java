package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a new message, given in any order and written in one. */
final class NewHeader {
    private static final String[] ADDRESS_FIELDS = {"From", "Sender", "Reply-To", "To", "Cc", "Bcc"};
    private static final String UNKNOWN_DOMAIN = "mail.invalid";

    private final Map<String, List<Address>> addresses = new LinkedHashMap<>();
    private final List<NewField> others = new ArrayList<>();
    private Optional<String> subject = Optional.empty();
    private Optional<DateTime> date = Optional.empty();
    private Optional<MessageId> messageId = Optional.empty();
    private List<MessageId> inReplyTo = List.of();
    private List<MessageId> references = List.of();

    List<Address> addresses(String name) {
        return addresses.getOrDefault(name, List.of());
    }

    void addAddresses(String name, List<? extends Address> more) {
        addresses.computeIfAbsent(name, field -> new ArrayList<>()).addAll(more);
    }

    void setAddresses(String name, List<? extends Address> all) {
        addresses.put(name, new ArrayList<>(all));
    }

    void subject(String text) {
        subject = Optional.of(Permitted.text("Subject", text));
    }

    Optional<DateTime> date() {
        return date;
    }

    void date(DateTime value) {
        date = Optional.of(value);
    }

    Optional<MessageId> messageId() {
        return messageId;
    }

    void messageId(MessageId id) {
        messageId = Optional.of(id);
    }

    void inReplyTo(List<MessageId> ids) {
        inReplyTo = List.copyOf(ids);
    }

    void references(List<MessageId> ids) {
        references = List.copyOf(ids);
    }

    void other(NewField field) {
        others.add(field);
    }

    /** The domain of the sender, for an id that nobody else makes: in ASCII, or one that is nobody's. */
    String senderDomain() {
        List<Address> senders = addresses("Sender").isEmpty() ? addresses("From") : addresses("Sender");
        for (Address address : senders) {
            Optional<Mailbox> mailbox = mailbox(address);
            Optional<String> domain = mailbox.flatMap(Mailbox::asciiDomain);
            if (domain.isPresent() && !domain.get().isEmpty()) {
                return domain.get();
            }
        }
        return UNKNOWN_DOMAIN;
    }

    private static Optional<Mailbox> mailbox(Address address) {
        if (address instanceof Mailbox mailbox) {
            return Optional.of(mailbox);
        }
        return address instanceof Group group ? group.members().stream().findFirst() : Optional.empty();
    }

    byte[] bytes(FieldWriter writer) {
        GrownBytes out = new GrownBytes(500);
        for (String name : ADDRESS_FIELDS) {
            if (!addresses(name).isEmpty()) {
                out.writeBytes(writer.addresses(name, addresses(name)));
            }
        }
        subject.ifPresent(text -> out.writeBytes(writer.text("Subject", text)));
        date.ifPresent(value -> out.writeBytes(writer.date("Date", value)));
        messageId.ifPresent(id -> out.writeBytes(writer.ids("Message-ID", List.of(id))));
        writeIds("In-Reply-To", inReplyTo, writer, out);
        writeIds("References", references, writer, out);
        for (NewField field : others) {
            out.writeBytes(writer.write(field.name(), field.value()));
        }
        out.writeBytes(writer.tokens("MIME-Version", "1.0"));
        return out.copy();
    }

    private static void writeIds(String name, List<MessageId> ids, FieldWriter writer, GrownBytes out) {
        if (!ids.isEmpty()) {
            out.writeBytes(writer.ids(name, ids));
        }
    }
}
