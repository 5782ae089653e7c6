package dev.paperknife.cli;

import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The fields of a message that a person looks at first, decoded; the text is not printable yet. */
final class Envelope {
    /** The fields that are shown where nobody asks for others. */
    static final List<String> USUAL = List.of("Subject", "From", "To", "Cc", "Date");

    private Envelope() {}

    /**
     * One field of the envelope.
     *
     * @param name its name as it was asked for
     * @param value what it says
     */
    record Line(String name, String value) {
        /** The columns that a name and its colon take, and a longer name as many as it needs. */
        static final int NAME_COLUMNS = 9;

        /** The name with its colon and blanks up to where values begin. */
        String label() {
            return Width.padEnd(Printable.line(name) + ": ", NAME_COLUMNS);
        }
    }

    /** Those of the usual fields that there are, each as it counts. */
    static List<Line> usual(Message message) {
        List<Line> lines = new ArrayList<>();
        for (String name : USUAL) {
            Optional<String> value = value(message, name);
            if (value.isPresent()) {
                lines.add(new Line(name, value.get()));
            }
        }
        return lines;
    }

    /** All fields of those names, repeated ones too. */
    static List<Line> fields(Message message, List<String> names) {
        return names.stream()
                .flatMap(name -> message.header().all(name).stream())
                .map(field -> new Line(field.name(), text(field)))
                .toList();
    }

    private static Optional<String> value(Message message, String name) {
        return switch (name) {
            case "Subject" -> message.subject();
            case "From" -> names(message.from());
            case "To" -> names(message.to());
            case "Cc" -> names(message.cc());
            default -> date(message);
        };
    }

    private static Optional<String> date(Message message) {
        Optional<DateTime> date = message.date();
        return date.isPresent() ? Optional.of(date.get().format()) : Optional.empty();
    }

    private static String text(Field field) {
        return switch (Ascii.lower(field.name())) {
            case "from", "to", "cc", "bcc", "sender", "reply-to" ->
                field.read(HeaderForms.addresses()).flatMap(Envelope::names).orElseGet(() -> decoded(field));
            default -> decoded(field);
        };
    }

    /** The value as text; one too long to be read as one, its beginning. */
    static String decoded(Field field) {
        return field.read(HeaderForms.text()).orElseGet(() -> Evidence.of(field.value()));
    }

    /** The mailboxes as people write them; absent where there are none. */
    static Optional<String> names(List<Mailbox> mailboxes) {
        StringJoiner names = new StringJoiner(", ");
        for (Mailbox mailbox : mailboxes) {
            names.add(name(mailbox));
        }
        return mailboxes.isEmpty() ? Optional.empty() : Optional.of(names.toString());
    }

    private static String name(Mailbox mailbox) {
        String address = mailbox.address();
        Optional<String> name = mailbox.name();
        if (name.isEmpty()) {
            return address.isEmpty() ? "<>" : address;
        }
        return address.isEmpty() ? name.get() : name.get() + " <" + address + ">";
    }
}
