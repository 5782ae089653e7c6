package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Data;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mailboxes of an account: what there is, and commands that make, rename and remove them. Part of an {@link ImapClient}. */
public final class ImapMailboxes {
    private static final int MOST = 1_000_000;
    private static final List<String> STATUS_ITEMS = List.of("MESSAGES", "UIDNEXT", "UIDVALIDITY", "UNSEEN");

    private final ImapSession session;

    ImapMailboxes(ImapSession session) {
        this.session = session;
    }

    /** Every mailbox. */
    public List<ListedMailbox> list() throws IOException {
        return list("*");
    }

    /**
     * Those whose names fit: {@code *} is any text, {@code %} any without a delimiter.
     *
     * @param pattern in the text that people read, as {@link MailboxName#text()} is
     */
    public List<ListedMailbox> list(String pattern) throws IOException {
        return list("LIST", pattern);
    }

    /** Those that are subscribed to: by LIST where the server can (RFC 5258), else by LSUB. */
    public List<ListedMailbox> subscribed() throws IOException {
        if (!canListExtended()) {
            return list("LSUB", "*");
        }
        return collect(
                ImapCommand.of("LIST")
                        .word("(SUBSCRIBED)")
                        .string("reference", "")
                        .string("pattern", "*"),
                "LIST");
    }

    private boolean canListExtended() {
        return session.supports("LIST-EXTENDED") || session.supports("IMAP4rev2");
    }

    /** Every mailbox with its special use, such as {@code \Sent} or {@code \Trash}, among its attributes (RFC 6154). */
    public List<ListedMailbox> listWithSpecialUse() throws IOException {
        if (session.supports("SPECIAL-USE") && canListExtended()) {
            return collect(pattern(ImapCommand.of("LIST"), "*").word("RETURN (SPECIAL-USE CHILDREN)"), "LIST");
        }
        return session.supports("XLIST") && !session.supports("SPECIAL-USE") ? list("XLIST", "*") : list();
    }

    /** Every mailbox with its numbers, in one command where the server can (RFC 5819), else in many. */
    public List<ListedMailbox> listWithStatus() throws IOException {
        List<String> items = statusItems();
        if (session.supports("LIST-STATUS") || session.supports("IMAP4rev2")) {
            return collect(
                    pattern(ImapCommand.of("LIST"), "*").word("RETURN (STATUS (" + String.join(" ", items) + "))"),
                    "LIST");
        }
        List<ListedMailbox> mailboxes = new ArrayList<>();
        for (ListedMailbox mailbox : list()) {
            mailboxes.add(mailbox.isSelectable() ? mailbox.withStatus(status(mailbox.name())) : mailbox);
        }
        return mailboxes;
    }

    private List<ListedMailbox> list(String command, String pattern) throws IOException {
        return collect(pattern(ImapCommand.of(command), pattern), command);
    }

    /** Wildcards mean the same in modified UTF-7, where they are written as they are. */
    private static ImapCommand pattern(ImapCommand command, String pattern) {
        return command.string("reference", "").mailbox(MailboxName.of(pattern));
    }

    private List<ListedMailbox> collect(ImapCommand command, String name) throws IOException {
        Map<MailboxName, ListedMailbox> found = new LinkedHashMap<>();
        session.require(command, "not listed", ImapAnswer.withLongLines(data -> take(data, name, found)));
        return List.copyOf(found.values());
    }

    private boolean take(Data data, String name, Map<MailboxName, ListedMailbox> found) {
        if (data.name().equals(name) && found.size() < MOST) {
            ListedMailbox.of(data, session.isUtf8())
                    .ifPresent(mailbox -> found.merge(mailbox.name(), mailbox, (old, again) -> again));
            return true;
        }
        Optional<MailboxStatus> status =
                data.name().equals("STATUS") ? MailboxStatus.of(data, session.isUtf8()) : Optional.empty();
        return status.isPresent()
                && found.computeIfPresent(status.get().mailbox(), (key, mailbox) -> mailbox.withStatus(status.get()))
                        != null;
    }

    /** How many messages it has, and more, without selecting it (RFC 9051 6.3.11). */
    public MailboxStatus status(MailboxName mailbox) throws IOException {
        return status(mailbox, statusItems());
    }

    /** Also the size and the mod-sequence, where the server keeps them. */
    private List<String> statusItems() {
        List<String> items = new ArrayList<>(STATUS_ITEMS);
        if (session.supports("STATUS=SIZE") || session.supports("IMAP4rev2")) {
            items.add("SIZE");
        }
        if (session.supports("CONDSTORE") || session.supports("QRESYNC")) {
            items.add("HIGHESTMODSEQ");
        }
        return items;
    }

    private MailboxStatus status(MailboxName mailbox, List<String> items) throws IOException {
        ImapCommand command = ImapCommand.of("STATUS").mailbox(mailbox).open();
        items.forEach(command::word);
        List<MailboxStatus> told = new ArrayList<>();
        session.require(command.close(), "no status of " + mailbox, data -> {
            Optional<MailboxStatus> status =
                    data.name().equals("STATUS") ? MailboxStatus.of(data, session.isUtf8()) : Optional.empty();
            status.filter(one -> told.isEmpty()).ifPresent(told::add);
            return status.isPresent();
        });
        return told.isEmpty() ? new MailboxStatus(mailbox, Map.of()) : told.get(0);
    }

    /** Where mailboxes are (RFC 2342). */
    public Namespaces namespaces() throws IOException {
        List<Namespaces> told = new ArrayList<>();
        session.require(ImapCommand.of("NAMESPACE"), "no namespaces", data -> {
            boolean isAnswer = data.name().equals("NAMESPACE");
            if (isAnswer) {
                told.add(new Namespaces(
                        Namespaces.of(data.at(0)), Namespaces.of(data.at(1)), Namespaces.of(data.at(2))));
            }
            return isAnswer;
        });
        return told.isEmpty() ? Namespaces.NONE : told.get(0);
    }

    /** Makes a mailbox. */
    public void create(MailboxName mailbox) throws IOException {
        session.require(ImapCommand.of("CREATE").mailbox(mailbox), "not created");
    }

    /** Makes a mailbox for special uses, such as {@code \Archive} (RFC 6154). */
    public void create(MailboxName mailbox, Set<String> uses) throws IOException {
        ImapCommand command =
                ImapCommand.of("CREATE").mailbox(mailbox).open().word("USE").open();
        uses.forEach(use -> command.flag(ImapFlag.of(use)));
        session.require(command.close().close(), "not created");
    }

    /** Removes a mailbox and all its messages for good. */
    public void delete(MailboxName mailbox) throws IOException {
        session.require(ImapCommand.of("DELETE").mailbox(mailbox), "not deleted");
    }

    /** Gives a mailbox, and those below it, another name. */
    public void rename(MailboxName mailbox, MailboxName newName) throws IOException {
        session.require(ImapCommand.of("RENAME").mailbox(mailbox).mailbox(newName), "not renamed");
    }

    /** Subscribes to a mailbox. */
    public void subscribe(MailboxName mailbox) throws IOException {
        session.require(ImapCommand.of("SUBSCRIBE").mailbox(mailbox), "not subscribed");
    }

    /** Takes a subscription back. */
    public void unsubscribe(MailboxName mailbox) throws IOException {
        session.require(ImapCommand.of("UNSUBSCRIBE").mailbox(mailbox), "not unsubscribed");
    }
}
