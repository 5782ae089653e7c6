package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Data;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SELECT and EXAMINE, and what must come before them with some servers. */
final class ImapSelector {
    /** Mailboxes whose UIDVALIDITY is remembered. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ImapSession session;
    private final ImapIdentity identity;
    private final Map<MailboxName, Long> validities = new LinkedHashMap<>();

    ImapSelector(ImapSession session, ImapIdentity identity) {
        this.session = session;
        this.identity = identity;
    }

    /** Selects; whatever happens, the mailbox before is not selected any more. */
    ImapMailbox select(MailboxName name, SelectOptions options) throws IOException {
        identity.beforeSelect();
        try {
            return trySelect(name, options);
        } catch (RefusedException e) {
            if (!identity.isWanted(e)) {
                throw e;
            }
            identity.introduce();
            return trySelect(name, options);
        }
    }

    private ImapMailbox trySelect(MailboxName name, SelectOptions options) throws IOException {
        ImapMailbox mailbox = new ImapMailbox(name, options.isReadOnly());
        ImapEvents events = session.events();
        events.mailbox(Optional.of(mailbox));
        boolean isSelected = false;
        try {
            session.require(options.command(name), "not selected", new Answer(mailbox));
            isSelected = true;
        } finally {
            if (!isSelected) {
                events.mailbox(Optional.empty());
            }
        }
        remember(mailbox);
        return mailbox;
    }

    /** Ids of before mean nothing where this number is another one. */
    private void remember(ImapMailbox mailbox) {
        OptionalLong now = mailbox.uidValidity();
        if (now.isEmpty()) {
            return;
        }
        Long before = validities.get(mailbox.name());
        if (before != null && before != now.getAsLong()) {
            session.events().uidValidityChanged(before, now.getAsLong());
        }
        if (validities.size() < MOST_REMEMBERED) {
            validities.put(mailbox.name(), now.getAsLong());
        }
    }

    /** From another client's life, for the same mailboxes. */
    void remember(ImapSelector other) {
        validities.putAll(other.validities);
    }

    /** The numbers and flags of the mailbox are no events but its description. */
    private record Answer(ImapMailbox mailbox) implements ImapAnswer {
        @Override
        public boolean take(Data data) {
            switch (data.name()) {
                case "EXISTS" -> mailbox.exists(data.number());
                case "RECENT" -> mailbox.recent(data.number());
                case "FLAGS" -> mailbox.flags(data.at(0));
                case "FETCH" -> MessageDataParser.of(data).ifPresent(mailbox::changed);
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int lineBytes() {
            return ImapReader.LONG_LINE_BYTES;
        }
    }
}
