package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirFlag;
import dev.paperknife.mime.mailbox.MaildirFlags;
import dev.paperknife.mime.mailbox.MaildirMessage;
import dev.paperknife.transport.SyncServer.Difference;
import dev.paperknife.transport.SyncServer.Reach;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a Maildir as an IMAP mailbox is: new messages come, those that the server has no longer go, and flags are made the
 * same on both sides. What was delivered here another way stays alone unless {@link #sending} says otherwise; what was removed
 * here is not fetched again, and stays on the server unless {@link #deleting} says otherwise.
 *
 * <p>A sync may end anywhere: a message comes whole, once, or not at all, and the next sync goes on from there. If the server
 * has made the mailbox anew, the messages of the old one are set aside in a folder {@code imap-…} of the Maildir.
 */
public final class MaildirSync {
    private final Maildir maildir;
    private final MailboxName mailbox;
    private final Reach reach;
    private final boolean isSending;
    private final boolean isDeleting;

    private MaildirSync(Maildir maildir, MailboxName mailbox, Reach reach, boolean isSending, boolean isDeleting) {
        this.maildir = maildir;
        this.mailbox = mailbox;
        this.reach = reach;
        this.isSending = isSending;
        this.isDeleting = isDeleting;
    }

    /** A Maildir for a mailbox. It may hold other messages, but not those of another mailbox's sync. */
    public static MaildirSync of(Maildir maildir, MailboxName mailbox) {
        return new MaildirSync(maildir, mailbox, Reach.QRESYNC, false, false);
    }

    /** The same that puts messages into the mailbox which came into the Maildir another way, but for those marked as trashed. */
    public MaildirSync sending() {
        return new MaildirSync(maildir, mailbox, reach, true, isDeleting);
    }

    /**
     * The same that removes messages from the server for good which were here and have been removed; without UIDPLUS they are
     * marked as deleted only. What a sync never brought here is not touched, nor anything once the Maildir itself is lost.
     */
    public MaildirSync deleting() {
        return new MaildirSync(maildir, mailbox, reach, isSending, true);
    }

    /** The same that makes use of no more than that. */
    MaildirSync within(Reach most) {
        return new MaildirSync(maildir, mailbox, most, isSending, isDeleting);
    }

    /** Gives a client that is logged in, each time anew. */
    @FunctionalInterface
    public interface Connector {
        /** Connects and logs in. */
        ImapClient connect() throws IOException;
    }

    /**
     * Synchronises by a client that is logged in and has no mailbox selected. This one is selected afterwards.
     *
     * @throws RefusedException if the server refuses the mailbox, or its unique ids do not last
     * @throws IOException if the connection or the disk fails, another sync runs, or the Maildir is of another mailbox
     */
    public SyncResult run(ImapClient imap) throws IOException {
        Tally tally = new Tally();
        run(imap, tally);
        return tally.result;
    }

    /**
     * Synchronises over as many connections as it takes: one that breaks is followed by another, unless {@code attempts} in
     * succession have brought no message either way.
     *
     * @throws IllegalArgumentException unless there is an attempt at least
     */
    public SyncResult run(Connector connector, int attempts) throws IOException {
        Arguments.number("attempts", attempts);
        Tally tally = new Tally();
        int vain = 0;
        while (true) {
            long before = tally.moved();
            try (ImapClient imap = connector.connect()) {
                run(imap, tally);
                return tally.result;
            } catch (ConnectionException | ResultUnknownException e) {
                vain = tally.moved() > before ? 0 : vain + 1;
                if (vain == attempts) {
                    throw e;
                }
            }
        }
    }

    /** What was done so far, also by attempts that failed. */
    private static final class Tally {
        private SyncResult result = SyncResult.NONE;

        long moved() {
            return result.fetched() + result.sent();
        }

        void add(SyncResult more) {
            result = result.plus(more);
        }
    }

    private void run(ImapClient imap, Tally tally) throws IOException {
        try (FileChannel channel = FileChannel.open(
                maildir.path().resolve("imap-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            removeUnfinished();
            new Run(imap, tally).all();
        }
    }

    /** What a sync that was killed has begun to write: nobody else writes names like these, and no other sync runs. */
    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(maildir.path().resolve("tmp"))) {
            for (Path file : files) {
                if (SyncName.parse(file.getFileName().toString(), mailbox).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(busy());
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(busy(), e);
        }
    }

    private String busy() {
        return "another sync of " + maildir + " runs";
    }

    /** One attempt. */
    private final class Run {
        private final ImapClient imap;
        private final Tally tally;
        private final Map<Long, MaildirMessage> here = new HashMap<>();
        private final Map<Long, MaildirFlags> agreed = new HashMap<>();

        Run(ImapClient imap, Tally tally) {
            this.imap = imap;
            this.tally = tally;
        }

        void all() throws IOException {
            SyncState state = SyncState.read(maildir.path(), mailbox.raw());
            list(state.uidValidity());
            SyncServer server = SyncServer.select(imap, state, known(state), reach);
            long uidValidity = server.mailbox()
                    .uidValidity()
                    .orElseThrow(() -> new RefusedException(
                            Phase.COMMAND, "not synchronised: unique ids of this mailbox do not last", "", ""));
            if (uidValidity != state.uidValidity()) {
                setAsideAllBut(uidValidity);
                list(uidValidity);
                state = SyncState.none(mailbox.raw());
            }
            boolean isSent = isSending && !server.mailbox().isReadOnly();
            SyncUpload upload = new SyncUpload(imap, maildir, mailbox, server.mailbox());
            if (isSent) {
                upload.resume().ifPresent(this::sent);
            }
            UidSet known = known(state);
            Difference difference = server.difference(known);
            agreed.putAll(state.flags());
            remove(difference.gone());
            flags(server, known.minus(difference.gone()));
            if (isDeleting && !server.mailbox().isReadOnly()) {
                removeThere(uidValidity);
            }
            download(difference.arrived(), uidValidity);
            long next = known.plus(difference.arrived()).last().orElse(0) + 1;
            write(uidValidity, next, server);
            if (isSent && upload.run(this::agreed) > 0) {
                // What others put there meanwhile may have lower unique ids: the next one that is not known is still
                // that.
                write(uidValidity, next, server);
            }
        }

        private void write(long uidValidity, long next, SyncServer server) throws IOException {
            new SyncState(mailbox.raw(), uidValidity, next, server.modSeq(), agreed).write(maildir.path());
        }

        private void sent(MaildirMessage message) {
            SyncName.parse(message.name(), mailbox).ifPresent(name -> {
                here.put(name.uid(), message);
                tally.add(new SyncResult(0, 0, 0, 0, 1, 0, 0));
            });
        }

        private void agreed(MaildirMessage message) {
            SyncName.parse(message.name(), mailbox).ifPresent(name -> agreed.put(name.uid(), message.flags()));
            sent(message);
        }

        /** Looks a second time: a mail reader may have renamed a message while the Maildir was listed. */
        private void removeThere(long uidValidity) throws IOException {
            List<Long> removed = new ArrayList<>();
            for (long uid : UidSet.of(agreed.keySet()).minus(UidSet.of(here.keySet()))) {
                String name = SyncName.of(mailbox, uidValidity, uid).toString();
                if (maildir.find(name).isEmpty()) {
                    removed.add(uid);
                }
            }
            if (removed.isEmpty()) {
                return;
            }
            UidSet uids = UidSet.of(removed);
            imap.store(uids, FlagChange.ADD, ImapFlag.DELETED);
            if (imap.supports("UIDPLUS") || imap.supports("IMAP4rev2")) {
                imap.expunge(uids);
                agreed.keySet().removeAll(removed);
            }
            tally.add(new SyncResult(0, 0, 0, 0, 0, removed.size(), 0));
        }

        private void list(long uidValidity) throws IOException {
            here.clear();
            for (MaildirMessage message : maildir.messages()) {
                SyncName.parse(message.name(), mailbox)
                        .filter(name -> name.uidValidity() == uidValidity)
                        .ifPresent(name -> here.put(name.uid(), message));
            }
        }

        /** Those that are here, and those that were and have been removed by whoever reads the Maildir. */
        private UidSet known(SyncState state) {
            return UidSet.of(here.keySet()).plus(state.uids());
        }

        private void setAsideAllBut(long uidValidity) throws IOException {
            for (MaildirMessage message : maildir.messages()) {
                Optional<SyncName> old =
                        SyncName.parse(message.name(), mailbox).filter(name -> name.uidValidity() != uidValidity);
                if (old.isPresent()) {
                    maildir.move(message, maildir.folder("imap-" + old.get().uidValidity()));
                    tally.add(new SyncResult(0, 0, 0, 0, 0, 0, 1));
                }
            }
        }

        private void remove(UidSet gone) throws IOException {
            for (long uid : gone) {
                agreed.remove(uid);
                MaildirMessage message = here.remove(uid);
                if (message != null && isRemoved(message)) {
                    tally.add(new SyncResult(0, 1, 0, 0, 0, 0, 0));
                }
            }
        }

        private boolean isRemoved(MaildirMessage message) throws IOException {
            try {
                maildir.remove(message);
                return true;
            } catch (NoSuchFileException e) {
                // Somebody else has removed it just now.
                return false;
            }
        }

        private void flags(SyncServer server, UidSet known) throws IOException {
            Map<Long, MaildirFlags> there = server.flags(known);
            MaildirFlags kept = SyncFlags.keptBy(server.mailbox());
            Stores stores = new Stores();
            Map<Long, MaildirFlags> wanted = new HashMap<>();
            here.forEach((uid, message) -> {
                MaildirFlags local = SyncFlags.common(message.flags(), kept);
                MaildirFlags remote = SyncFlags.common(there.getOrDefault(uid, agreed.getOrDefault(uid, local)), kept);
                // Of a message that came just before a sync was cut off nothing was agreed on, so nothing was taken
                // away.
                MaildirFlags before = SyncFlags.common(agreed.getOrDefault(uid, SyncFlags.common(local, remote)), kept);
                MaildirFlags merged = SyncFlags.merged(before, local, remote);
                stores.add(uid, remote, merged);
                wanted.put(uid, merged);
            });
            if (!server.mailbox().isReadOnly()) {
                tally.add(new SyncResult(0, 0, 0, stores.send(imap), 0, 0, 0));
                agreed.putAll(wanted);
            } else {
                agreed.putAll(there);
            }
            for (Map.Entry<Long, MaildirMessage> each : here.entrySet()) {
                flag(each.getValue(), wanted.getOrDefault(each.getKey(), MaildirFlags.NONE), kept);
            }
        }

        private void flag(MaildirMessage message, MaildirFlags wanted, MaildirFlags kept) throws IOException {
            MaildirFlags add = wanted.without(message.flags());
            MaildirFlags remove = SyncFlags.common(message.flags(), kept).without(wanted);
            if (add.equals(MaildirFlags.NONE) && remove.equals(MaildirFlags.NONE)) {
                return;
            }
            try {
                maildir.flag(message, add, remove);
                tally.add(new SyncResult(0, 0, 1, 0, 0, 0, 0));
            } catch (NoSuchFileException e) {
                // Somebody else has removed it just now; it stays removed, as the state knows it.
            }
        }

        private void download(UidSet arrived, long uidValidity) throws IOException {
            SyncDownload download = new SyncDownload(imap, maildir, mailbox, uidValidity);
            try {
                download.run(arrived);
            } finally {
                tally.add(new SyncResult(download.delivered().size(), 0, 0, 0, 0, 0, 0));
            }
            agreed.putAll(download.delivered());
        }
    }

    /** STORE commands, one for each flag and direction. */
    private static final class Stores {
        private final Map<MaildirFlag, List<Long>> added = new EnumMap<>(MaildirFlag.class);
        private final Map<MaildirFlag, List<Long>> removed = new EnumMap<>(MaildirFlag.class);
        private long messages;

        void add(long uid, MaildirFlags onServer, MaildirFlags wanted) {
            MaildirFlags more = wanted.without(onServer);
            MaildirFlags less = onServer.without(wanted);
            more.named()
                    .forEach(flag -> added.computeIfAbsent(flag, key -> new ArrayList<>())
                            .add(uid));
            less.named()
                    .forEach(flag -> removed.computeIfAbsent(flag, key -> new ArrayList<>())
                            .add(uid));
            messages += more.letters().isEmpty() && less.letters().isEmpty() ? 0 : 1;
        }

        long send(ImapClient imap) throws IOException {
            for (Map.Entry<MaildirFlag, List<Long>> each : added.entrySet()) {
                imap.store(UidSet.of(each.getValue()), FlagChange.ADD, SyncFlags.onServer(each.getKey()));
            }
            for (Map.Entry<MaildirFlag, List<Long>> each : removed.entrySet()) {
                imap.store(UidSet.of(each.getValue()), FlagChange.REMOVE, SyncFlags.onServer(each.getKey()));
            }
            return messages;
        }
    }
}
