package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a {@link Recording} tells an IMAP client to do, a line each, and how it shows what comes of it. */
final class ImapActions {
    private final ImapClient imap;
    private final List<String> events;

    ImapActions(ImapClient imap, List<String> events) {
        this.imap = imap;
        this.events = events;
    }

    void run(String action) throws IOException {
        List<String> words = Words.of(action);
        String rest = action.indexOf(' ') < 0 ? "" : action.substring(action.indexOf(' ') + 1);
        switch (words.get(0)) {
            case "greeting" -> events.add(imap.greeting());
            case "capabilities" -> events.add(imap.capabilities().keywords().toString());
            case "login" -> Recording.login(words, imap::login, imap::login);
            case "unauthenticate" -> imap.unauthenticate();
            case "listen" -> imap.onEvent(event -> events.add("event " + show(event)));
            case "id" -> events.add(imap.id(Map.of(words.get(1), words.get(2))).toString());
            case "enable" -> events.add(imap.enable(words.get(1)).toString());
            case "noop" -> imap.noop();
            case "close" -> imap.close();
            case "logout" -> imap.logout();
            default -> {
                if (!mailboxes(words.get(0), rest, words) && !messages(words, rest)) {
                    throw new IllegalArgumentException(action);
                }
            }
        }
    }

    private boolean mailboxes(String action, String rest, List<String> words) throws IOException {
        switch (action) {
            case "select" -> events.add(show(imap.select(rest)));
            case "examine" -> events.add(show(imap.examine(rest)));
            case "select-condstore" ->
                events.add(show(imap.select(MailboxName.of(rest), SelectOptions.DEFAULT.modSeqs())));
            case "select-since" ->
                events.add(show(imap.select(
                        MailboxName.of(words.get(1)),
                        SelectOptions.DEFAULT.since(new SelectOptions.Known(
                                Decimal.of(words.get(2)), Decimal.of(words.get(3)), UidSet.parse(words.get(4)))))));
            case "mailbox" -> events.add(imap.mailbox().map(ImapActions::show).orElse("none"));
            case "unselect" -> imap.unselect();
            case "close-mailbox" -> imap.closeMailbox();
            case "list" -> imap.mailboxes().list().forEach(this::add);
            case "subscribed" -> imap.mailboxes().subscribed().forEach(this::add);
            case "special" -> imap.mailboxes().listWithSpecialUse().forEach(this::add);
            case "list-status" -> imap.mailboxes().listWithStatus().forEach(this::add);
            case "status" ->
                events.add(
                        imap.mailboxes().status(MailboxName.of(rest)).values().toString());
            case "namespaces" -> events.add(imap.mailboxes().namespaces().toString());
            case "create" -> imap.mailboxes().create(MailboxName.of(rest));
            case "create-for" -> imap.mailboxes().create(MailboxName.of(words.get(1)), Set.of(words.get(2)));
            case "delete" -> imap.mailboxes().delete(MailboxName.of(rest));
            case "rename" -> imap.mailboxes().rename(MailboxName.of(words.get(1)), MailboxName.of(words.get(2)));
            case "subscribe" -> imap.mailboxes().subscribe(MailboxName.of(rest));
            case "unsubscribe" -> imap.mailboxes().unsubscribe(MailboxName.of(rest));
            case "quotas" ->
                events.add(imap.attributes().quotas(MailboxName.of(rest)).toString());
            case "rights" ->
                events.add(imap.attributes().rights(MailboxName.of(rest)).toString());
            case "my-rights" -> events.add(imap.attributes().myRights(MailboxName.of(rest)));
            case "metadata" ->
                events.add(imap.attributes().metadata(List.of(rest)).toString());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean messages(List<String> words, String rest) throws IOException {
        String uids = words.size() > 1 ? words.get(1) : "";
        switch (words.get(0)) {
            case "search" -> events.add("found " + imap.search(query(rest)));
            case "search-text" -> events.add("found " + imap.search(ImapQuery.text(rest)));
            case "fetch" ->
                events.add("got "
                        + Recording.show(latin1(imap.fetch(Decimal.of(uids)).raw())));
            case "stream" -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                imap.fetch(Decimal.of(uids), out);
                events.add("got " + Recording.show(out.toString(StandardCharsets.ISO_8859_1)));
            }
            case "data" -> imap.fetch(UidSet.parse(uids), items(words), data -> events.add(show(data)));
            case "structure" -> imap.structure(Decimal.of(uids)).walk().forEach(part -> events.add(show(part)));
            case "attachments" -> imap.attachments(Decimal.of(uids)).forEach(part -> events.add(show(part)));
            case "part" ->
                events.add("got "
                        + Recording.show(new String(
                                imap.part(Decimal.of(uids), words.get(2)).body().bytes(),
                                StandardCharsets.ISO_8859_1)));
            case "add" -> imap.store(UidSet.parse(uids), FlagChange.ADD, ImapFlag.of(words.get(2)));
            case "remove" -> imap.store(UidSet.parse(uids), FlagChange.REMOVE, ImapFlag.of(words.get(2)));
            case "add-label" -> imap.storeLabels(UidSet.parse(uids), FlagChange.ADD, words.get(2));
            case "remove-label" -> imap.storeLabels(UidSet.parse(uids), FlagChange.REMOVE, words.get(2));
            case "add-unchanged" ->
                events.add("left "
                        + imap.storeUnchanged(
                                UidSet.parse(uids),
                                Decimal.of(words.get(2)),
                                FlagChange.ADD,
                                ImapFlag.of(words.get(3))));
            case "copy" -> events.add(show(imap.copy(UidSet.parse(uids), MailboxName.of(words.get(2)))));
            case "move" -> events.add(show(imap.move(UidSet.parse(uids), MailboxName.of(words.get(2)))));
            case "expunge" -> imap.expunge();
            case "expunge-uids" -> imap.expunge(UidSet.parse(uids));
            case "append" -> events.add("appended " + imap.append(MailboxName.of(words.get(1)), mail(rest)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static NewMail mail(String rest) {
        Slice octets = Slice.of(Script.bytes(rest.substring(rest.indexOf('|') + 1)));
        return new NewMail(octets, Set.of(ImapFlag.SEEN), Optional.empty())
                .withInternalDate(OffsetDateTime.parse("2024-09-06T21:03:55+08:00"));
    }

    private static List<FetchItem> items(List<String> words) {
        return words.subList(2, words.size()).stream()
                .map(word -> switch (word) {
                    case "FLAGS" -> FetchItem.FLAGS;
                    case "ENVELOPE" -> FetchItem.ENVELOPE;
                    case "SIZE" -> FetchItem.SIZE;
                    case "DATE" -> FetchItem.INTERNAL_DATE;
                    case "GMAIL" -> FetchItem.GMAIL_LABELS;
                    default -> FetchItem.section(word);
                })
                .toList();
    }

    private static ImapQuery query(String key) {
        return key.equals("SEEN") ? ImapQuery.seen() : ImapQuery.unseen();
    }

    // ---- as events

    private static String latin1(Slice slice) {
        return slice.latin1();
    }

    private void add(ListedMailbox mailbox) {
        String attributes = mailbox.attributes().stream().sorted().collect(Collectors.joining(" "));
        events.add("mailbox " + mailbox.name() + " " + mailbox.delimiter().orElse("none") + " (" + attributes + ")"
                + mailbox.status().map(status -> " " + status.values()).orElse(""));
    }

    private static String show(ImapMailbox mailbox) {
        StringBuilder line = new StringBuilder(mailbox.name().text())
                .append(mailbox.isReadOnly() ? " read-only" : "")
                .append(" exists ")
                .append(mailbox.exists());
        mailbox.uidValidity().ifPresent(value -> line.append(" validity ").append(value));
        mailbox.uidNext().ifPresent(value -> line.append(" next ").append(value));
        mailbox.highestModSeq().ifPresent(value -> line.append(" modseq ").append(value));
        if (!mailbox.permanentFlags().isEmpty()) {
            line.append(" flags ").append(mailbox.permanentFlags());
        }
        if (!mailbox.vanished().isEmpty()) {
            line.append(" vanished ").append(mailbox.vanished());
        }
        mailbox.changes().forEach(change -> line.append(" changed ").append(show(change)));
        return line.toString();
    }

    private static String show(ImapEvent event) {
        return event instanceof ImapEvent.Changed changed ? "Changed " + show(changed.message()) : event.toString();
    }

    static String show(MessageData data) {
        StringBuilder line = new StringBuilder("message ").append(data.uid());
        data.flags().ifPresent(flags -> line.append(" flags ").append(flags));
        data.size().ifPresent(size -> line.append(" size ").append(size));
        data.modSeq().ifPresent(modSeq -> line.append(" modseq ").append(modSeq));
        data.internalDate().ifPresent(date -> line.append(" date ").append(date));
        data.envelope().ifPresent(envelope -> line.append(" ").append(show(envelope)));
        if (!data.gmail().labels().isEmpty()) {
            line.append(" labels ").append(data.gmail().labels());
        }
        new TreeMap<>(data.contents())
                .forEach((item, octets) ->
                        line.append(' ').append(item).append('=').append(Recording.show(octets.latin1())));
        return line.toString();
    }

    private static String show(ImapEnvelope envelope) {
        return "subject " + envelope.subject().orElse("none") + " from "
                + envelope.from().stream().map(Object::toString).collect(Collectors.joining(",")) + " date "
                + envelope.date().map(date -> date.value().toString()).orElse("none");
    }

    private static String show(BodyStructure part) {
        return part
                + part.filename().map(name -> " " + name).orElse("")
                + (part.encodedBytes().isPresent() ? " " + part.encodedBytes().getAsLong() : "");
    }

    private static String show(Optional<CopiedUids> copied) {
        return copied.map(uids -> "copied " + uids.from() + " to " + uids.to()).orElse("copied");
    }
}
