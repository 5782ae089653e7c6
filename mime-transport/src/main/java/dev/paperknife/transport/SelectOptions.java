package dev.paperknife.transport;

import java.util.Optional;

/**
 * How a mailbox is selected.
 *
 * @param isReadOnly whether nothing can be changed: EXAMINE
 * @param withModSeqs whether changes come with mod-sequences (CONDSTORE)
 * @param known what is known of the mailbox, so that the server tells what is different (QRESYNC)
 */
public record SelectOptions(boolean isReadOnly, boolean withModSeqs, Optional<Known> known) {
    /** Nothing special. */
    public static final SelectOptions DEFAULT = new SelectOptions(false, false, Optional.empty());

    /**
     * The state of a copy (RFC 7162 3.2.5).
     *
     * @param uids the messages it has
     */
    public record Known(long uidValidity, long modSeq, UidSet uids) {
        /** Checks the numbers. */
        public Known {
            if (uidValidity < 1 || modSeq < 1) {
                throw new IllegalArgumentException("a state begins at 1: " + uidValidity + ", " + modSeq);
            }
        }
    }

    /** The same without changing anything. */
    public SelectOptions readOnly() {
        return new SelectOptions(true, withModSeqs, known);
    }

    /** The same with mod-sequences. */
    public SelectOptions modSeqs() {
        return new SelectOptions(isReadOnly, true, known);
    }

    /** The same with what differs from that state; QRESYNC must have been enabled. */
    public SelectOptions since(Known state) {
        return new SelectOptions(isReadOnly, withModSeqs, Optional.of(state));
    }

    ImapCommand command(MailboxName mailbox) {
        ImapCommand command = ImapCommand.of(isReadOnly ? "EXAMINE" : "SELECT").mailbox(mailbox);
        if (known.isPresent()) {
            Known state = known.get();
            command.open().word("QRESYNC").open().number(state.uidValidity()).number(state.modSeq());
            if (!state.uids().isEmpty() && state.uids().toString().length() < ImapFetcher.SET_CHARS) {
                command.uids(state.uids());
            }
            command.close().close();
        } else if (withModSeqs) {
            command.word("(CONDSTORE)");
        }
        return command;
    }
}
