package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.SearchResult.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The IMAP client against Dovecot. Each test has a mailbox of its own. */
@ExtendWith(MailServers.Parameter.class)
class ImapServersTest {
    private static final String TEXT = """
            From: Ann <ann@example.test>
            To: bob@example.test
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
            Date: Fri, 6 Sep 2024 21:03:55 +0800
            Message-ID: <1@example.test>

            发票 here
            """;
    private static final String MIXED = """
            From: ann@example.test
            Subject: mixed
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="x"

            --x
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --x
            Content-Type: message/rfc822

            Subject: inner
            Content-Type: text/html

            <p>inner
            --x
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --x--
            """;

    private static Message message(String text) {
        return Message.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ImapClient client(MailServers servers, ConnectOptions options) throws IOException {
        ImapClient imap = ImapClient.connect(servers.imap("imap"), options);
        imap.login(MailServers.ANN);
        return imap;
    }

    /** A client with a new mailbox selected. */
    private static ImapClient inMailbox(MailServers servers, String name) throws IOException {
        ImapClient imap = client(servers, servers.options());
        imap.mailboxes().create(MailboxName.of(name));
        imap.select(name);
        return imap;
    }

    private static UidSet append(ImapClient imap, String mailbox, String... texts) throws IOException {
        NewMail[] mail = new NewMail[texts.length];
        for (int i = 0; i < texts.length; i++) {
            mail[i] = NewMail.of(message(texts[i]));
        }
        return UidSet.of(imap.append(MailboxName.of(mailbox), mail));
    }

    private static String shown(Message message) {
        return new String(message.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    // ---- sessions

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
    void logsInWithAPassword(String mechanism, MailServers servers) throws IOException {
        try (ImapClient imap = ImapClient.connect(servers.imaps(), servers.options())) {
            assertThat(imap.isTls()).isTrue();
            imap.login(MailServers.BOB, mechanism);
            assertThat(imap.isAuthenticated()).isTrue();
            assertThat(imap.supports("IDLE")).isTrue();
            imap.logout();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
    void logsInWithAToken(String mechanism, MailServers servers) throws IOException {
        try (ImapClient imap = ImapClient.connect(servers.imap("imap"), servers.options())) {
            imap.login(Token.of("ann@example.test", MailServers.token("ann@example.test")), mechanism);
            imap.noop();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneTakenAfterIt(MailServers servers) throws IOException {
        try (ImapClient imap = ImapClient.connect(servers.imap("imap"), servers.options())) {
            assertThatThrownBy(() -> imap.login(new Password("ann@example.test", "wrong")))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).contains("AUTHENTICATIONFAILED"));
            imap.login(MailServers.ANN);
        }
    }

    @Test
    void noSecretIsInTheTranscript(MailServers servers) throws IOException {
        List<String> lines = new ArrayList<>();
        client(servers, servers.options().withTranscript((side, text) -> lines.add(text)))
                .close();
        assertThat(lines).anyMatch(line -> line.contains("AUTHENTICATE SCRAM-SHA-256 ***"));
        assertThat(String.join("\n", lines)).doesNotContain(MailServers.ANN.password());
    }

    @Test
    void compressedSessionsAreTheSame(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "compressed")) {
            imap.compress();
            UidSet uids = append(imap, "compressed", TEXT, MIXED);
            assertThat(imap.fetch(uids.first().getAsLong()).subject()).contains("Grüße");
            assertThat(imap.search(ImapQuery.all())).isEqualTo(uids);
        }
    }

    @Test
    void theSameStateIsRestoredOnANewConnection(MailServers servers) throws IOException {
        List<ImapEvent> events = new ArrayList<>();
        ImapClient imap = inMailbox(servers, "again");
        imap.onEvent(events::add);
        UidSet uids = append(imap, "again", TEXT);
        imap.enable("CONDSTORE");
        imap.close();
        assertThatThrownBy(imap::noop).isInstanceOf(ConnectionException.class);
        try (ImapClient next = imap.reconnect()) {
            assertThat(next.mailbox().map(ImapMailbox::name)).contains(MailboxName.of("again"));
            assertThat(next.search(ImapQuery.all())).isEqualTo(uids);
            assertThat(events).noneMatch(event -> event instanceof ImapEvent.UidValidityChanged);
        }
    }

    // ---- mailboxes

    @Test
    void mailboxesAreMadeListedRenamedAndRemoved(MailServers servers) throws IOException {
        MailboxName name = MailboxName.of("Entwürfe & 收件");
        MailboxName other = MailboxName.of("Old \"quoted\"");
        try (ImapClient imap = client(servers, servers.options())) {
            ImapMailboxes mailboxes = imap.mailboxes();
            mailboxes.create(name);
            mailboxes.subscribe(name);
            assertThat(mailboxes.list()).extracting(ListedMailbox::name).contains(name, MailboxName.INBOX);
            assertThat(mailboxes.subscribed()).extracting(ListedMailbox::name).contains(name);
            assertThat(mailboxes.list("Entwürfe%"))
                    .extracting(ListedMailbox::name)
                    .containsExactly(name);
            append(imap, name.text(), TEXT);
            MailboxStatus status = mailboxes.status(name);
            assertThat(status.messages()).hasValue(1);
            assertThat(status.size().orElse(0)).isPositive();
            assertThat(mailboxes.listWithStatus())
                    .anyMatch(one -> one.name().equals(name)
                            && one.status().orElseThrow().unseen().orElse(0) == 1);
            mailboxes.unsubscribe(name);
            mailboxes.rename(name, other);
            assertThat(mailboxes.list())
                    .extracting(ListedMailbox::name)
                    .contains(other)
                    .doesNotContain(name);
            mailboxes.delete(other);
            assertThat(mailboxes.listWithSpecialUse())
                    .extracting(ListedMailbox::name)
                    .doesNotContain(other);
            assertThat(mailboxes.namespaces().personal()).isNotEmpty();
        }
    }

    @Test
    void quotasRightsAndAnnotationsAreRead(MailServers servers) throws IOException {
        try (ImapClient imap = client(servers, servers.options())) {
            assertThat(imap.attributes().myRights(MailboxName.INBOX)).contains("l", "r");
            assertThat(imap.attributes().rights(MailboxName.INBOX)).isNotEmpty();
            assertThat(imap.attributes().quotas(MailboxName.INBOX)).isNotNull();
            assertThat(imap.attributes().metadata(MailboxName.INBOX, List.of("/private/comment")))
                    .isEmpty();
            assertThat(imap.id(Map.of("name", "test"))).isNotEmpty();
        }
    }

    @Test
    void whatCannotBeSelectedLeavesNothingSelected(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "selected")) {
            assertThat(imap.mailbox()).isPresent();
            assertThatThrownBy(() -> imap.select("no such")).isInstanceOf(RefusedException.class);
            assertThat(imap.mailbox()).isEmpty();
            assertThat(imap.examine("selected").isReadOnly()).isTrue();
            imap.unselect();
            imap.select("selected");
            imap.closeMailbox();
        }
    }

    // ---- messages

    @Test
    void aMessageComesBackAsItWent(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "back")) {
            NewMail mail = NewMail.of(message(TEXT), ImapFlag.SEEN, ImapFlag.of("$label"))
                    .withInternalDate(OffsetDateTime.parse("2024-09-06T21:03:55+08:00"));
            long uid = imap.append(MailboxName.of("back"), mail).get(0);
            imap.noop();
            assertThat(shown(imap.fetch(uid))).isEqualTo(TEXT);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(imap.fetch(uid, out)).isEqualTo(out.size());
            assertThat(out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"))
                    .isEqualTo(TEXT);
            Map<Long, MessageData> told = new HashMap<>();
            imap.fetch(
                    UidSet.ALL,
                    List.of(FetchItem.FLAGS, FetchItem.INTERNAL_DATE, FetchItem.SIZE, FetchItem.ENVELOPE),
                    data -> told.put(data.uid(), data));
            MessageData data = told.get(uid);
            assertThat(data.has(ImapFlag.SEEN)).isTrue();
            assertThat(data.has(ImapFlag.of("$LABEL"))).isTrue();
            assertThat(data.internalDate().orElseThrow().toInstant())
                    .isEqualTo(OffsetDateTime.parse("2024-09-06T21:03:55+08:00").toInstant());
            assertThat(data.size()).hasValue(out.size());
            assertThat(data.envelope().orElseThrow().subject()).contains("Grüße");
        }
    }

