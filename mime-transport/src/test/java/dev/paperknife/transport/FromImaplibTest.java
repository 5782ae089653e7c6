package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every line of docs/from-python.md, part three, as it stands there, run against Dovecot. */
@ExtendWith(MailServers.Parameter.class)
class FromImaplibTest {
    private final List<ImapEvent> events = new ArrayList<>();
    private final List<MessageData> data = new ArrayList<>();
    private final Message message =
            Message.parse("From: bob@b.example\r\nSubject: x\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));

    private static String page() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String page = Files.readString(module.getParent().resolve("docs/from-python.md"));
        return page.substring(page.indexOf("## Part three"));
    }

    @Test
    void everyLineOfThePageIsHere() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String source = Files.readString(module.resolve("src/test/java/dev/paperknife/transport/FromImaplibTest.java"));
        List<String> lines = new ArrayList<>();
        for (String row : page().lines().toList()) {
            int from = row.lastIndexOf("| `");
            if (row.startsWith("| ") && from > 0) {
                lines.add(row.substring(from + 3, row.lastIndexOf('`')));
            }
        }
        assertThat(lines)
                .hasSizeGreaterThan(60)
                .allSatisfy(line -> assertThat(joined(source)).contains(joined(line)));
    }

    /** The formatter may break a line; that is no difference. */
    private static String joined(String text) {
        return text.replace(" ", "").replace("\n", "");
    }

    @Test
    void everyMethodOfImaplibIsOnThePage() throws IOException, InterruptedException {
        String program = """
                import imaplib
                names = {n for c in (imaplib.IMAP4, imaplib.IMAP4_SSL, imaplib.IMAP4_stream) for n in dir(c)}
                print(' '.join(sorted(n for n in names if not n.startswith('_'))))
                """;
        String names;
        try {
            Process python = new ProcessBuilder("python3", "-c", program).start();
            names = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assumeThat(python.waitFor()).isZero();
        } catch (IOException e) {
            assumeThat(e).as("Python is not here").isNull();
            return;
        }
        String page = page();
        assertThat(names.split(" "))
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void options() {
        ConnectOptions options = ConnectOptions.DEFAULT;
        SocketFactory bound = SocketFactory.getDefault();
        Endpoint imaps = Endpoint.parse("imaps://imap.example");
        options = options.withSocketFactory(bound);
        options = options.withTranscript(Transcript.to(System.err));
        ImapQuery gmail = ImapQuery.gmail("has:attachment");
        assertThat(imaps.port()).isEqualTo(993);
        assertThat(options.allowsCleartextLogin()).isFalse();
        assertThat(gmail).hasToString("X-GM-RAW \"has:attachment\"");
    }

    @Test
    void imaplib(MailServers servers) throws IOException {
        Endpoint imapEndpoint = servers.imap("imap");
        ConnectOptions options = servers.options();
        MailboxName box = MailboxName.of("box");
        MailboxName renamed = MailboxName.of("新");

        ImapClient imap = ImapClient.connect(imapEndpoint, options);
        imap.login(new Password("eve@example.test", "eve's secret"), "CRAM-MD5");
        imap.logout();
        imap = ImapClient.connect(imapEndpoint, options);
        imap.login(new Password("eve@example.test", "eve's secret"));
        Map<String, List<String>> capabilities = imap.capabilities().keywords();
        Set<String> enabled = imap.enable("CONDSTORE");
        imap.noop();
        imap.onEvent(event -> events.add(event));

        List<ListedMailbox> mailboxes = imap.mailboxes().list();
        List<ListedMailbox> below = imap.mailboxes().list("%");
        List<ListedMailbox> subscribed = imap.mailboxes().subscribed();
        Namespaces namespaces = imap.mailboxes().namespaces();
        imap.mailboxes().create(box);
        imap.mailboxes().rename(box, renamed);
        imap.mailboxes().subscribe(renamed);
        imap.mailboxes().unsubscribe(renamed);
        long messages = imap.mailboxes().status(renamed).messages().orElseThrow();
        List<Long> appended = imap.append(MailboxName.INBOX, NewMail.of(message, ImapFlag.SEEN));
        imap.append(MailboxName.INBOX, NewMail.of(message));
        assertThat(capabilities).containsKey("IDLE");
        assertThat(enabled).contains("CONDSTORE");
        assertThat(mailboxes).hasSizeGreaterThan(3).hasSameSizeAs(below);
        assertThat(subscribed).isEmpty();
        assertThat(namespaces.personal()).hasSize(1);
        assertThat(messages).isZero();
        assertThat(appended).hasSize(1);

        ImapMailbox readOnly = imap.examine("INBOX");
        ImapMailbox inbox = imap.select("INBOX");
        UidSet found = imap.search(ImapQuery.unseen().and(ImapQuery.from("bob")));
        UidSet chinese = imap.search(ImapQuery.subject("报告"));
        UidSet all = imap.search(ImapQuery.all());
        UidSet uids = all;
        List<Long> sorted = imap.sort(ImapQuery.all(), SortKey.reverse(SortKey.Field.DATE));
        List<MessageThread> threads = imap.thread(ImapQuery.all(), "REFERENCES");
        assertThat(readOnly.isReadOnly()).isTrue();
        assertThat(inbox.exists()).isEqualTo(2);
        assertThat(found.size()).isEqualTo(1);
        assertThat(chinese.isEmpty()).isTrue();
        assertThat(sorted).hasSize(2);
        assertThat(threads).hasSize(1);

        long uid = appended.get(0);
        Message whole = imap.fetch(uid);
        imap.fetch(uids, List.of(FetchItem.FLAGS, FetchItem.SIZE), data::add);
        imap.fetch(uids, List.of(FetchItem.MESSAGE.partial(0, 1024)), data::add);
        BodyStructure structure = imap.structure(uid);
        Message part = imap.part(uid, "1");
        imap.store(uids, FlagChange.ADD, ImapFlag.FLAGGED);
        Optional<CopiedUids> copied = imap.copy(uids, renamed);
        imap.expunge();
        assertThat(whole.bytes()).isEqualTo(message.bytes());
        assertThat(data).hasSize(4);
        assertThat(structure.section()).isEqualTo("1");
        assertThat(part.text()).contains("hello\r\n");
        assertThat(copied).isPresent();

        Map<String, String> rights = imap.attributes().rights(MailboxName.INBOX);
        String mine = imap.attributes().myRights(MailboxName.INBOX);
        List<Quota> quota = imap.attributes().quota("User quota");
        List<Quota> quotas = imap.attributes().quotas(MailboxName.INBOX);
        Map<String, String> notes = imap.attributes().metadata(MailboxName.INBOX, List.of("/private/comment"));
        imap.unselect();
        imap.select("INBOX");
        imap.closeMailbox();
        imap.mailboxes().delete(renamed);
        imap.logout();
        imap.close();
        assertThat(rights).isNotEmpty();
        assertThat(mine).contains("l");
        assertThat(quota).hasSameSizeAs(quotas);
        assertThat(notes).isEmpty();
    }

    @Test
    void imapClient(MailServers servers, @TempDir Path dir) throws IOException {
        String token = MailServers.token("eve@example.test");
        MailboxName box = MailboxName.of("box2");
        ImapClient imap = ImapClient.connect(servers.imaps(), servers.options());
        imap.login(new Password("eve@example.test", "eve's secret"), "PLAIN");
        imap.close();

        imap = ImapClient.connect(servers.imaps(), servers.options());
        imap.login(Token.of("eve@example.test", token));
        String welcome = imap.greeting();
        boolean canIdle = imap.supports("IDLE");
        Map<String, String> server = imap.id(Map.of("name", "x"));
        List<ListedMailbox> uses = imap.mailboxes().listWithSpecialUse();
        Optional<ListedMailbox> sent =
                uses.stream().filter(mailbox -> mailbox.has("\\Sent")).findFirst();
        List<ListedMailbox> counted = imap.mailboxes().listWithStatus();
        imap.mailboxes().create(box);
        assertThat(welcome).contains("Dovecot");
        assertThat(canIdle).isTrue();
        assertThat(server).containsKey("name");
        assertThat(sent).isPresent();
        assertThat(counted).hasSameSizeAs(uses);

        imap.examine("INBOX");
        imap.append(MailboxName.INBOX, NewMail.of(message), NewMail.of(message));
        imap.select("INBOX");
        UidSet recent = imap.search(ImapQuery.unseen().and(ImapQuery.since(LocalDate.of(2024, 1, 31))));
        UidSet uids = recent;
        imap.fetch(uids, List.of(FetchItem.FLAGS), data::add);
        imap.store(uids, FlagChange.ADD, ImapFlag.SEEN);
        imap.store(uids, FlagChange.REMOVE, ImapFlag.SEEN);
        imap.store(uids, FlagChange.REPLACE, ImapFlag.SEEN);
        Message first = imap.fetch(recent.first().orElseThrow());
        imap.fetch(uids, List.of(FetchItem.ENVELOPE), new FetchChanges(1, false), data::add);
        imap.move(uids, box);
        imap.expunge(uids);
        ImapWatch watch = imap.watch();
        watch.stop();
        watch.run();
        imap.unselect();
        imap.mailboxes().delete(box);
        SyncResult synced =
                MaildirSync.of(Maildir.create(dir), MailboxName.INBOX).run(imap);
        imap.close();
        assertThat(recent.size()).isBetween(2L, 4L);
        assertThat(data).hasSize(2 * (int) recent.size());
        assertThat(first.bytes()).isEqualTo(message.bytes());
        assertThat(synced.removed()).isZero();
    }
}
