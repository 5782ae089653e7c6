package dev.paperknife.transport;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Lists of flags, read and written. */
final class ImapFlags {
    private static final int MOST = 10_000;

    private ImapFlags() {}

    /** The flags of a list, in the server's order; what is no word is left out. */
    static Set<ImapFlag> of(ImapValue list) {
        Set<ImapFlag> flags = new LinkedHashSet<>();
        for (ImapValue value : list.values()) {
            if (value.text().isPresent() && flags.size() < MOST) {
                flags.add(ImapFlag.received(value.shown()));
            }
        }
        return Collections.unmodifiableSet(flags);
    }

    static ImapCommand write(ImapCommand command, Collection<ImapFlag> flags) {
        command.open();
        flags.forEach(command::flag);
        return command.close();
    }
}
