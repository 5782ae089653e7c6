package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.MaildirMessage;
import dev.paperknife.mime.message.Message;
import dev.paperknife.transport.SyncServer.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The IMAP client against a second implementation of everything. */
@ExtendWith(CyrusServer.Parameter.class)
class CyrusTest {
    private static ImapClient connect(CyrusServer server) throws IOException {
        ImapClient imap = ImapClient.connect(server.imap(), ConnectOptions.DEFAULT.withAllowsCleartextLogin(true));
        imap.login(CyrusServer.ANN);
        return imap;
    }

    private static NewMail mail(String subject, ImapFlag... flags) {
        String text = "From: ann@example.test\r\nSubject: " + subject + "\r\n\r\nText\r\n";
        return NewMail.of(Message.parse(text.getBytes(StandardCharsets.UTF_8)), flags);
    }

    @Test
    void mailGoesInAndOutAndRound(CyrusServer server) throws IOException {
        MailboxName work = MailboxName.of("工作");
        MailboxName done = MailboxName.of("工作/完成");
        try (ImapClient imap = connect(server)) {
            assertThat(imap.mailboxes().listWithSpecialUse()).anyMatch(box -> box.has("\\Sent"));
            imap.mailboxes().create(work);
            imap.mailboxes().create(done);
            List<Long> uids = imap.append(work, mail("=?utf-8?b?5oql5ZGK?="), mail("two", ImapFlag.FLAGGED));
            imap.select(work, SelectOptions.DEFAULT.modSeqs());
            assertThat(imap.search(ImapQuery.subject("报告"))).isEqualTo(UidSet.of(uids.get(0)));
            assertThat(imap.search(ImapQuery.flagged().not())).isEqualTo(UidSet.of(uids.get(0)));
            assertThat(imap.sort(ImapQuery.all(), SortKey.reverse(SortKey.Field.ARRIVAL)))
                    .hasSize(2);
            imap.store(UidSet.of(uids), FlagChange.ADD, ImapFlag.SEEN, ImapFlag.of("$Mine"));
            assertThat(imap.fetch(uids.get(1)).subject()).contains("two");
            assertThat(imap.structure(uids.get(1)).contentType().isText()).isTrue();
            assertThat(imap.move(UidSet.of(uids.get(1)), done)).isPresent();
            assertThat(imap.mailboxes().status(done).messages()).hasValue(1);
            imap.unselect();
            imap.mailboxes().delete(done);
            imap.mailboxes().delete(work);
        }
    }

    @Test
    void aMailboxIsMadeForItsUse(CyrusServer server) throws IOException {
        MailboxName junk = MailboxName.of("Unerwünscht");
        try (ImapClient imap = connect(server)) {
            assertThat(imap.supports("CREATE-SPECIAL-USE")).isTrue();
            imap.mailboxes().create(junk, Set.of("\\Junk"));
            assertThat(imap.mailboxes().listWithSpecialUse())
                    .anyMatch(box -> box.name().equals(junk) && box.has("\\Junk"));
        }
    }

    @Test
    void theConnectionIsHandedToAnotherUser(CyrusServer server) throws IOException {
        try (ImapClient imap = connect(server)) {
            imap.select("INBOX");
            if (!imap.supports("UNAUTHENTICATE")) {
                assertThatThrownBy(imap::unauthenticate).isInstanceOf(RefusedException.class);
                return;
            }
            imap.unauthenticate();
            assertThat(imap.isAuthenticated()).isFalse();
            assertThat(imap.mailbox()).isEmpty();
            imap.login(CyrusServer.BOB);
            imap.select("INBOX");
        }
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void aMaildirIsKeptInStep(Reach reach, CyrusServer server, @TempDir Path folder) throws IOException {
        MailboxName box = MailboxName.of("sync" + reach);
        Maildir maildir = Maildir.create(folder.resolve("mail"));
        MaildirSync sync = MaildirSync.of(maildir, box).within(reach);
        try (ImapClient imap = connect(server)) {
            imap.mailboxes().create(box);
            List<Long> uids = imap.append(box, mail("one"), mail("two", ImapFlag.SEEN), mail("three"));
            assertThat(sync.run(imap)).isEqualTo(new SyncResult(3, 0, 0, 0, 0, 0, 0));
            imap.store(UidSet.of(uids.get(0)), FlagChange.ADD, ImapFlag.FLAGGED);
            imap.store(UidSet.of(uids.get(1)), FlagChange.ADD, ImapFlag.DELETED);
            imap.expunge(UidSet.of(uids.get(1)));
            imap.append(box, mail("four"));
            imap.unselect();
            assertThat(sync.run(imap)).isEqualTo(new SyncResult(1, 1, 1, 0, 0, 0, 0));
            imap.unselect();
            assertThat(sync.run(imap)).isEqualTo(SyncResult.NONE);
            imap.unselect();
            imap.mailboxes().delete(box);
        }
        List<String> here = new ArrayList<>();
        for (MaildirMessage message : maildir.messages()) {
            here.add(Message.parse(message.source().bytes()).subject().orElse("") + " "
                    + message.flags().letters());
        }
        assertThat(here).containsExactly("one F", "three ", "four ");
    }
}
