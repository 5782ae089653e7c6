package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.MaildirFlags;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server has that a Maildir does not know yet: by QRESYNC in one answer, by CONDSTORE the flags that changed, else
 * by asking for everything but the messages.
 */
final class SyncServer {
    /** The most that is made use of. */
    enum Reach {
        UIDS,
        MOD_SEQS,
        QRESYNC
    }

    private final ImapClient imap;
    private final ImapMailbox mailbox;
    private final SyncState state;
    private final Reach reach;
    private final long modSeq;

    private SyncServer(ImapClient imap, ImapMailbox mailbox, SyncState state, Reach reach) {
        this.imap = imap;
        this.mailbox = mailbox;
        this.modSeq = mailbox.highestModSeq().orElse(0);
        this.state = state;
        this.reach = reach;
    }

    /** Selects the mailbox; what is known counts only if it is still the same one. */
    static SyncServer select(ImapClient imap, SyncState state, UidSet known, Reach most) throws IOException {
        Reach reach = reach(imap, most);
        ImapMailbox mailbox = imap.select(MailboxName.ofRaw(state.mailbox()), options(reach, state, known));
        boolean isSame = state.uidValidity() == mailbox.uidValidity().orElse(0);
        boolean isCounted =
                isSame && state.modSeq() > 0 && mailbox.highestModSeq().isPresent();
        Reach within = isCounted ? reach : Reach.UIDS;
        return new SyncServer(imap, mailbox, isSame ? state : SyncState.none(state.mailbox()), within);
    }

    private static Reach reach(ImapClient imap, Reach most) throws IOException {
        if (most == Reach.QRESYNC
                && imap.supports("QRESYNC")
                && imap.enable("QRESYNC").contains("QRESYNC")) {
            return Reach.QRESYNC;
        }
        boolean isCounting = most != Reach.UIDS && (imap.supports("CONDSTORE") || imap.supports("QRESYNC"));
        return isCounting ? Reach.MOD_SEQS : Reach.UIDS;
    }

    private static SelectOptions options(Reach reach, SyncState state, UidSet known) {
        if (reach == Reach.QRESYNC && state.modSeq() > 0) {
            return SelectOptions.DEFAULT.since(new SelectOptions.Known(state.uidValidity(), state.modSeq(), known));
        }
        return reach == Reach.UIDS ? SelectOptions.DEFAULT : SelectOptions.DEFAULT.modSeqs();
    }

    ImapMailbox mailbox() {
        return mailbox;
    }

    /**
     * Up to where all changes are told from now on; 0 where the server counts none. It is that of the selection: what another
     * client changes later may be told in any order, and is asked for by the next sync.
     */
    long modSeq() {
        return modSeq;
    }

    /** The messages that are not known, and those that are no longer there. */
    record Difference(UidSet arrived, UidSet gone) {}

    Difference difference(UidSet known) throws IOException {
        if (reach == Reach.QRESYNC) {
            UidSet gone = within(known, mailbox.vanished());
            return new Difference(arrivedSince(state.uidNext()).minus(known), gone);
        }
        UidSet there = mailbox.exists() == 0 ? UidSet.NONE : search(UidSet.ALL);
        return new Difference(there.minus(known), known.minus(there));
    }

    private UidSet arrivedSince(long first) throws IOException {
        boolean isNone = mailbox.exists() == 0 || mailbox.uidNext().orElse(Long.MAX_VALUE) <= first;
        // Of 7:* a server gives the last message even if that is the sixth.
        return isNone ? UidSet.NONE : within(UidSet.from(first), search(UidSet.from(first)));
    }

    private UidSet search(UidSet uids) throws IOException {
        return imap.search(ImapQuery.uids(uids));
    }

    /** Those of the others that are among the first. */
    private static UidSet within(UidSet uids, UidSet others) {
        return others.minus(others.minus(uids));
    }

    /** The flags of known messages as far as they may have changed; of others they are as they were. */
    Map<Long, MaildirFlags> flags(UidSet known) throws IOException {
        Map<Long, MaildirFlags> flags = new HashMap<>();
        if (known.isEmpty()) {
            return flags;
        }
        List<FetchItem> items = List.of(FetchItem.FLAGS);
        switch (reach) {
            case QRESYNC -> mailbox.changes().forEach(message -> put(message, known, flags));
            case MOD_SEQS -> {
                if (modSeq > state.modSeq()) {
                    FetchChanges changes = new FetchChanges(state.modSeq(), false);
                    imap.fetch(known, items, changes, message -> put(message, known, flags));
                }
            }
            case UIDS -> imap.fetch(known, items, message -> put(message, known, flags));
        }
        return flags;
    }

    private static void put(MessageData message, UidSet known, Map<Long, MaildirFlags> flags) {
        if (known.contains(message.uid())) {
            Optional<MaildirFlags> letters = message.flags().map(SyncFlags::of);
            letters.ifPresent(value -> flags.put(message.uid(), value));
        }
    }
}
