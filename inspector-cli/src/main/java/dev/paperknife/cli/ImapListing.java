package dev.paperknife.cli;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.transport.FetchItem;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapEnvelope;
import dev.paperknife.transport.ImapEvent;
import dev.paperknife.transport.ImapFlag;
import dev.paperknife.transport.ImapQuery;
import dev.paperknife.transport.ImapWatch;
import dev.paperknife.transport.ListedMailbox;
import dev.paperknife.transport.MessageData;
import dev.paperknife.transport.UidSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What {@code eml imap} lists: mailboxes, messages, unique ids, and new messages as they come. */
final class ImapListing {
    private static final List<FetchItem> ITEMS =
            List.of(FetchItem.FLAGS, FetchItem.SIZE, FetchItem.INTERNAL_DATE, FetchItem.ENVELOPE);

    private ImapListing() {}

    // ---- mailboxes

    static void folders(ImapVisit visit) throws IOException {
        ImapClient imap = visit.client();
        Table table = new Table(
                new Table.Column("MESSAGES", true, false),
                new Table.Column("UNSEEN", true, false),
                new Table.Column("SIZE", true, false),
                new Table.Column("USE", false, false),
                new Table.Column("NAME", false, true));
        List<ListedMailbox> uses = imap.mailboxes().listWithSpecialUse();
        for (ListedMailbox mailbox : imap.mailboxes().listWithStatus()) {
            table.add(
                    number(mailbox.status().map(status -> status.messages()).orElse(OptionalLong.empty())),
                    number(mailbox.status().map(status -> status.unseen()).orElse(OptionalLong.empty())),
                    number(mailbox.status().map(status -> status.size()).orElse(OptionalLong.empty())),
                    use(mailbox, uses),
                    Printable.line(mailbox.name().text()));
        }
        table.lines(visit.session().terminal().columns())
                .forEach(visit.session().out()::line);
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String use(ListedMailbox mailbox, List<ListedMailbox> uses) {
        List<String> known = List.of("Archive", "Drafts", "Flagged", "Important", "Junk", "Sent", "Trash", "All");
        return uses.stream()
                .filter(other -> other.name().equals(mailbox.name()))
                .flatMap(other -> known.stream().filter(use -> other.has("\\" + use)))
                .collect(Collectors.joining(" "));
    }

    // ---- messages

    static void list(ImapVisit visit) throws IOException {
        ImapQuery query = ImapTerms.parse(visit.arguments());
        ImapClient imap = visit.examined();
        UidSet found = imap.search(query);
        if (found.isEmpty()) {
            visit.session().outcome().note(ExitCode.NEGATIVE);
            return;
        }
        show(found, imap, visit.session());
    }

    private static void show(UidSet uids, ImapClient imap, Session session) throws IOException {
        List<MessageData> messages = new ArrayList<>();
        imap.fetch(uids, ITEMS, messages::add);
        messages.sort(Comparator.comparingLong(MessageData::uid));
        Table table = new Table(
                new Table.Column("UID", true, false),
                new Table.Column("FLAGS", false, false),
                new Table.Column("SIZE", true, false),
                new Table.Column("DATE", false, false),
                new Table.Column("FROM", false, true),
                new Table.Column("SUBJECT", false, true));
        messages.forEach(message -> table.add(
                Long.toString(message.uid()),
                Printable.line(flags(message)),
                number(message.size()),
                Printable.line(date(message)),
                Printable.line(names(message.envelope().map(ImapEnvelope::from).orElse(List.of()))),
                Printable.line(message.envelope().flatMap(ImapEnvelope::subject).orElse(""))));
        table.lines(session.terminal().columns()).forEach(session.out()::line);
        session.out().flush();
    }

    private static String flags(MessageData message) {
        return message.flags().stream()
                .flatMap(flags -> flags.stream().map(ImapFlag::name))
                .map(name -> name.startsWith("\\") ? name.substring(1) : name)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String date(MessageData message) {
        return message.envelope()
                .flatMap(ImapEnvelope::date)
                .map(DateTime::format)
                .or(() -> message.internalDate().map(Object::toString))
                .orElse("");
    }

    static String names(List<Address> addresses) {
        return addresses.stream().map(ImapListing::name).collect(Collectors.joining(", "));
    }

    private static String name(Address address) {
        if (address instanceof Group group) {
            return group.name().orElse("");
        }
        Mailbox mailbox = (Mailbox) address;
        return mailbox.name().map(name -> name + " <" + mailbox.address() + ">").orElse(mailbox.address());
    }

    static void search(ImapVisit visit) throws IOException {
        if (visit.arguments().isEmpty()) {
            throw new ImapVisit.UsageException("search", "say what for: unseen, from:bob, subject:报告 ...");
        }
        ImapQuery query = ImapTerms.parse(visit.arguments());
        UidSet found = visit.examined().search(query);
        found.forEach(uid -> visit.session().name(Long.toString(uid)));
        if (found.isEmpty()) {
            visit.session().outcome().note(ExitCode.NEGATIVE);
        }
    }

    // ---- as they come

    /** New messages, each listed as {@link #list} does it, until the connection or the process ends. */
    static void watch(ImapVisit visit) throws IOException {
        ImapClient imap = visit.examined();
        boolean isOnce = Options.isSet(visit.options(), ImapCommand.ONCE);
        AtomicBoolean hasNew = new AtomicBoolean();
        long next = imap.mailbox().flatMap(box -> boxed(box.uidNext())).orElse(1L);
        while (true) {
            ImapWatch watch = imap.watch();
            imap.onEvent(event -> {
                if (event instanceof ImapEvent.Exists) {
                    hasNew.set(true);
                    watch.stop();
                } else if (event instanceof ImapEvent.Alert alert) {
                    visit.session().complain(visit.server().endpoint().toString(), alert.text());
                }
            });
            watch.run();
            long first = next;
            UidSet found = hasNew.getAndSet(false) ? imap.search(ImapQuery.uids(UidSet.from(first))) : UidSet.NONE;
            UidSet arrived =
                    UidSet.of(found.stream().filter(uid -> uid >= first).toArray());
            if (!arrived.isEmpty()) {
                show(arrived, imap, visit.session());
                next = arrived.last().orElse(first) + 1;
                if (isOnce) {
                    return;
                }
            }
        }
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
