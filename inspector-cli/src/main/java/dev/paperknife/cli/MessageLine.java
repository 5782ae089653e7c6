package dev.paperknife.cli;

import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a list says of one message.
 *
 * @param values text by name, all of {@link #NAMES}; as it comes from mail, not printable yet
 * @param seconds when it was written, in seconds from 1970; the least there is where no date can be read
 * @param size its bytes
 * @param attachments how many parts the text does not show
 */
record MessageLine(Map<String, String> values, long seconds, long size, int attachments) {
    /** What can be said. */
    static final List<String> NAMES = List.of(
            "message", "date", "from", "address", "to", "cc", "subject", "size", "attachments", "names", "id", "type");

    /** What there is to say of a message. */
    static MessageLine of(Letter letter) {
        Message message = letter.message();
        List<Entity> attachments = message.attachments();
        Optional<DateTime> date = message.date();
        Optional<Mailbox> author = message.from().stream().findFirst();
        Map<String, String> values = Map.ofEntries(
                Map.entry("message", letter.name()),
                Map.entry("date", date.map(EmailJson::date).orElse("")),
                Map.entry("from", author.map(MessageLine::shortName).orElse("")),
                Map.entry("address", author.map(Mailbox::address).orElse("")),
                Map.entry("to", Envelope.names(message.to()).orElse("")),
                Map.entry("cc", Envelope.names(message.cc()).orElse("")),
                Map.entry("subject", message.subject().orElse("")),
                Map.entry("size", Long.toString(message.size())),
                Map.entry("attachments", Integer.toString(attachments.size())),
                Map.entry("names", names(attachments)),
                Map.entry("id", message.messageId().map(MessageId::id).orElse("")),
                Map.entry("type", message.contentType().mediaType()));
        long seconds = date.map(value -> value.value().toEpochSecond()).orElse(Long.MIN_VALUE);
        return new MessageLine(values, seconds, message.size(), attachments.size());
    }

    private static String shortName(Mailbox mailbox) {
        return mailbox.name().orElse(mailbox.address());
    }

    private static String names(List<Entity> attachments) {
        return attachments.stream()
                .map(part -> part.filename().orElseGet(() -> part.contentType().mediaType()))
                .collect(Collectors.joining(", "));
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The date to the minute, as its author's clock had it. */
    static String minute(String date) {
        return date.length() < 16 ? date : date.substring(0, 10) + " " + date.substring(11, 16);
    }

    /** The order by one of the names: dates and numbers by what they are, text without regard to case. */
    static Comparator<MessageLine> by(String name) {
        return switch (name) {
            case "date" -> Comparator.comparingLong(MessageLine::seconds);
            case "size" -> Comparator.comparingLong(MessageLine::size);
            case "attachments" -> Comparator.comparingInt(MessageLine::attachments);
            default -> Comparator.comparing(line -> line.value(name), String.CASE_INSENSITIVE_ORDER);
        };
    }
}
