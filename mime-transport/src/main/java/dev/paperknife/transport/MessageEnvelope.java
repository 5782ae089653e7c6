package dev.paperknife.transport;

import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The envelope that a message's own fields describe; those of its last resending where it was resent (RFC 5322 3.6.6). */
final class MessageEnvelope {
    private MessageEnvelope() {}

    static Envelope of(Header header) {
        String prefix = header.first("Resent-From").isPresent() ? "Resent-" : "";
        Set<String> recipients = new LinkedHashSet<>();
        for (String name : List.of("To", "Cc", "Bcc")) {
            recipients.addAll(addresses(header, prefix + name));
        }
        List<String> senders = new ArrayList<>(addresses(header, prefix + "Sender"));
        senders.addAll(addresses(header, prefix + "From"));
        if (senders.isEmpty()) {
            throw new IllegalArgumentException("a message without sender");
        }
        return Envelope.of(senders.get(0), List.copyOf(recipients));
    }

    private static List<String> addresses(Header header, String name) {
        return header.first(name, HeaderForms.addresses()).orElse(List.of()).stream()
                .filter(mailbox -> !mailbox.domain().isEmpty())
                .map(MessageEnvelope::address)
                .toList();
    }

    /** In ASCII where that is the same address, so that no server is asked for SMTPUTF8 without need. */
    private static String address(Mailbox mailbox) {
        boolean isAscii = Arguments.isAscii(mailbox.address()) || mailbox.needsSmtpUtf8();
        return isAscii
                ? mailbox.address()
                : mailbox.asciiDomain()
                        .map(domain -> mailbox.localPart() + "@" + domain)
                        .orElse(mailbox.address());
    }
}
