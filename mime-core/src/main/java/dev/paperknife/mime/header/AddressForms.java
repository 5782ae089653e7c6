package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of an address list that change it: flattened, and grouped throughout (RFC 8621 4.1.2.3, 4.1.2.4). */
final class AddressForms {
    private AddressForms() {}

    static List<Mailbox> mailboxes(Slice value, ReadContext context) {
        List<Address> list = AddressParser.parse(value, context);
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

    static List<Group> groups(Slice value, ReadContext context) {
        List<Group> groups = new ArrayList<>();
        List<Mailbox> loose = new ArrayList<>();
        for (Address address : AddressParser.parse(value, context)) {
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
