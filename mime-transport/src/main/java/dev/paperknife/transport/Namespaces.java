package dev.paperknife.transport;

import java.util.List;
import java.util.Optional;

/** Where mailboxes are (RFC 2342): the user's own, those of other users, and shared ones. */
public record Namespaces(List<Namespace> personal, List<Namespace> otherUsers, List<Namespace> shared) {
    /** A server that has none but the user's own mailboxes. */
    static final Namespaces NONE = new Namespaces(List.of(), List.of(), List.of());

    /** Keeps copies. */
    public Namespaces {
        personal = List.copyOf(personal);
        otherUsers = List.copyOf(otherUsers);
        shared = List.copyOf(shared);
    }

    /**
     * One of them.
     *
     * @param prefix how names in it begin
     * @param delimiter what stands between levels; absent where there are none
     */
    public record Namespace(String prefix, Optional<String> delimiter) {}

    static List<Namespace> of(ImapValue list) {
        return list.values().stream()
                .map(value -> new Namespace(value.at(0).utf8(), value.at(1).text()))
                .toList();
    }
}
