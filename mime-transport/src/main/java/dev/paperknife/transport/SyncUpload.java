package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirFlag;
import dev.paperknife.mime.mailbox.MaildirFlags;
import dev.paperknife.mime.mailbox.MaildirMessage;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Puts messages into a mailbox that came into its Maildir another way, one by one. Which one is being sent is written down
 * first, so that a sync that is cut off looks for it on the server before it sends it again. Once there, the message gets the
 * name of one that is synchronised.
 */
final class SyncUpload {
    private static final String FILE = "imap-sending";

    private final ImapClient imap;
    private final Maildir maildir;
    private final MailboxName mailbox;
    private final long uidValidity;
    private final MaildirFlags kept;
    private long firstUid;

    SyncUpload(ImapClient imap, Maildir maildir, MailboxName mailbox, ImapMailbox selected) {
        this.imap = imap;
        this.maildir = maildir;
        this.mailbox = mailbox;
        this.uidValidity = selected.uidValidity().orElse(0);
        this.firstUid = selected.uidNext().orElse(1);
        this.kept = SyncFlags.keptBy(selected);
    }

    // ---- what an earlier sync was doing

    /** The message that an earlier sync was sending when it was cut off, if that did arrive. */
    Optional<MaildirMessage> resume() throws IOException {
        Path file = maildir.path().resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Optional<MaildirMessage> sent =
                resume(Files.readString(file, StandardCharsets.UTF_8).split("\n", -1));
        Files.delete(file);
        return sent;
    }

    /** A file that says something else was not written by us, or not for this mailbox: the message is sent. */
    private Optional<MaildirMessage> resume(String[] lines) throws IOException {
        boolean isOurs = lines.length == 4 && Decimal.of(lines[0]) == uidValidity && Decimal.of(lines[1]) > 0;
        Optional<MaildirMessage> message = isOurs ? maildir.find(lines[2]) : Optional.empty();
        if (message.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong uid = locate(message.get(), Decimal.of(lines[1]));
        return uid.isEmpty() ? Optional.empty() : Optional.of(named(message.get(), uid.getAsLong()));
    }

    private void remember(MaildirMessage message) throws IOException {
        SyncState.replace(maildir.path(), FILE, uidValidity + "\n" + firstUid + "\n" + message.name() + "\n");
    }

    // ---- what is to be sent

    /**
     * Sends all there are, tells of each, and says how many.
     *
     * @throws RefusedException if the server refused one; the others are sent all the same
     */
    int run(Consumer<MaildirMessage> sent) throws IOException {
        Optional<RefusedException> refusal = Optional.empty();
        int count = 0;
        for (MaildirMessage message : waiting()) {
            try {
                sent.accept(send(message));
                count++;
            } catch (RefusedException e) {
                refusal = refusal.or(() -> Optional.of(e));
                Files.deleteIfExists(maildir.path().resolve(FILE));
            } catch (IllegalArgumentException e) {
                // NUL, and a server without BINARY.
                RefusedException refused = new RefusedException(Phase.COMMAND, WireText.of(e), "", "");
                refusal = refusal.or(() -> Optional.of(refused));
                Files.deleteIfExists(maildir.path().resolve(FILE));
            }
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return count;
    }

    private List<MaildirMessage> waiting() throws IOException {
        List<MaildirMessage> waiting = new ArrayList<>();
        for (MaildirMessage message : maildir.messages()) {
            boolean isSynchronised = SyncName.parse(message.name(), mailbox).isPresent();
            if (!isSynchronised && !message.flags().has(MaildirFlag.TRASHED)) {
                waiting.add(message);
            }
        }
        return waiting;
    }

    private MaildirMessage send(MaildirMessage message) throws IOException {
        remember(message);
        List<Long> uids = imap.append(mailbox, mail(message));
        long uid = uids.size() == 1 ? uids.get(0) : locate(message, firstUid).orElseThrow(() -> lost(message));
        MaildirMessage named = named(message, uid);
        Files.delete(maildir.path().resolve(FILE));
        return named;
    }

    private NewMail mail(MaildirMessage message) throws IOException {
        MaildirFlags flags = SyncFlags.common(message.flags(), kept);
        NewMail mail = new NewMail(message.source(), SyncFlags.onServer(flags), Optional.empty());
        return mail.withInternalDate(
                Files.getLastModifiedTime(message.file()).toInstant().atOffset(ZoneOffset.UTC));
    }

    private static IOException lost(MaildirMessage message) {
        return new IOException(
                "the server has taken " + message.name() + " but does not show it; it may be sent again");
    }

    private MaildirMessage named(MaildirMessage message, long uid) throws IOException {
        firstUid = Math.max(firstUid, uid + 1);
        return maildir.rename(message, SyncName.of(mailbox, uidValidity, uid).toString());
    }

    // ---- the same message on the server

    /** The message with these very octets from that unique id on; line ends are CRLF on both sides. */
    private OptionalLong locate(MaildirMessage message, long first) throws IOException {
        String wanted = digest(out -> message.source().writeTo(out));
        long size = size(message.source());
        List<Long> candidates = new ArrayList<>();
        imap.noop(); // so that the search knows what has just come
        imap.fetch(UidSet.from(first), List.of(FetchItem.SIZE), data -> {
            if (data.uid() >= first && data.size().orElse(size) == size) {
                candidates.add(data.uid());
            }
        });
        for (long uid : candidates) {
            boolean isTaken = maildir.find(
                            SyncName.of(mailbox, uidValidity, uid).toString())
                    .isPresent();
            if (!isTaken && digest(out -> imap.fetch(uid, out)).equals(wanted)) {
                return OptionalLong.of(uid);
            }
        }
        return OptionalLong.empty();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static String digest(Content content) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        LineEncoder lines = new LineEncoder(new DigestOutputStream(OutputStream.nullOutputStream(), digest), false);
        content.writeTo(lines);
        lines.end();
        return new String(digest.digest(), StandardCharsets.ISO_8859_1);
    }

    private static long size(Slice message) throws IOException {
        Survey survey = new Survey();
        message.writeTo(survey);
        survey.end();
        return survey.hasBareNewlines() ? survey.lineBytes() : survey.binaryBytes();
    }
}
