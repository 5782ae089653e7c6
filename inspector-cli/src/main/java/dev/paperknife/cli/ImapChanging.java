package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.FlagChange;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapFlag;
import dev.paperknife.transport.ImapQuery;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.MaildirSync;
import dev.paperknife.transport.NewMail;
import dev.paperknife.transport.SyncResult;
import dev.paperknife.transport.UidSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code eml imap} changes: flags, where messages are, what a mailbox and a Maildir hold. */
final class ImapChanging {
    /** Connections in succession that may break without having brought anything. */
    private static final int ATTEMPTS = 3;

    private ImapChanging() {}

    static void flag(ImapVisit visit) throws IOException {
        ImapFlag[] add = ImapTerms.flags(visit.options().matchedOptionValue(ImapCommand.ADD, List.of()));
        ImapFlag[] remove = ImapTerms.flags(visit.options().matchedOptionValue(ImapCommand.REMOVE, List.of()));
        if (add.length + remove.length == 0) {
            throw new ImapVisit.UsageException("flag", "say which: --add seen, --remove flagged ...");
        }
        UidSet found = found(visit);
        if (!found.isEmpty() && add.length > 0) {
            visit.client().store(found, FlagChange.ADD, add);
        }
        if (!found.isEmpty() && remove.length > 0) {
            visit.client().store(found, FlagChange.REMOVE, remove);
        }
    }

    static void move(ImapVisit visit) throws IOException {
        if (visit.arguments().size() != 2) {
            throw new ImapVisit.UsageException("move", "unique ids and the mailbox to move to");
        }
        MailboxName target = MailboxName.of(visit.arguments().get(1));
        UidSet found = found(visit);
        if (!found.isEmpty()) {
            visit.client().move(found, target);
        }
    }

    /** Those of the unique ids that are there; says it where none is. */
    private static UidSet found(ImapVisit visit) throws IOException {
        UidSet uids = visit.uids();
        UidSet found = visit.selected().search(ImapQuery.uids(uids));
        if (found.isEmpty()) {
            visit.session()
                    .complain(ExitCode.UNREADABLE, uids.toString(), "no such message; eml imap URL ls lists them");
        }
        return found;
    }

    static void append(ImapVisit visit) throws IOException {
        if (visit.arguments().isEmpty()) {
            throw new ImapVisit.UsageException("append", "name the files");
        }
        ImapFlag[] flags = ImapTerms.flags(visit.options().matchedOptionValue(ImapCommand.ADD, List.of()));
        ImapClient imap = visit.client();
        for (String file : visit.arguments()) {
            visit.session().outcome().countInput();
            try {
                Message message = Message.open(Path.of(file));
                imap.append(visit.mailboxName(), NewMail.of(message, flags));
            } catch (java.nio.file.FileSystemException e) {
                visit.session().outcome().countUnreadable();
                visit.session().complain(file, Reasons.of(e));
            }
        }
    }

    static void sync(ImapVisit visit) throws IOException {
        Path folder = Path.of(visit.required(ImapCommand.FOLDER, "sync: say where to: -d MAILDIR"));
        MaildirSync sync = MaildirSync.of(Maildir.create(folder), visit.mailboxName());
        sync = Options.isSet(visit.options(), ImapCommand.SEND) ? sync.sending() : sync;
        sync = Options.isSet(visit.options(), ImapCommand.DELETE) ? sync.deleting() : sync;
        SyncResult done = sync.run(visit::connect, ATTEMPTS);
        String line = done.fetched() + " fetched, " + done.removed() + " removed, " + done.flaggedHere()
                + " flagged here, " + done.flaggedThere() + " flagged on the server";
        visit.session()
                .out()
                .line(line
                        + also(done.sent(), "sent")
                        + also(done.removedThere(), "removed from the server")
                        + also(done.setAside(), "set aside"));
    }

    private static String also(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
