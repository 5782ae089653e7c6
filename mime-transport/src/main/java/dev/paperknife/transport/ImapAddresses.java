package dev.paperknife.transport;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ReadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of an envelope (RFC 9051 {@code address}): four values each, and groups as pairs of half-empty ones. */
final class ImapAddresses {
    private final List<Address> addresses = new ArrayList<>();
    private Optional<String> group = Optional.empty();
    private List<Mailbox> members = new ArrayList<>();

    private ImapAddresses() {}

    static List<Address> of(ImapValue list) {
        ImapAddresses addresses = new ImapAddresses();
        list.values().forEach(addresses::add);
        addresses.endGroup();
        return addresses.addresses;
    }

    private void add(ImapValue address) {
        Optional<String> mailbox = address.at(2).text();
        Optional<String> host = address.at(3).text();
        if (mailbox.isEmpty() && host.isEmpty()) {
            endGroup(); // or an entry of nothing but NIL, for a field that is not there
        } else if (host.isEmpty()) {
            endGroup();
            group = Optional.of(decoded(address.at(2)));
        } else {
            add(mailbox(address));
        }
    }

    private void add(Mailbox mailbox) {
        if (group.isPresent()) {
            members.add(mailbox);
        } else {
            addresses.add(mailbox);
        }
    }

    private void endGroup() {
        if (group.isPresent()) {
            addresses.add(new Group(group, members));
            group = Optional.empty();
            members = new ArrayList<>();
        }
    }

    /** Servers take quotes off a local part, and put words of their own where they cannot read one. */
    private static Mailbox mailbox(ImapValue address) {
        Optional<String> name = address.at(0).text().map(text -> decoded(address.at(0)));
        String local = address.at(2).utf8();
        String domain = "@" + address.at(3).utf8();
        String quoted = '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return mailbox(name, local + domain)
                .or(() -> mailbox(name, quoted + domain))
                .orElseGet(() -> new Mailbox(name.or(() -> Optional.of(local + domain)), "", ""));
    }

    private static Optional<Mailbox> mailbox(Optional<String> name, String address) {
        try {
            return Optional.of(new Mailbox(name, address, ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(ImapValue value) {
        return EncodedWords.decode(value.octets(), ReadContext.DEFAULT);
    }
}
