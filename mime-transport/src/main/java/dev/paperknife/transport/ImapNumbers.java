package dev.paperknife.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers and sets of them, as responses have them. */
final class ImapNumbers {
    private ImapNumbers() {}

    /** The set that a value is; absent for anything else, and for one with {@code *}, which no answer may have. */
    static Optional<UidSet> uids(ImapValue value) {
        try {
            return value.text().map(UidSet::parse).filter(set -> !set.isOpen());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The numbers from that place on that unique ids can be; others are left out. */
    static List<Long> uids(List<ImapValue> values) {
        List<Long> uids = new ArrayList<>(values.size());
        for (ImapValue value : values) {
            long number = value.number();
            if (number > 0 && number <= UidSet.MAX_UID) {
                uids.add(number);
            }
        }
        return uids;
    }
}
