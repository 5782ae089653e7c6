package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an IMAP server says, the client gives a result or one of its exceptions, in bounded memory and time. */
class ImapHostileProperties {
    private static final String BEFORE =
            "* OK ready\r\nA1 OK\r\nA2 OK [CAPABILITY IMAP4rev1 ESEARCH] in\r\n* 3 EXISTS\r\nA3 OK\r\n";

    private interface Call {
        void on(ImapClient imap) throws IOException;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Logged in, with a mailbox selected, the client is told to do something and hears this. */
    private static String outcome(InputStream answers, Call call) {
        ConnectOptions options = ConnectOptions.DEFAULT
                .withSocketFactory(new Babbler(answers).factory())
                .withMessageBytes(100_000)
                .withAllowsCleartextLogin(true);
        try (ImapClient imap = ImapClient.connect(Endpoint.parse("imap+insecure://imap.example"), options)) {
            imap.login(new Password("ann", "secret"));
            imap.select("INBOX");
            call.on(imap);
            return "done";
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("secret");
            return e.rule().id();
        } catch (TransportException e) {
            return e.getClass().getSimpleName();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Line by line, so that no answer seems to come before its command; then the rest again and again. */
    private static InputStream lines(String begin, String again) {
        byte[] rest = bytes(again.indexOf('\n') < 0 ? again.repeat(1000) : again);
        return new InputStream() {
            private byte[] current = bytes(begin);
            private int position;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                if (position == current.length) {
                    current = rest;
                    position = 0;
                }
                if (current.length == 0) {
                    return -1;
                }
                int end = Ascii.indexOf(current, position, current.length, (byte) '\n');
                int count = Math.min(length, Math.min(end + 1, current.length) - position);
                System.arraycopy(current, position, to, offset, count);
                position += count;
                return count;
            }
        };
    }

    private static InputStream once(String answers) {
        return lines(answers, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* 1 EXISTS~",
                "* 1 FETCH (FLAGS (a b c))~",
                "* 1 FETCH (UID 1 ENVELOPE (NIL \"subject\"))~",
                "* OK [ALERT] look~",
                "* VANISHED 1:4294967295~",
                "* LIST () \"/\" x~",
                "* SEARCH 1 2 3~",
                "x",
                "* SEARCH 1 2 3 ",
                "* 1 FETCH (UID 1 FLAGS ((((",
                "* LIST () \"/\" {1}~a{1}~a"
            })
    void whatNeverEndsIsCutShort(String again) {
        assertThat(outcome(lines(BEFORE, again.replace("~", "\r\n")), ImapClient::noop))
                .startsWith("net-");
    }

    @Test
    void anAnswerThatNeverEndsIsCutShort() {
        assertThat(outcome(
                        lines(BEFORE, "* SEARCH " + "12345678 12345679 ".repeat(400) + "\r\n"),
                        imap -> imap.search(ImapQuery.all())))
                .isEqualTo("net-limit");
        assertThat(outcome(
                        lines(BEFORE, "* LIST () \"/\" " + "x".repeat(1000) + "\r\n"),
                        imap -> imap.mailboxes().list()))
                .isEqualTo("net-limit");
    }

    @Test
    void oneMessageOverAndOverIsCutShort() {
        String again = "* 1 FETCH (UID 1 BODY[] \"x\")\r\n";
        assertThat(outcome(lines(BEFORE, again), imap -> imap.fetch(1))).isEqualTo("net-limit");
        List<MessageData> told = new ArrayList<>();
        assertThat(outcome(lines(BEFORE, again), imap -> imap.fetch(UidSet.ALL, List.of(FetchItem.MESSAGE), told::add)))
                .isEqualTo("net-limit");
        assertThat(told).hasSizeLessThan(100_000);
    }

    @Test
    void listsOfAMillionLevelsAreRefused() {
        for (String item : List.of("BODYSTRUCTURE ", "FLAGS ", "ENVELOPE ", "X ")) {
            String answer = BEFORE + "* 1 FETCH (UID 1 " + item + "(".repeat(1_000_000) + "\r\nA4 OK\r\n";
            assertThat(outcome(once(answer), imap -> imap.structure(1))).isEqualTo("net-limit");
        }
    }

    @Test
    void manySmallLiteralsAreReadInOnePass() {
        String answer = BEFORE + "* LIST () \"/\" x (" + "{1}\r\na ".repeat(100_000) + ")\r\nA4 OK\r\n";
        assertThat(outcome(
                        once(answer),
                        imap -> assertThat(imap.mailboxes().list()).hasSize(1)))
                .isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "4294967296", "9999999999", "100001"})
    void aLiteralIsRefusedByItsNumber(String octets) {
        String answer = BEFORE + "* 1 FETCH (UID 1 BODY[] {" + octets + "}\r\n";
        assertThat(outcome(once(answer), imap -> imap.fetch(1))).isEqualTo("net-limit");
        assertThat(outcome(once(answer), imap -> imap.fetch(1, OutputStream.nullOutputStream())))
                .isEqualTo("net-limit");
        assertThat(outcome(
                        once(BEFORE + "* LIST () \"/\" {" + octets + "}\r\n"),
                        imap -> imap.mailboxes().list()))
                .isEqualTo("net-limit");
    }

