package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever a caller and other clients do in any order, the client knows of the server what the server knows of it. */
class ImapStateProperties {
    private static final Endpoint SERVER = Endpoint.parse("imap+insecure://imap.example");
    private static final MailboxName BOX = MailboxName.of("box");

    enum Step {
        LOGIN,
        LOGIN_WRONG,
        SELECT_INBOX,
        SELECT_BOX,
        SELECT_MISSING,
        UNSELECT,
        APPEND,
        APPEND_MISSING,
        SEARCH,
        MOVE,
        NOOP,
        MAIL_ARRIVES,
        MAIL_VANISHES,
        LINE_DROPS
    }

    private final ModelImapServer server = new ModelImapServer();
    private final List<ImapEvent> events = new ArrayList<>();
    private boolean isCommandRunning;

    private ImapClient connect() throws IOException {
        ImapClient imap = ImapClient.connect(SERVER, server.options());
        imap.onEvent(event -> {
            assertThat(isCommandRunning).isTrue();
            events.add(event);
        });
        return imap;
    }

    @Property(tries = 400)
    void clientAndServerAgree(@ForAll @Size(max = 30) List<Step> steps) throws IOException {
        server.mailboxes.put("box", new ArrayList<>());
        ImapClient imap = connect();
        for (Step step : steps) {
            isCommandRunning = true;
            imap = run(step, imap);
            isCommandRunning = false;
            agree(imap);
        }
    }

    private ImapClient run(Step step, ImapClient imap) throws IOException {
        try {
            switch (step) {
                case LOGIN -> imap.login(new Password("ann", "secret"));
                case LOGIN_WRONG -> imap.login(new Password("ann", "wrong"));
                case SELECT_INBOX -> imap.select("INBOX");
                case SELECT_BOX -> imap.select("box");
                case SELECT_MISSING -> imap.select("missing");
                case UNSELECT -> imap.unselect();
                case APPEND -> imap.append(BOX, mail());
                case APPEND_MISSING -> imap.append(MailboxName.of("missing"), mail());
                case SEARCH ->
                    assertThat(imap.search(ImapQuery.all()))
                            .isEqualTo(UidSet.of(server.mailboxes.get(server.selected)));
                case MOVE -> move(imap);
                case NOOP -> imap.noop();
                case MAIL_ARRIVES -> server.arrive("box");
                case MAIL_VANISHES -> server.vanish("box");
                case LINE_DROPS -> {
                    return reconnected(imap);
                }
            }
        } catch (RefusedException e) {
            assertThat(step).isNotIn(Step.LOGIN, Step.NOOP);
        }
        return imap;
    }

    private static NewMail mail() {
        return NewMail.of(Message.parse("A: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private void move(ImapClient imap) throws IOException {
        List<Long> there = server.mailboxes.getOrDefault(server.selected, List.of());
        long uid = there.isEmpty() ? 1 : there.get(there.size() - 1);
        imap.move(UidSet.of(uid), MailboxName.INBOX);
    }

    /** What was so before is so after: the login, and the mailbox. */
    private ImapClient reconnected(ImapClient imap) throws IOException {
        boolean wasIn = imap.isAuthenticated();
        server.drop();
        assertThatThrownBy(imap::noop).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(imap::noop).isInstanceOf(ConnectionException.class);
        ImapClient next = imap.reconnect(server.options());
        assertThat(next.isAuthenticated()).isEqualTo(wasIn);
        assertThat(next.mailbox().map(ImapMailbox::name))
                .isEqualTo(imap.mailbox().map(ImapMailbox::name));
        return next;
    }

    private void agree(ImapClient imap) throws IOException {
        isCommandRunning = true;
        imap.noop();
        isCommandRunning = false;
        assertThat(imap.isAuthenticated()).isEqualTo(server.isAuthenticated);
        assertThat(imap.mailbox().map(mailbox -> mailbox.name().text()).orElse(""))
                .isEqualTo(server.selected);
        imap.mailbox()
                .ifPresent(mailbox -> assertThat(mailbox.exists())
                        .isEqualTo(server.mailboxes.get(server.selected).size()));
    }
}
