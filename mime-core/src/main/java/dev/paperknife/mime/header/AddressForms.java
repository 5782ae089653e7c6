package dev.paperknife.mime.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of an address list: as it stands, flattened, and grouped throughout (RFC 8621 4.1.2.3, 4.1.2.4). */
final class AddressForms {
    private static final HeaderForm<List<Address>> ADDRESS_LIST = AddressParser::parse;
    private static final HeaderForm<List<Mailbox>> ADDRESSES =
            (value, context) -> flattened(AddressParser.parse(value, context));
    private static final HeaderForm<List<Group>> GROUPED =
            (value, context) -> grouped(AddressParser.parse(value, context));

    private AddressForms() {}

    static HeaderForm<List<Address>> addressList() {
        return ADDRESS_LIST;
    }

    static HeaderForm<List<Mailbox>> addresses() {
        return ADDRESSES;
    }

    static HeaderForm<List<Group>> groupedAddresses() {
        return GROUPED;
    }

    private static List<Mailbox> flattened(List<Address> list) {
        if (list.size() == 1 && list.get(0) instanceof Mailbox only) {
            return List.of(only);
        }
        List<Mailbox> mailboxes = new ArrayList<>(list.size());
        for (Address address : list) {
            if (address instanceof Mailbox mailbox) {
                mailboxes.add(mailbox);
            } else if (address instanceof Group group) {
                mailboxes.addAll(group.members());
            }
        }
        return List.copyOf(mailboxes);
    }

    private static List<Group> grouped(List<Address> list) {
        List<Group> groups = new ArrayList<>();
        List<Mailbox> loose = new ArrayList<>();
        for (Address address : list) {
            if (address instanceof Mailbox mailbox) {
                loose.add(mailbox);
            } else if (address instanceof Group group) {
                wrap(loose, groups);
                groups.add(group);
            }
        }
        wrap(loose, groups);
        return List.copyOf(groups);
    }

    private static void wrap(List<Mailbox> loose, List<Group> groups) {
        if (!loose.isEmpty()) {
            groups.add(new Group(Optional.empty(), loose));
            loose.clear();
        }
    }
}
