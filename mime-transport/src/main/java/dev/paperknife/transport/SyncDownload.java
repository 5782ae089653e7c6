package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirDelivery;
import dev.paperknife.mime.mailbox.MaildirFlags;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings messages into a Maildir: small ones many at a time, as a journey to the server and back and one to the disk cost more
 * than they do; large ones by themselves, in constant memory.
 */
final class SyncDownload {
    private static final int BATCH_MESSAGES = 250;
    private static final long BATCH_BYTES = 4 << 20;
    private static final long LARGE_BYTES = 1 << 20;
    private static final List<FetchItem> FACTS = List.of(FetchItem.FLAGS, FetchItem.INTERNAL_DATE, FetchItem.SIZE);

    private final ImapClient imap;
    private final Maildir maildir;
    private final MailboxName mailbox;
    private final long uidValidity;
    private final Map<Long, MaildirFlags> delivered = new LinkedHashMap<>();

    SyncDownload(ImapClient imap, Maildir maildir, MailboxName mailbox, long uidValidity) {
        this.imap = imap;
        this.maildir = maildir;
        this.mailbox = mailbox;
        this.uidValidity = uidValidity;
    }

    /** The messages that came, with their flags; also what came before an exception. */
    Map<Long, MaildirFlags> delivered() {
        return delivered;
    }

    /** Messages that are gone by now are left out. */
    void run(UidSet uids) throws IOException {
        List<Long> batch = new ArrayList<>();
        for (long uid : uids) {
            batch.add(uid);
            if (batch.size() == BATCH_MESSAGES) {
                fetch(UidSet.of(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            fetch(UidSet.of(batch));
        }
    }

    private void fetch(UidSet uids) throws IOException {
        Map<Long, MessageData> facts = new LinkedHashMap<>();
        imap.fetch(uids, FACTS, message -> facts.put(message.uid(), message));
        List<MessageData> small = new ArrayList<>();
        long bytes = 0;
        for (MessageData message : facts.values()) {
            long size = message.size().orElse(LARGE_BYTES);
            if (size >= LARGE_BYTES) {
                fetchLarge(message);
                continue;
            }
            if (bytes + size > BATCH_BYTES) {
                fetchSmall(small);
                small.clear();
                bytes = 0;
            }
            small.add(message);
            bytes += size;
        }
        fetchSmall(small);
    }

    private void fetchLarge(MessageData message) throws IOException {
        try (Batch batch = new Batch()) {
            MaildirDelivery delivery = batch.begin(message);
            try (OutputStream out = delivery.output()) {
                imap.fetch(message.uid(), out);
            }
            batch.commit();
        } catch (RefusedException e) {
            if (!e.code().equals(Optional.of("NONEXISTENT"))) {
                throw e;
            }
        }
    }

    private void fetchSmall(List<MessageData> messages) throws IOException {
        if (messages.isEmpty()) {
            return;
        }
        Map<Long, MessageData> wanted = new LinkedHashMap<>();
        messages.forEach(message -> wanted.put(message.uid(), message));
        try (Batch batch = new Batch()) {
            imap.fetch(UidSet.of(wanted.keySet()), List.of(FetchItem.MESSAGE), message -> {
                MessageData facts = wanted.get(message.uid());
                Slice content = message.content(FetchItem.MESSAGE.key()).orElse(null);
                if (facts != null && content != null && wanted.remove(message.uid(), facts)) {
                    batch.write(facts, content);
                }
            });
            batch.commit();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Deliveries that wait for the disk together. */
    private final class Batch implements AutoCloseable {
        private final List<MaildirDelivery> deliveries = new ArrayList<>();
        private final Map<Long, MaildirFlags> flags = new LinkedHashMap<>();

        MaildirDelivery begin(MessageData message) throws IOException {
            MaildirDelivery delivery = maildir.deliver(
                    SyncName.of(mailbox, uidValidity, message.uid()).toString());
            deliveries.add(delivery);
            MaildirFlags letters = message.flags().map(SyncFlags::of).orElse(MaildirFlags.NONE);
            flags.put(message.uid(), letters);
            message.internalDate().ifPresent(date -> delivery.received(date.toInstant()));
            return delivery.flags(letters);
        }

        void write(MessageData message, Slice content) {
            try (OutputStream out = begin(message).output()) {
                content.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void commit() throws IOException {
            MaildirDelivery.commit(deliveries);
            delivered.putAll(flags);
        }

        @Override
        public void close() throws IOException {
            for (MaildirDelivery delivery : deliveries) {
                delivery.close();
            }
        }
    }
}
