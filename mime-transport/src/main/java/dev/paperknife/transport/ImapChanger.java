package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Status;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What changes messages: STORE, COPY, MOVE, EXPUNGE, always by unique ids. */
final class ImapChanger {
    private final ImapSession session;

    ImapChanger(ImapSession session) {
        this.session = session;
    }

    /**
     * Changes flags, and gives the messages that another client has changed since that mod-sequence, so that they were left
     * alone (RFC 7162 3.1.3).
     */
    UidSet store(UidSet uids, FlagChange change, Collection<ImapFlag> flags, OptionalLong unchangedSince)
            throws IOException {
        return store(uids, change.item(), unchangedSince, command -> ImapFlags.write(command, flags));
    }

    /** Gmail's labels instead of flags; they are encoded as names of mailboxes are. */
    void storeLabels(UidSet uids, FlagChange change, Collection<String> labels) throws IOException {
        store(uids, change.item().replace("FLAGS", "X-GM-LABELS"), OptionalLong.empty(), command -> {
            command.open();
            labels.forEach(label -> command.mailbox(MailboxName.of(label)));
            command.close();
        });
    }

    private interface Values {
        void writeTo(ImapCommand command);
    }

    private UidSet store(UidSet uids, String item, OptionalLong unchangedSince, Values values) throws IOException {
        UidSet modified = UidSet.NONE;
        for (UidSet piece : uids.pieces(ImapFetcher.SET_CHARS)) {
            ImapCommand command = ImapCommand.of("UID STORE").uids(piece);
            unchangedSince.ifPresent(modSeq ->
                    command.open().word("UNCHANGEDSINCE").number(modSeq).close());
            values.writeTo(command.word(item));
            Status status = session.require(command, "not stored", ImapAnswer.withLongLines(ImapAnswer.NONE));
            modified = modified.plus(modified(status));
        }
        return modified;
    }

    private static UidSet modified(Status status) {
        return status.code()
                .filter(code -> code.name().equals("MODIFIED"))
                .flatMap(code -> ImapNumbers.uids(code.at(0)))
                .orElse(UidSet.NONE);
    }

    Optional<CopiedUids> copy(UidSet uids, MailboxName mailbox) throws IOException {
        return each("UID COPY", uids, mailbox, "not copied");
    }

    /**
     * Moves by MOVE (RFC 6851). Where the server cannot, it copies, marks as deleted and expunges; without UIDPLUS it expunges
     * only if nothing else is marked, as that would be deleted too.
     */
    Optional<CopiedUids> move(UidSet uids, MailboxName mailbox) throws IOException {
        if (session.supports("MOVE") || session.supports("IMAP4rev2")) {
            return each("UID MOVE", uids, mailbox, "not moved");
        }
        Optional<CopiedUids> copied = copy(uids, mailbox);
        store(uids, FlagChange.ADD, List.of(ImapFlag.DELETED), OptionalLong.empty());
        if (canExpungeSome()) {
            expunge(uids);
        } else if (deleted().minus(uids).isEmpty()) {
            expunge();
        }
        return copied;
    }

    private Optional<CopiedUids> each(String name, UidSet uids, MailboxName mailbox, String what) throws IOException {
        Optional<CopiedUids> all = Optional.empty();
        for (UidSet piece : uids.pieces(ImapFetcher.SET_CHARS)) {
            session.events().copied(); // whatever an older command left
            session.require(ImapCommand.of(name).uids(piece).mailbox(mailbox), what);
            Optional<CopiedUids> copied = session.events().copied();
            all = all.isPresent() && copied.isPresent()
                    ? Optional.of(all.get().plus(copied.get()))
                    : all.or(() -> copied);
        }
        return all;
    }

    private boolean canExpungeSome() {
        return session.supports("UIDPLUS") || session.supports("IMAP4rev2");
    }

    private UidSet deleted() throws IOException {
        return new ImapSearcher(session).search(ImapQuery.deleted());
    }

    /** All that is marked as deleted. */
    void expunge() throws IOException {
        session.require(ImapCommand.of("EXPUNGE"), "not expunged");
    }

    /** Those of these that are marked as deleted (RFC 4315). */
    void expunge(UidSet uids) throws IOException {
        for (UidSet piece : uids.pieces(ImapFetcher.SET_CHARS)) {
            session.require(ImapCommand.of("UID EXPUNGE").uids(piece), "not expunged");
        }
    }
}
