package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirDelivery;
import dev.paperknife.mime.mailbox.MaildirFlag;
import dev.paperknife.mime.mailbox.MaildirFlags;
import dev.paperknife.mime.mailbox.MaildirMessage;
import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.SyncServer.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Maildir kept as a mailbox of Dovecot's is, by each way that IMAP knows. */
@ExtendWith(MailServers.Parameter.class)
class MaildirSyncTest {
    private static final AtomicInteger USERS = new AtomicInteger();
    private static final MaildirFlags NONE = MaildirFlags.NONE;
    private static final MaildirFlags SEEN = MaildirFlags.of(MaildirFlag.SEEN);
    private static final MaildirFlags FLAGGED = MaildirFlags.of(MaildirFlag.FLAGGED);

    @TempDir
    Path folder;

    private MailServers servers;
    private String user;
    private Maildir maildir;

    @BeforeEach
    void begin(MailServers given) throws IOException {
        servers = given;
        user = "sync" + USERS.incrementAndGet();
        maildir = Maildir.create(folder.resolve("mail"));
    }

    private ImapClient connect(Endpoint endpoint) throws IOException {
        ImapClient imap = ImapClient.connect(endpoint, servers.options().withAllowsCleartextLogin(true));
        imap.login(MailServers.tokenUser(user));
        return imap;
    }

    private ImapClient connect() throws IOException {
        return connect(servers.imap("imap+insecure"));
    }

    private MaildirSync sync(Reach reach) {
        return MaildirSync.of(maildir, MailboxName.INBOX).within(reach);
    }

    private SyncResult run(Reach reach) throws IOException {
        try (ImapClient imap = connect()) {
            return sync(reach).run(imap);
        }
    }

    /** Another client of the same user. */
    private interface Act {
        void by(ImapClient imap) throws IOException;
    }

    private void other(Act act) throws IOException {
        try (ImapClient imap = connect()) {
            imap.select("INBOX");
            act.by(imap);
        }
    }

    private static NewMail mail(String subject, ImapFlag... flags) {
        String text = "From: ann@example.test\r\nSubject: " + subject + "\r\n\r\nText of " + subject + "\r\n";
        return NewMail.of(Message.parse(text.getBytes(StandardCharsets.UTF_8)), flags);
    }

    /** What is here: subject and flags of each message, in order. */
    private List<String> here() throws IOException {
        List<String> found = new ArrayList<>();
        for (MaildirMessage message : maildir.messages()) {
            Message parsed = Message.parse(message.source().bytes());
            found.add(parsed.subject().orElse("") + " " + message.flags().letters());
        }
        return found;
    }

