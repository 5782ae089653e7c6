package dev.paperknife.transport;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.ReadContext;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a message as a server has read them (RFC 9051 7.5.2), texts decoded. Not to be mixed up with an
 * {@link Envelope}, which says where mail is sent.
 *
 * @param from as the server filled it in; so are sender and replyTo, which are the same as from where they are missing
 */
public record ImapEnvelope(
        Optional<DateTime> date,
        Optional<String> subject,
        List<Address> from,
        List<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        List<MessageId> inReplyTo,
        Optional<MessageId> messageId) {
    /** Keeps copies. */
    public ImapEnvelope {
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        inReplyTo = List.copyOf(inReplyTo);
    }

    /** Reads {@code envelope}; what is missing or no list is as good as NIL. */
    static ImapEnvelope of(ImapValue list) {
        return new ImapEnvelope(
                HeaderForms.date().read(list.at(0).octets(), ReadContext.DEFAULT),
                subject(list.at(1)),
                ImapAddresses.of(list.at(2)),
                ImapAddresses.of(list.at(3)),
                ImapAddresses.of(list.at(4)),
                ImapAddresses.of(list.at(5)),
                ImapAddresses.of(list.at(6)),
                ImapAddresses.of(list.at(7)),
                HeaderForms.messageIds().read(list.at(8).octets(), ReadContext.DEFAULT),
                HeaderForms.messageId().read(list.at(9).octets(), ReadContext.DEFAULT));
    }

    private static Optional<String> subject(ImapValue value) {
        return value.text().map(text -> HeaderForms.text().read(value.octets(), ReadContext.DEFAULT));
    }
}
