package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 10 for IMAP: whatever strings enter the client, a server reads the one command that was asked for. */
class ImapInjectionProperties {
    private static final Endpoint SERVER = Endpoint.parse("imap+insecure://imap.example");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r",
                "\n",
                "\0",
                "\r\n",
                "\r\nA9 DELETE INBOX\r\n",
                "\"",
                "\\",
                " ",
                "{3}",
                "{3+}\r\nabc",
                "(",
                ")",
                "*",
                "%",
                "[",
                "]",
                "$",
                "~",
                "&",
                "&AOQ-",
                "+",
                "a",
                "INBOX",
                "\\Seen",
                "NIL",
                "\u0085",
                "\u2028",
                "\u760d",
                "\u760a",
                "\u010d",
                "\u010a",
                "\ud800",
                "\udc00",
                "ü",
                "收",
                "\t",
                "\u007f",
                "..",
                "/");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(6).map(parts -> String.join("", parts)), Arbitraries.strings());
    }

    private interface Call {
        void on(ImapClient imap) throws IOException;
    }

    /** What the server read when the client was told to do something: commands of that name only, one or none. */
    private static void reads(String name, Call call) {
        ModelImapServer server = new ModelImapServer();
        try {
            ImapClient imap = ImapClient.connect(SERVER, server.options());
            imap.login(new Password("ann", "secret"));
            int before = server.commands.size();
            server.acceptsAnything = true;
            try {
                call.on(imap);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).doesNotContain("\r").doesNotContain("\n");
            }
            List<String> commands = server.commands.subList(before, server.commands.size());
            assertThat(commands).hasSizeLessThan(2);
            commands.forEach(command -> {
                assertThat(command).startsWith(name).doesNotContain("\0");
                assertThat(withoutLiterals(command)).doesNotContain("\r").doesNotContain("\n");
            });
            imap.noop();
        } catch (IOException e) {
            throw new AssertionError("the client and the server do not agree any more", e);
        }
    }

    /** A literal's announcement ends its line; the octets after it hold no line end either. */
    private static String withoutLiterals(String command) {
        return command.replace("+}\r\n", "+}");
    }

    @Property(tries = 300)
    void aMailboxIsOneName(@ForAll("texts") String text) {
        reads("SELECT", imap -> imap.select(text));
        reads("EXAMINE", imap -> imap.examine(text));
        reads("CREATE", imap -> imap.mailboxes().create(MailboxName.of(text)));
        reads("CREATE", imap -> imap.mailboxes().create(MailboxName.INBOX, Set.of(text)));
        reads("DELETE", imap -> imap.mailboxes().delete(MailboxName.ofRaw(text)));
        reads("RENAME", imap -> imap.mailboxes().rename(MailboxName.of(text), MailboxName.of(text)));
        reads("SUBSCRIBE", imap -> imap.mailboxes().subscribe(MailboxName.of(text)));
        reads("STATUS", imap -> imap.mailboxes().status(MailboxName.of(text)));
        reads("LIST", imap -> imap.mailboxes().list(text));
        reads("UID COPY", imap -> imap.copy(UidSet.of(1), MailboxName.of(text)));
        reads("UID MOVE", imap -> imap.move(UidSet.of(1), MailboxName.of(text)));
        reads("GETACL", imap -> imap.attributes().rights(MailboxName.of(text)));
    }

    @Property(tries = 300)
    void aTermIsOneTerm(@ForAll("texts") String text) {
        reads("UID SEARCH", imap -> imap.search(ImapQuery.from(text)));
        reads("UID SEARCH", imap -> imap.search(ImapQuery.header(text, text)));
        reads("UID SEARCH", imap -> imap.search(ImapQuery.gmail(text)));
        reads("UID SORT", imap -> imap.sort(ImapQuery.subject(text), SortKey.by(SortKey.Field.DATE)));
        reads("UID THREAD", imap -> imap.thread(ImapQuery.all(), text));
    }

    @Property(tries = 300)
    void flagsWordsAndItemsAreAtoms(@ForAll("texts") String text) {
        reads("UID STORE", imap -> imap.store(UidSet.of(1), FlagChange.ADD, ImapFlag.of(text)));
        reads("UID STORE", imap -> imap.store(UidSet.of(1), FlagChange.ADD, ImapFlag.received(text)));
        reads("UID STORE", imap -> imap.storeLabels(UidSet.of(1), FlagChange.ADD, text));
        reads("ENABLE", imap -> imap.enable(text));
        reads("ID", imap -> imap.id(Map.of("name", text)));
        reads("ID", imap -> imap.id(Map.of(text, "x")));
        reads("UID FETCH", imap -> imap.fetch(UidSet.of(1), List.of(FetchItem.section(text)), data -> {}));
        reads("UID FETCH", imap -> imap.fetch(UidSet.of(1), List.of(FetchItem.fields(text)), data -> {}));
        reads("GETQUOTA", imap -> imap.attributes().quota(text));
        reads("GETMETADATA", imap -> imap.attributes().metadata(List.of(text)));
    }

    @Property(tries = 300)
    void aMessageIsALiteral(@ForAll("texts") String text) {
        Message message = Message.parse(text.getBytes(StandardCharsets.UTF_8));
        ModelImapServer server = new ModelImapServer();
        server.acceptsAnything = true;
        try (ImapClient imap = ImapClient.connect(SERVER, server.options())) {
            int before = server.commands.size();
            imap.append(MailboxName.INBOX, NewMail.of(message));
            assertThat(server.commands.subList(before, server.commands.size()))
                    .singleElement()
                    .satisfies(command -> assertThat(command).startsWith("APPEND \"INBOX\" {"));
        } catch (IllegalArgumentException e) {
            assertThat(text).contains("\0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 300)
    void credentialsAreArguments(@ForAll("texts") String user, @ForAll("texts") String password) {
        ModelImapServer server = new ModelImapServer();
        server.acceptsAnything = true;
        try (ImapClient imap = ImapClient.connect(SERVER, server.options())) {
            int before = server.commands.size();
            imap.login(new Password(user, password));
            assertThat(server.commands.subList(before, server.commands.size()))
                    .satisfiesExactly(
                            login -> assertThat(login).startsWith("LOGIN "),
                            capability -> assertThat(capability).isEqualTo("CAPABILITY"));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).doesNotContain("\r").doesNotContain("\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