    @Test
    void aStructureIsThatOfTheParsedMessage(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "structure")) {
            long uid = append(imap, "structure", MIXED).first().getAsLong();
            Message parsed = imap.fetch(uid);
            BodyStructure structure = imap.structure(uid);
            assertThat(structure.walk().map(BodyStructure::toString).toList())
                    .isEqualTo(parsed.walk().map(Object::toString).toList());
            assertThat(StructureOfMessage.of(parsed)
                            .walk()
                            .map(BodyStructure::toString)
                            .toList())
                    .isEqualTo(structure.walk().map(BodyStructure::toString).toList());
            assertThat(imap.attachments(uid))
                    .extracting(BodyStructure::safeFilename)
                    .contains("报告.pdf");
        }
    }

    @Test
    void messagesAndPartsGoIntoFiles(MailServers servers, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("mail");
        try (ImapClient imap = inMailbox(servers, "files")) {
            UidSet uids = append(imap, "files", MIXED, TEXT);
            long mixed = uids.first().getAsLong();
            Files.writeString(file, "what was there before is gone".repeat(100));
            assertThat(shown(imap.fetch(mixed, file))).isEqualTo(MIXED);
            for (String section : List.of("0", "1", "2", "2.1", "3")) {
                assertThat(imap.part(mixed, section, file).bytes())
                        .as(section)
                        .isEqualTo(imap.part(mixed, section).bytes());
            }
            assertThat(imap.part(mixed, "3", file).body().bytes()).startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
            assertThat(imap.part(uids.last().getAsLong(), "1", file).text().orElse(""))
                    .contains("发票");
            assertThatThrownBy(() -> imap.part(mixed, "9", file)).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> imap.fetch(99, file)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void anOutlineHasTheViewsOfTheMessage(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "outline")) {
            long uid = append(imap, "outline", MIXED).first().getAsLong();
            Message outline = imap.outline(uid).orElseThrow();
            assertThat(outline.walk().map(Object::toString).toList())
                    .isEqualTo(imap.fetch(uid).walk().map(Object::toString).toList());
            assertThat(outline.attachments())
                    .extracting(part -> part.safeFilename())
                    .contains("报告.pdf");
        }
    }

    @Test
    void onePartIsFetchedAlone(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "parts")) {
            UidSet uids = append(imap, "parts", MIXED, TEXT);
            long mixed = uids.first().getAsLong();
            assertThat(new String(imap.part(mixed, "1").body().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
            assertThat(imap.part(mixed, "2").body().bytes()).isNotEmpty();
            assertThat(imap.part(mixed, "2.1").contentType().mediaType()).isEqualTo("text/html");
            assertThat(imap.part(mixed, "3").body().bytes()).startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
            assertThat(shown(imap.part(mixed, "0"))).isEqualTo(MIXED);
            assertThat(imap.part(uids.last().getAsLong(), "1").text().orElse(""))
                    .contains("发票");
            assertThatThrownBy(() -> imap.part(mixed, "9")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void piecesAndDecodedSectionsAndPreviewsCome(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "pieces")) {
            UidSet uids = append(imap, "pieces", MIXED);
            List<MessageData> told = new ArrayList<>();
            FetchItem piece = FetchItem.MESSAGE.partial(0, 5);
            FetchItem binary = FetchItem.binary("1");
            imap.fetch(uids, List.of(piece, binary, FetchItem.PREVIEW), told::add);
            assertThat(told.get(0).content(piece.key()).orElseThrow().latin1()).isEqualTo("From:");
            assertThat(told.get(0).content(binary.key()).orElseThrow().latin1()).isEqualTo("hello");
            assertThat(told.get(0).preview()).contains("hello");
        }
    }

    @Test
    void searchesFindWhatIsThere(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "searched")) {
            UidSet uids = append(imap, "searched", TEXT, MIXED, TEXT);
            long second = uids.stream().skip(1).findFirst().getAsLong();
            assertThat(imap.search(ImapQuery.subject("mixed"))).isEqualTo(UidSet.of(second));
            assertThat(imap.search(ImapQuery.body("发票"))).isEqualTo(uids.minus(UidSet.of(second)));
            assertThat(imap.search(ImapQuery.unseen().and(ImapQuery.from("ann"))))
                    .isEqualTo(uids);
            assertThat(imap.search(ImapQuery.deleted())).isEqualTo(UidSet.NONE);
            SearchResult result = imap.search(ImapQuery.all(), Set.of(Part.COUNT, Part.MIN, Part.MAX));
            assertThat(result.count()).hasValue(3);
            assertThat(result.min()).isEqualTo(uids.first());
            assertThat(result.max()).isEqualTo(uids.last());
            imap.search(ImapQuery.subject("mixed"), Set.of(Part.SAVE));
            List<Long> saved = new ArrayList<>();
            imap.fetch(UidSet.SAVED, List.of(FetchItem.FLAGS), data -> saved.add(data.uid()));
            assertThat(saved).containsExactly(second);
            assertThat(imap.sort(ImapQuery.all(), SortKey.by(SortKey.Field.SUBJECT)))
                    .hasSize(3)
                    .endsWith(second);
            assertThat(imap.thread(ImapQuery.all(), "REFERENCES")).isNotEmpty();
        }
    }

    @Test
    void flagsCopiesAndMovesAreDone(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "from")) {
            MailboxName to = MailboxName.of("to");
            imap.mailboxes().create(to);
            UidSet uids = append(imap, "from", TEXT, MIXED);
            imap.store(uids, FlagChange.ADD, ImapFlag.SEEN, ImapFlag.FLAGGED);
            imap.store(uids, FlagChange.REMOVE, ImapFlag.FLAGGED);
            assertThat(imap.search(ImapQuery.seen().and(ImapQuery.unflagged()))).isEqualTo(uids);
            Optional<CopiedUids> copied = imap.copy(uids, to);
            assertThat(copied.orElseThrow().to()).hasSize(2);
            assertThat(imap.move(uids, to).orElseThrow().from()).hasSize(2);
            assertThat(imap.search(ImapQuery.all())).isEqualTo(UidSet.NONE);
            assertThat(imap.mailbox().orElseThrow().exists()).isZero();
            imap.select("to");
            UidSet there = imap.search(ImapQuery.all());
            assertThat(there.size()).isEqualTo(4);
            UidSet first = UidSet.of(there.first().getAsLong());
            imap.store(there, FlagChange.ADD, ImapFlag.DELETED);
            imap.expunge(first);
            assertThat(imap.search(ImapQuery.all())).isEqualTo(there.minus(first));
            imap.expunge();
            assertThat(imap.search(ImapQuery.all())).isEqualTo(UidSet.NONE);
        }
    }

    // ---- other clients

    @Test
    void whatAnotherClientDoesIsTold(MailServers servers) throws IOException {
        List<ImapEvent> events = new ArrayList<>();
        try (ImapClient imap = inMailbox(servers, "shared");
                ImapClient other = client(servers, servers.options())) {
            imap.onEvent(events::add);
            other.select("shared");
            UidSet uids = append(other, "shared", TEXT, TEXT);
            imap.noop();
            assertThat(events).contains(new ImapEvent.Exists(2));
            other.store(uids, FlagChange.ADD, ImapFlag.FLAGGED);
            imap.noop();
            assertThat(events)
                    .anyMatch(event -> event instanceof ImapEvent.Changed changed
                            && changed.message().has(ImapFlag.FLAGGED));
            other.move(UidSet.of(uids.first().getAsLong()), MailboxName.INBOX);
            imap.noop();
            assertThat(events).contains(new ImapEvent.Expunged(1));
            assertThat(imap.mailbox().orElseThrow().exists()).isEqualTo(1);
        }
    }

    @Test
    void aWatchTellsOfNewMailAndLetsTheListenerFetchIt(MailServers servers) throws Exception {
        try (ImapClient imap = inMailbox(servers, "watched");
                ImapClient other = client(servers, servers.options())) {
            ImapWatch watch = imap.watch();
            List<String> subjects = new ArrayList<>();
            imap.onEvent(event -> {
                if (event instanceof ImapEvent.Exists) {
                    subjects.add(lastSubject(imap));
                    watch.stop();
                }
            });
            Thread sender = new Thread(() -> appendLater(other));
            sender.start();
            watch.run();
            sender.join();
            assertThat(subjects).containsExactly("Grüße");
            imap.noop();
        }
    }

    private static void appendLater(ImapClient other) {
        try {
            append(other, "watched", TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastSubject(ImapClient imap) {
        try {
            return imap.fetch(imap.search(ImapQuery.all()).last().getAsLong())
                    .subject()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void changesSinceAStateAreTold(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "synced");
                ImapClient other = client(servers, servers.options())) {
            imap.enable("QRESYNC");
            UidSet uids = append(imap, "synced", TEXT, TEXT, TEXT);
            ImapMailbox before = imap.select("synced");
            SelectOptions.Known known = new SelectOptions.Known(
                    before.uidValidity().getAsLong(), before.highestModSeq().getAsLong(), uids);
            long first = uids.first().getAsLong();
            long last = uids.last().getAsLong();
            other.select("synced");
            other.store(UidSet.of(first), FlagChange.ADD, ImapFlag.FLAGGED);
            other.store(UidSet.of(last), FlagChange.ADD, ImapFlag.DELETED);
            other.expunge(UidSet.of(last));
            ImapMailbox after = imap.select(MailboxName.of("synced"), SelectOptions.DEFAULT.since(known));
            assertThat(after.vanished()).isEqualTo(UidSet.of(last));
            assertThat(after.changes()).extracting(MessageData::uid).containsExactly(first);
            List<Long> changed = new ArrayList<>();
            imap.fetch(
                    UidSet.ALL,
                    List.of(FetchItem.FLAGS),
                    new FetchChanges(known.modSeq(), false),
                    data -> changed.add(data.uid()));
            assertThat(changed).containsExactly(first);
            assertThat(imap.storeUnchanged(uids, known.modSeq(), FlagChange.ADD, ImapFlag.SEEN))
                    .isEqualTo(UidSet.of(first));
        }
    }

    @Test
    void changesOfOtherMailboxesAreToldWhereAskedFor(MailServers servers) throws IOException {
        List<ImapEvent> events = new ArrayList<>();
        try (ImapClient imap = inMailbox(servers, "here");
                ImapClient other = client(servers, servers.options())) {
            other.mailboxes().create(MailboxName.of("there"));
            imap.onEvent(events::add);
            imap.notifyOfAll();
            append(other, "there", TEXT);
            imap.noop();
            assertThat(events)
                    .anyMatch(event -> event instanceof ImapEvent.MailboxChanged changed
                            && changed.status().mailbox().equals(MailboxName.of("there"))
                            && changed.status().messages().orElse(0) == 1);
            imap.notifyOfNone();
        }
    }

    @Test
    void tenThousandMessagesAreListedSearchedFlaggedAndMoved(MailServers servers) throws IOException {
        try (ImapClient imap = inMailbox(servers, "many")) {
            MailboxName target = MailboxName.of("many moved");
            imap.mailboxes().create(target);
            NewMail[] mail = new NewMail[10_000];
            Arrays.fill(mail, NewMail.of(Message.parse("Subject: x\r\n\r\n".getBytes(StandardCharsets.UTF_8))));
            assertThat(imap.append(MailboxName.of("many"), mail)).hasSize(10_000);
            UidSet all = imap.search(ImapQuery.all());
            assertThat(all.size()).isEqualTo(10_000);
            UidSet odd = UidSet.of(all.stream().filter(uid -> uid % 2 == 1).toArray());
            imap.store(odd, FlagChange.ADD, ImapFlag.FLAGGED);
            assertThat(imap.search(ImapQuery.flagged())).isEqualTo(odd);
            List<Long> listed = new ArrayList<>();
            imap.fetch(odd, List.of(FetchItem.FLAGS, FetchItem.SIZE), data -> listed.add(data.uid()));
            assertThat(listed).hasSize(5_000);
            assertThat(imap.move(odd, target).orElseThrow().to()).hasSize(5_000);
            assertThat(imap.search(ImapQuery.all())).isEqualTo(all.minus(odd));
        }
    }
}