    @Test
    void aRangeOfMessagesThatAreNotThereIsRefused() {
        String answer = BEFORE + "* ESEARCH UID ALL 1:4294967295\r\nA4 OK\r\n";
        assertThat(outcome(once(answer), imap -> imap.search(ImapQuery.all()))).isEqualTo("net-limit");
    }

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.of(
                        "* ",
                        "A4 OK\r\n",
                        "A4 NO [X] no\r\n",
                        "A5 OK\r\n",
                        "A4 BAD\r\n",
                        "+ \r\n",
                        "\r\n",
                        "\n",
                        "\r",
                        "\0",
                        "* 1 FETCH (",
                        "UID 1 ",
                        "UID 0 ",
                        "UID 99999999999 ",
                        "FLAGS (\\Seen) ",
                        "FLAGS NIL ",
                        "BODY[] ",
                        "BODY[1]<0> ",
                        "BODYSTRUCTURE ",
                        "BODY ",
                        "ENVELOPE ",
                        "RFC822.SIZE 5 ",
                        "{3}\r\nabc",
                        "~{1}\r\n\0",
                        "{0}\r\n",
                        "(",
                        ")",
                        "NIL ",
                        "\"a\" ",
                        "\"",
                        "\\",
                        "[",
                        "]",
                        "<",
                        ">",
                        "1 ",
                        "-1 ",
                        "* ESEARCH UID ALL ",
                        "1:3,5 ",
                        "1:* ",
                        "* SEARCH ",
                        "* LIST ",
                        "* STATUS ",
                        "* THREAD ",
                        "* OK [COPYUID 1 1 2] x\r\n",
                        "* OK [",
                        "* BYE x\r\n",
                        "* PREAUTH x\r\n",
                        "* CAPABILITY IDLE\r\n",
                        "* VANISHED ",
                        "(EARLIER) ",
                        "\"TEXT\" \"PLAIN\" ",
                        "(\"CHARSET\" \"utf-8\") ",
                        "\"MIXED\" ",
                        "\"=?utf-8?q?=00?=\" ",
                        "\u00ff",
                        "\"name*0*\" ",
                        "\"17-Jul-1996 02:44:25 -0700\" ",
                        "INTERNALDATE ",
                        "X-GM-LABELS ",
                        "* 2 EXPUNGE\r\n")
                .list()
                .ofMaxSize(40)
                .map(parts -> BEFORE + String.join("", parts));
    }

    private static final Map<String, Call> CALLS = Map.of(
            "noop", ImapClient::noop,
            "fetch", imap -> imap.fetch(1),
            "structure", imap -> imap.structure(1).walk().forEach(BodyStructure::safeFilename),
            "attachments", imap -> imap.attachments(1),
            "part", imap -> imap.part(1, "1.2"),
            "search", imap -> imap.search(ImapQuery.unseen()),
            "thread", imap -> imap.thread(ImapQuery.all(), "REFERENCES"),
            "list", imap -> imap.mailboxes().listWithStatus(),
            "move", imap -> imap.move(UidSet.of(1), MailboxName.INBOX),
            "envelope",
                    imap -> imap.fetch(
                            UidSet.ALL,
                            List.of(FetchItem.ENVELOPE),
                            data -> assertThat(data.toString()).isNotEmpty()));

    @Property(tries = 2000)
    void nothingElseIsThrown(@ForAll("answers") String answers) {
        CALLS.forEach((name, call) ->
                assertThat(outcome(once(answers), call)).as(name).isNotEmpty());
    }
}
