package dev.paperknife.cli;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.BodyStructure;
import dev.paperknife.transport.FetchItem;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapEnvelope;
import dev.paperknife.transport.ImapQuery;
import dev.paperknife.transport.MessageData;
import dev.paperknife.transport.UidSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code eml imap} shows of messages and takes out of them. */
final class ImapReading {
    private ImapReading() {}

    // ---- the parts, as the server tells them

    static void tree(ImapVisit visit) throws IOException {
        UidSet uids = visit.uids();
        List<MessageData> messages = new ArrayList<>();
        visit.examined().fetch(uids, List.of(FetchItem.ENVELOPE, FetchItem.STRUCTURE), messages::add);
        Session session = visit.session();
        messages.forEach(message -> {
            announce(message.uid(), messages.size() > 1, session);
            message.envelope().ifPresent(envelope -> showEnvelope(envelope, session));
            message.structure().ifPresent(structure -> showParts(structure, session));
        });
        requireFound(uids, messages.size(), visit);
    }

    private static void announce(long uid, boolean isOneOfMany, Session session) {
        if (isOneOfMany) {
            session.out().setOff();
            session.out().line(session.terminal().paint(Terminal.Colour.BOLD, "==> " + uid + " <=="));
        }
    }

    private static void showEnvelope(ImapEnvelope envelope, Session session) {
        line("Subject", envelope.subject(), session);
        line("From", names(envelope.from()), session);
        line("To", names(envelope.to()), session);
        line("Cc", names(envelope.cc()), session);
        line("Date", envelope.date().map(DateTime::format), session);
        session.out().line("");
    }

    private static Optional<String> names(List<Address> addresses) {
        return addresses.isEmpty() ? Optional.empty() : Optional.of(ImapListing.names(addresses));
    }

    private static void line(String name, Optional<String> value, Session session) {
        value.ifPresent(text -> {
            String line = Width.padEnd(name + ":", 9) + Printable.line(text);
            session.out().line(Width.cut(line, session.terminal().columns()).stripTrailing());
        });
    }

    private static void showParts(BodyStructure root, Session session) {
        Table table = new Table(
                new Table.Column("PART", false, false),
                new Table.Column("TYPE", false, true),
                new Table.Column("ENCODING", false, false),
                new Table.Column("RAW", true, false),
                new Table.Column("CHARSET", false, true),
                new Table.Column("DISPOSITION", false, false),
                new Table.Column("NAME", false, true));
        addPart(root, "", table);
        table.lines(session.terminal().columns()).forEach(session.out()::line);
    }

    private static void addPart(BodyStructure part, String indent, Table table) {
        table.add(
                part.section(),
                Printable.line(indent + part.contentType().mediaType()),
                part.parts().isEmpty() ? part.transferEncoding().token() : "",
                part.encodedBytes().isPresent()
                        ? Long.toString(part.encodedBytes().getAsLong())
                        : "",
                Printable.line(charset(part.contentType())),
                part.disposition()
                        .map(disposition -> Printable.line(disposition.type()))
                        .orElse(""),
                Printable.line(part.filename().orElse("")));
        part.parts().forEach(child -> addPart(child, indent + "  ", table));
    }

    private static String charset(ContentType type) {
        return type.charset().map(Ascii::lower).orElse("");
    }

    // ---- what is in them

    static void show(ImapVisit visit) throws IOException {
        Optional<TextCharset> charset = Options.textCharset(visit.options(), visit.session());
        if (charset.isPresent()) {
            eachOf(
                    visit,
                    (imap, uid, file, isOneOfMany) -> TextCommand.show(
                            letter(uid, imap.fetch(uid, file), isOneOfMany), charset.get(), visit.session()));
        }
    }

    static void extract(ImapVisit visit) throws IOException {
        String directory = visit.required(ImapCommand.FOLDER, "extract: say where to: -d DIR");
        Selection selection = ExtractCommand.selection(visit.options());
        ExtractionFolder folder = ExtractionFolder.open(Path.of(directory), OnConflict.RENAME);
        PartWriter writer = new FolderWriter(visit.session(), folder, ExtractionLimits.DEFAULT, Manifest.NONE);
        eachOf(visit, (imap, uid, file, isOneOfMany) -> {
            Optional<Message> outline = imap.outline(uid);
            Message message = outline.isPresent() ? outline.get() : imap.fetch(uid, file);
            PartWriter parts = outline.isPresent() ? new RemoteParts(imap, uid, file, writer) : writer;
            new Extraction(selection, false, false, parts).extract(letter(uid, message, isOneOfMany));
        });
    }

    private static Letter letter(long uid, Message message, boolean isOneOfMany) {
        String name = String.valueOf(uid);
        return new Letter(name, name, 0, 0, isOneOfMany, message.raw(), message);
    }

    /** What is done with each message, and a file for it that is gone afterwards, so that its size does not matter. */
    @FunctionalInterface
    private interface Reader {
        void read(ImapClient imap, long uid, Path file, boolean isOneOfMany) throws IOException;
    }

    private static void eachOf(ImapVisit visit, Reader reader) throws IOException {
        UidSet uids = visit.uids();
        ImapClient imap = visit.examined();
        UidSet found = imap.search(ImapQuery.uids(uids));
        Path file = Files.createTempFile("eml-imap", ".eml");
        try {
            for (long uid : found) {
                reader.read(imap, uid, file, found.size() > 1);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        requireFound(uids, found.size(), visit);
    }

    /** Says what is missing of those that were named one by one. */
    private static void requireFound(UidSet uids, long found, ImapVisit visit) {
        if (found == 0) {
            visit.session()
                    .complain(ExitCode.UNREADABLE, uids.toString(), "no such message; eml imap URL ls lists them");
        } else if (!uids.isOpen() && found < uids.size()) {
            visit.session()
                    .complain(ExitCode.SOME_UNREADABLE, uids.toString(), "only " + found + " of these are there");
        }
    }

    // ---- into files

    static void fetch(ImapVisit visit) throws IOException {
        ImapQuery query = ImapTerms.parse(visit.arguments());
        Path folder = Path.of(visit.required(ImapCommand.FOLDER, "fetch: say where to: -d DIR"));
        ImapClient imap = visit.examined();
        long uidValidity =
                imap.mailbox().map(box -> box.uidValidity().orElse(0)).orElse(0L);
        MailServer server = visit.server();
        String account = server.credentials().map(who -> who.user()).orElse("") + "@"
                + server.endpoint().host() + "/" + visit.mailboxName().raw();
        long fetched = 0;
        try (MailStore store = MailStore.folder(folder, account)) {
            for (long uid : imap.search(query)) {
                String key = uidValidity + "." + uid;
                if (!store.seen().uids().contains(key)) {
                    try (OutputStream out = store.begin()) {
                        imap.fetch(uid, out);
                    }
                    store.done(key, false);
                    fetched++;
                }
            }
        } finally {
            visit.session().out().line(fetched + " fetched");
        }
    }
}
