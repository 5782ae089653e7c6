package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirMessage;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many messages, large ones, and another client at the same mailbox of Dovecot's. */
@ExtendWith(MailServers.Parameter.class)
class ImapScaleTest {
    private static final int MANY = 10_000;
    private static final MailboxName KEPT = MailboxName.of("Kept");

    @TempDir
    Path folder;

    private static ImapClient connect(MailServers servers, String user, Endpoint endpoint) throws IOException {
        ImapClient imap = ImapClient.connect(endpoint, servers.options().withAllowsCleartextLogin(true));
        imap.login(MailServers.tokenUser(user));
        return imap;
    }

    private static ImapClient connect(MailServers servers, String user) throws IOException {
        return connect(servers, user, servers.imap("imap+insecure"));
    }

    private static NewMail mail(String subject) {
        String text = "From: ann@example.test\r\nSubject: " + subject + "\r\n\r\nText\r\n";
        return NewMail.of(Message.parse(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void append(ImapClient imap, MailboxName mailbox, String prefix, int count) throws IOException {
        for (int from = 0; from < count; from += 1000) {
            List<NewMail> some = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 1000); i++) {
                some.add(mail(prefix + i));
            }
            imap.append(mailbox, some.toArray(new NewMail[0]));
        }
    }

    /** Flags by unique id, as the server has them. */
    private static Map<Long, String> flags(ImapClient imap) throws IOException {
        Map<Long, String> flags = new TreeMap<>();
        imap.fetch(
                UidSet.ALL,
                List.of(FetchItem.FLAGS),
                message -> flags.put(
                        message.uid(),
                        SyncFlags.of(message.flags().orElseThrow()).letters()));
        return flags;
    }

    private Map<Long, String> here(Maildir maildir) throws IOException {
        Map<Long, String> flags = new TreeMap<>();
        for (MaildirMessage message : maildir.messages()) {
            long uid = SyncName.parse(message.name(), MailboxName.INBOX)
                    .orElseThrow()
                    .uid();
            assertThat(flags.put(uid, message.flags().letters())).isNull();
        }
        return flags;
    }

    @Test
    void tenThousandMessagesWhileAnotherClientChangesThem(MailServers servers) throws Exception {
        Maildir maildir = Maildir.create(folder.resolve("mail"));
        MaildirSync sync = MaildirSync.of(maildir, MailboxName.INBOX);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ImapClient imap = connect(servers, "many")) {
            append(imap, MailboxName.INBOX, "m", MANY);
            imap.mailboxes().create(KEPT);
            Future<?> other = threads.submit(() -> {
                change(servers);
                return null;
            });
            imap.select("INBOX");
            assertThat(flags(imap)).hasSizeBetween(MANY - 1000, MANY + 200);
            assertThat(imap.search(ImapQuery.subject("m999")).size()).isBetween(1L, 12L);
            imap.store(UidSet.range(1, 3000), FlagChange.ADD, ImapFlag.FLAGGED);
            imap.move(UidSet.range(9001, 9500), KEPT);
            imap.unselect();
            sync.run(imap);
            other.get();
            imap.unselect();
            sync.run(imap);
        } finally {
            threads.shutdownNow();
        }
        try (ImapClient fresh = connect(servers, "many")) {
            fresh.select("INBOX");
            Map<Long, String> there = flags(fresh);
            assertThat(here(maildir)).isEqualTo(there);
            long kept = fresh.mailboxes().status(KEPT).messages().orElseThrow();
            assertThat(there).hasSize(MANY + 200 - 500 - (int) kept);
            assertThat(kept).isEqualTo(1000);
            assertThat(fresh.search(ImapQuery.flagged())).isEqualTo(UidSet.range(1, 3000));
            assertThat(fresh.search(ImapQuery.seen())).isEqualTo(UidSet.range(2001, 4000));
        }
    }

    /** Two thousand messages are read, five hundred moved and five hundred removed, and two hundred come. */
    private static void change(MailServers servers) throws IOException {
        try (ImapClient imap = connect(servers, "many")) {
            imap.select("INBOX");
            for (int i = 0; i < 20; i++) {
                imap.store(UidSet.range(2001 + i * 100, 2100 + i * 100), FlagChange.ADD, ImapFlag.SEEN);
                imap.move(UidSet.range(5001 + i * 25, 5025 + i * 25), KEPT);
                UidSet doomed = UidSet.range(7001 + i * 25, 7025 + i * 25);
                imap.store(doomed, FlagChange.ADD, ImapFlag.DELETED);
                imap.expunge(doomed);
                append(imap, MailboxName.INBOX, "n" + i + "x", 10);
            }
        }
    }

    @Test
    void aNameInALargeMessageCostsLittle(MailServers servers) throws IOException {
        byte[] line = ("A".repeat(76) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] head = """
                From: ann@example.test
                Subject: large
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                text
                --b
                Content-Type: application/pdf; name*=utf-8''%E6%8A%A5%E5%91%8A.pdf
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        int lines = 50_000_000 / line.length;
        byte[] message = new byte[head.length + lines * line.length + 7];
        System.arraycopy(head, 0, message, 0, head.length);
        for (int i = 0; i < lines; i++) {
            System.arraycopy(line, 0, message, head.length + i * line.length, line.length);
        }
        System.arraycopy("--b--\r\n".getBytes(StandardCharsets.US_ASCII), 0, message, message.length - 7, 7);
        try (ImapClient imap = connect(servers, "large")) {
            imap.append(MailboxName.INBOX, NewMail.of(Message.parse(message)));
        }
        int port = servers.imap("imap+insecure").port();
        try (CuttingProxy proxy = new CuttingProxy(port, Long.MAX_VALUE);
                ImapClient imap = connect(servers, "large", proxy.endpoint())) {
            imap.examine("INBOX");
            long uid = imap.search(ImapQuery.all()).first().orElseThrow();
            List<BodyStructure> attachments = imap.attachments(uid);
            assertThat(attachments).hasSize(1);
            assertThat(attachments.get(0).filename()).contains("报告.pdf");
            assertThat(proxy.fromServer()).isLessThan(64_000);
        }
    }
}
