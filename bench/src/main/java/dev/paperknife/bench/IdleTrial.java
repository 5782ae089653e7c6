package dev.paperknife.bench;

import dev.paperknife.mime.message.Message;
import dev.paperknife.testdata.MailServerProcess;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.ImapEvent;
import dev.paperknife.transport.ImapWatch;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.NewMail;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** How soon a watch tells of a message that another client puts into Dovecot's mailbox; needs root. */
public final class IdleTrial {
    private static final int MESSAGES = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private IdleTrial() {}

    public static void main(String[] args) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MailServerProcess dovecot = MailServerProcess.postfixAndDovecot()) {
            if (!dovecot.missing().isEmpty()) {
                throw new IOException(dovecot.missing());
            }
            ImapJobs jobs = new ImapJobs(dovecot.port() + ImapBenchmark.DOVECOT_IMAP, "INBOX");
            try (ImapClient watcher = jobs.connect();
                    ImapClient sender = jobs.connect()) {
                watcher.select("INBOX");
                NewMail mail = NewMail.of(Message.parse(MailSets.small(1).get(0)));
                for (int i = 1; i <= MESSAGES; i++) {
                    AtomicLong told = new AtomicLong();
                    ImapWatch watch = watcher.watch();
                    watcher.onEvent(event -> {
                        if (event instanceof ImapEvent.Exists) {
                            told.set(System.nanoTime());
                            watch.stop();
                        }
                    });
                    Future<Long> sent = threads.submit(() -> {
                        sender.append(MailboxName.INBOX, mail);
                        return System.nanoTime();
                    });
                    watch.run();
                    System.out.printf(
                            "message %d: told after %.1f ms%n", i, (told.get() - sent.get()) / NANOS_PER_MILLI);
                }
            }
        } finally {
            threads.shutdown();
        }
    }
}
