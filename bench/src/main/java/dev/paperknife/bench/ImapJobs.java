package dev.paperknife.bench;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ConnectOptions;
import dev.paperknife.transport.Endpoint;
import dev.paperknife.transport.FetchItem;
import dev.paperknife.transport.ImapClient;
import dev.paperknife.transport.MailboxName;
import dev.paperknife.transport.NewMail;
import dev.paperknife.transport.Password;
import dev.paperknife.transport.UidSet;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same work by either client: log in, open a mailbox without changing it, take every message of it, log out. All at once
 * as parsed messages whose subject is read, or one by one as octets into a stream.
 */
final class ImapJobs {
    private static final Password USER = new Password("ann@example.test", "ann's secret");

    private static final int BATCH = 1000;

    private final int port;
    private final String mailbox;

    ImapJobs(int port, String mailbox) {
        this.port = port;
        this.mailbox = mailbox;
    }

    ImapClient connect() throws IOException {
        ImapClient imap = ImapClient.connect(
                Endpoint.parse("imap+insecure://127.0.0.1:" + port),
                ConnectOptions.DEFAULT.withAllowsCleartextLogin(true));
        imap.login(USER);
        return imap;
    }

    /** Puts so many messages into it, which are taken from the list over and over. */
    void fill(List<byte[]> mails, int count) throws IOException {
        try (ImapClient imap = connect()) {
            for (int from = 0; from < count; from += BATCH) {
                NewMail[] batch = new NewMail[Math.min(BATCH, count - from)];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = NewMail.of(Message.parse(mails.get((from + i) % mails.size())));
                }
                imap.append(MailboxName.of(mailbox), batch);
            }
        }
    }

    /** One command for all. */
    void paperknifeAll(Blackhole results) throws IOException {
        try (ImapClient imap = connect()) {
            imap.examine(mailbox);
            imap.fetch(UidSet.ALL, List.of(FetchItem.MESSAGE), data -> {
                Slice octets = data.content(FetchItem.MESSAGE.key()).orElseThrow();
                Message message = Message.parse(octets.asSource(), ParseOptions.DEFAULT);
                results.consume(message.subject());
                results.consume(message);
            });
        }
    }

    /** A command for each. */
    void paperknifeEach(Blackhole results) throws IOException {
        try (ImapClient imap = connect()) {
            long last = imap.examine(mailbox).exists();
            for (long uid = 1; uid <= last; uid++) {
                results.consume(imap.fetch(uid, OutputStream.nullOutputStream()));
            }
        }
    }

    void angusMailAll(Blackhole results) throws MessagingException {
        try (Store store = angusStore();
                Folder folder = store.getFolder(mailbox)) {
            folder.open(Folder.READ_ONLY);
            jakarta.mail.Message[] messages = folder.getMessages();
            FetchProfile profile = new FetchProfile();
            profile.add(IMAPFolder.FetchProfileItem.MESSAGE);
            folder.fetch(messages, profile);
            for (jakarta.mail.Message message : messages) {
                results.consume(message.getSubject());
                results.consume(message);
            }
        }
    }

    void angusMailEach(Blackhole results) throws MessagingException, IOException {
        try (Store store = angusStore();
                Folder folder = store.getFolder(mailbox)) {
            folder.open(Folder.READ_ONLY);
            for (jakarta.mail.Message message : folder.getMessages()) {
                message.writeTo(OutputStream.nullOutputStream());
                results.consume(message);
            }
        }
    }

    /** Set up to ask for whole messages at once, as the other client does. */
    private Store angusStore() throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        properties.setProperty("mail.imap.peek", "true");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", port, USER.user(), USER.password());
        return store;
    }
}