    private MaildirMessage message(int index) throws IOException {
        return maildir.messages().get(index);
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void messagesComeWithFlagsAndTimeOfArrival(Reach reach) throws IOException {
        OffsetDateTime date = OffsetDateTime.parse("2024-10-01T08:00:00Z");
        other(imap -> imap.append(MailboxName.INBOX, mail("一", ImapFlag.SEEN).withInternalDate(date), mail("two")));
        assertThat(run(reach)).isEqualTo(new SyncResult(2, 0, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactly("一 S", "two ");
        assertThat(Files.getLastModifiedTime(message(0).file()).toInstant()).isEqualTo(date.toInstant());
        assertThat(run(reach)).isEqualTo(SyncResult.NONE);
        other(imap -> imap.append(MailboxName.INBOX, mail("three")));
        assertThat(run(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactly("一 S", "two ", "three ");
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void flagsGoBothWays(Reach reach) throws IOException {
        other(imap -> imap.append(
                MailboxName.INBOX, mail("one", ImapFlag.FLAGGED), mail("two", ImapFlag.SEEN), mail("three")));
        run(reach);
        maildir.flag(message(0), SEEN, FLAGGED);
        maildir.flag(message(2), new MaildirFlags("Fa"), NONE);
        other(imap -> {
            imap.store(UidSet.of(1), FlagChange.ADD, ImapFlag.ANSWERED, ImapFlag.of("mine"));
            imap.store(UidSet.of(2), FlagChange.REMOVE, ImapFlag.SEEN);
        });
        assertThat(run(reach)).isEqualTo(new SyncResult(0, 0, 2, 2, 0, 0, 0));
        assertThat(here()).containsExactly("one RS", "two ", "three Fa");
        List<String> there = new ArrayList<>();
        other(imap -> imap.fetch(
                UidSet.ALL,
                List.of(FetchItem.FLAGS),
                message -> there.add(message.uid() + " "
                        + SyncFlags.of(message.flags().orElseThrow()).letters()
                        + (message.has(ImapFlag.of("mine")) ? " mine" : ""))));
        assertThat(there).containsExactly("1 RS mine", "2 ", "3 F");
        assertThat(run(reach)).isEqualTo(SyncResult.NONE);
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatTheServerHasNoLongerGoes(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two"), mail("three")));
        run(reach);
        try (MaildirDelivery delivery = maildir.deliver()) {
            delivery.output().write("Subject: own\n\n".getBytes(StandardCharsets.UTF_8));
            delivery.commit();
        }
        other(imap -> {
            imap.store(UidSet.of(2), FlagChange.ADD, ImapFlag.DELETED);
            imap.expunge(UidSet.of(2));
        });
        assertThat(run(reach)).isEqualTo(new SyncResult(0, 1, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactly("one ", "three ", "own ");
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatWasRemovedHereStaysOnTheServerAndDoesNotComeBack(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two")));
        run(reach);
        maildir.remove(message(0));
        other(imap -> imap.store(UidSet.of(1), FlagChange.ADD, ImapFlag.FLAGGED));
        assertThat(run(reach)).isEqualTo(SyncResult.NONE);
        assertThat(here()).containsExactly("two ");
        other(imap -> assertThat(imap.search(ImapQuery.all())).isEqualTo(UidSet.of(1, 2)));
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatAKilledSyncHasBegunIsNotInTheWay(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two")));
        run(reach);
        MaildirMessage first = message(0);
        Path unfinished = maildir.path().resolve("tmp").resolve(first.name());
        Files.move(first.file(), unfinished);
        Path foreign = Files.createFile(maildir.path().resolve("tmp").resolve("1.M2P3.host"));
        Files.delete(maildir.path().resolve("imap-state"));
        assertThat(run(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactly("one ", "two ");
        assertThat(unfinished).doesNotExist();
        assertThat(foreign).exists();
    }

    // ---- to the server

    private void deliver(String subject, MaildirFlags flags) throws IOException {
        try (MaildirDelivery delivery = maildir.deliver()) {
            delivery.flags(flags)
                    .output()
                    .write(("Subject: " + subject + "\n\nmine\n").getBytes(StandardCharsets.UTF_8));
            delivery.commit();
        }
    }

    /** Subjects and flags of the messages on the server, in order. */
    private List<String> there() throws IOException {
        List<String> found = new ArrayList<>();
        other(imap -> {
            for (long uid : imap.search(ImapQuery.all())) {
                List<String> flags = new ArrayList<>();
                imap.fetch(
                        UidSet.of(uid),
                        List.of(FetchItem.FLAGS),
                        data -> flags.add(
                                SyncFlags.of(data.flags().orElseThrow()).letters()));
                found.add(imap.fetch(uid).subject().orElse("") + " " + flags.get(0));
            }
        });
        return found;
    }

    private SyncResult runBothWays(Reach reach) throws IOException {
        try (ImapClient imap = connect()) {
            return sync(reach).sending().deleting().run(imap);
        }
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatCameHereAnotherWayIsSentOnce(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one")));
        deliver("二", SEEN);
        deliver("trash", MaildirFlags.of(MaildirFlag.TRASHED));
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 1, 0, 0));
        assertThat(there()).containsExactly("one ", "二 S");
        assertThat(here()).containsExactlyInAnyOrder("one ", "二 S", "trash T");
        assertThat(runBothWays(reach)).isEqualTo(SyncResult.NONE);
        assertThat(maildir.path().resolve("imap-sending")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatOthersPutThereMeanwhileIsFetchedByTheNextSync(Reach reach) throws IOException {
        runBothWays(reach);
        deliver("mine", NONE);
        AtomicInteger appends = new AtomicInteger();
        ConnectOptions options = servers.options()
                .withAllowsCleartextLogin(true)
                .withTranscript((side, text) -> {
                    if (text.contains(" APPEND ") && appends.incrementAndGet() == 1) {
                        quietly(() -> other(another -> another.append(MailboxName.INBOX, mail("theirs"))));
                    }
                });
        try (ImapClient watched = ImapClient.connect(servers.imap("imap+insecure"), options)) {
            watched.login(MailServers.tokenUser(user));
            assertThat(sync(reach).sending().run(watched)).isEqualTo(new SyncResult(0, 0, 0, 0, 1, 0, 0));
        }
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactlyInAnyOrder("mine ", "theirs ");
    }

    private interface Doing {
        void run() throws IOException;
    }

    private static void quietly(Doing doing) {
        try {
            doing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void whatWasRemovedHereGoesThereOnlyIfToldTo(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two"), mail("three")));
        run(reach);
        maildir.remove(message(1));
        assertThat(run(reach)).isEqualTo(SyncResult.NONE);
        assertThat(there()).hasSize(3);
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(0, 0, 0, 0, 0, 1, 0));
        assertThat(there()).containsExactly("one ", "three ");
        assertThat(runBothWays(reach)).isEqualTo(SyncResult.NONE);
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aLostStateOrMaildirDeletesNothing(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two")));
        run(reach);
        maildir.remove(message(0));
        Files.delete(maildir.path().resolve("imap-state"));
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 0));
        maildir = Maildir.create(folder.resolve("another"));
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(2, 0, 0, 0, 0, 0, 0));
        assertThat(there()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aMessageFiledFromAnotherMailboxIsNotTakenForOneOfThis(Reach reach) throws IOException {
        other(imap -> {
            imap.mailboxes().create(MailboxName.of("box"));
            imap.append(MailboxName.of("box"), mail("filed"));
            imap.append(MailboxName.INBOX, mail("one"));
        });
        Maildir box = Maildir.create(folder.resolve("box"));
        try (ImapClient imap = connect()) {
            MaildirSync.of(box, MailboxName.of("box")).run(imap);
        }
        box.move(box.messages().get(0), maildir);
        assertThat(run(reach)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 0));
        assertThat(here()).containsExactlyInAnyOrder("one ", "filed ");
        assertThat(runBothWays(reach)).isEqualTo(new SyncResult(0, 0, 0, 0, 1, 0, 0));
        assertThat(there()).containsExactly("one ", "filed ");
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void sendingThatIsCutAnywhereSendsEachMessageOnce(Reach reach) throws IOException {
        List<String> expected = new ArrayList<>();
        int round = 0;
        for (long cut = 400; cut < 9000; cut += cut / 6) {
            String name = "m" + round++;
            maildir = Maildir.create(folder.resolve("cut" + cut));
            run(reach);
            deliver(name + "a", SEEN);
            deliver(name + "b", NONE);
            try (CuttingProxy proxy =
                    new CuttingProxy(servers.imap("imap+insecure").port(), cut)) {
                for (int i = 0; i < 3; i++) {
                    try (ImapClient imap = connect(proxy.endpoint())) {
                        sync(reach).sending().run(imap);
                    } catch (TransportException e) {
                        assertThat(e).isInstanceOf(TransportException.class);
                    }
                }
            }
            runBothWays(reach);
            expected.addAll(List.of(name + "a S", name + "b "));
            assertThat(there()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(here()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aMailboxMadeAnewSetsTheOldMessagesAside(Reach reach) throws IOException {
        other(imap -> {
            imap.mailboxes().create(MailboxName.of("box"));
            imap.append(MailboxName.of("box"), mail("old"));
        });
        MaildirSync sync = MaildirSync.of(maildir, MailboxName.of("box")).within(reach);
        try (ImapClient imap = connect()) {
            sync.run(imap);
        }
        long before = SyncName.parse(message(0).name(), MailboxName.of("box"))
                .orElseThrow()
                .uidValidity();
        other(imap -> {
            imap.mailboxes().delete(MailboxName.of("box"));
            imap.mailboxes().create(MailboxName.of("box"));
            imap.append(MailboxName.of("box"), mail("new"));
        });
        try (ImapClient imap = connect()) {
            assertThat(sync.run(imap)).isEqualTo(new SyncResult(1, 0, 0, 0, 0, 0, 1));
            assertThat(sync.run(imap)).isEqualTo(SyncResult.NONE);
        }
        assertThat(here()).containsExactly("new ");
        assertThat(maildir.folders()).extracting(Maildir::name).containsExactly("imap-" + before);
        assertThat(maildir.folders().get(0).messages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aLostStateLosesNothing(Reach reach) throws IOException {
        other(imap -> imap.append(MailboxName.INBOX, mail("one"), mail("two", ImapFlag.SEEN)));
        run(reach);
        maildir.flag(message(0), FLAGGED, NONE);
        Files.delete(maildir.path().resolve("imap-state"));
        assertThat(run(reach)).isEqualTo(new SyncResult(0, 0, 0, 1, 0, 0, 0));
        assertThat(here()).containsExactly("one F", "two S");
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aSyncThatIsCutAnywhereGoesOnWithoutLossOrDuplicates(Reach reach) throws IOException {
        String large = "x".repeat(70_000);
        other(imap -> {
            for (int i = 0; i < 40; i++) {
                imap.append(
                        MailboxName.INBOX,
                        mail(i == 7 ? large : "m" + i, i % 2 == 0 ? ImapFlag.SEEN : ImapFlag.FLAGGED));
            }
        });
        List<String> expected = new ArrayList<>();
        run(reach);
        expected.addAll(here());
        for (long cut = 900; cut < 120_000; cut += cut / 4) {
            maildir = Maildir.create(folder.resolve("cut" + cut));
            try (CuttingProxy proxy =
                    new CuttingProxy(servers.imap("imap+insecure").port(), cut)) {
                attempt(reach, proxy);
                assertThat(here()).doesNotHaveDuplicates().isSubsetOf(expected);
                attempt(reach, proxy);
                proxy.cutAfter(Long.MAX_VALUE);
                attempt(reach, proxy);
            }
            assertThat(here()).isEqualTo(expected);
            assertThat(run(reach)).isEqualTo(SyncResult.NONE);
        }
    }

    /** One sync over a connection that may break. */
    private void attempt(Reach reach, CuttingProxy proxy) throws IOException {
        try (ImapClient imap = connect(proxy.endpoint())) {
            sync(reach).run(imap);
        } catch (ConnectionException | ProtocolException e) {
            assertThat(e).isInstanceOf(TransportException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aBrokenConnectionIsFollowedByAnother(Reach reach) throws IOException {
        other(imap -> {
            for (int i = 0; i < 30; i++) {
                imap.append(MailboxName.INBOX, mail("m" + i + "x".repeat(3000)));
            }
        });
        AtomicInteger connections = new AtomicInteger();
        try (CuttingProxy proxy = new CuttingProxy(servers.imap("imap+insecure").port(), 20_000)) {
            SyncResult result = sync(reach)
                    .run(
                            () -> {
                                proxy.cutAfter(connections.incrementAndGet() < 3 ? 20_000 : Long.MAX_VALUE);
                                return connect(proxy.endpoint());
                            },
                            5);
            assertThat(result.fetched()).isEqualTo(30);
        }
        assertThat(connections.get()).isEqualTo(3);
        assertThat(here()).hasSize(30).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(value = Reach.class, names = "QRESYNC")
    void aMaildirIsOfOneMailbox(Reach reach) throws IOException {
        run(reach);
        try (ImapClient imap = connect()) {
            MaildirSync wrong = MaildirSync.of(maildir, MailboxName.of("Sent"));
            assertThatIOException().isThrownBy(() -> wrong.run(imap)).withMessageContaining("another mailbox");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Reach.class, names = "QRESYNC")
    void twoSyncsOfOneMaildirDoNotMix(Reach reach) throws IOException {
        try (ImapClient imap = connect();
                java.nio.channels.FileChannel lock = java.nio.channels.FileChannel.open(
                        maildir.path().resolve("imap-lock"),
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            assertThat(Optional.ofNullable(lock.tryLock())).isPresent();
            assertThatIOException().isThrownBy(() -> sync(reach).run(imap)).withMessageContaining("another sync");
        }
    }
}
