package dev.paperknife.transport;

import dev.paperknife.testdata.OfflineSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * A small IMAP server in memory, strict in what it reads: it takes commands apart as the grammar says, literals among them,
 * and keeps mailboxes of bare unique ids. What happens to them is the test's to compare.
 */
final class ModelImapServer {
    private static final String CAPABILITIES = "IMAP4rev1 LITERAL+ UIDPLUS MOVE UNSELECT ESEARCH ENABLE ID";

    final Map<String, List<Long>> mailboxes = new LinkedHashMap<>(Map.of("INBOX", new ArrayList<>()));
    final List<String> commands = new ArrayList<>();
    boolean isAuthenticated;
    String selected = "";
    boolean acceptsAnything;
    private long nextUid = 1;
    private Connection connection;

    /** Each connection begins anew; mailboxes stay. */
    SocketFactory factory() {
        isAuthenticated = false;
        selected = "";
        connection = new Connection();
        return connection.factory();
    }

    ConnectOptions options() {
        return ConnectOptions.DEFAULT.withSocketFactory(factory()).withAllowsCleartextLogin(true);
    }

    void drop() {
        connection.isDropped = true;
    }

    /** Another client puts a message there. */
    void arrive(String mailbox) {
        mailboxes.get(mailbox).add(nextUid++);
        if (selected.equals(mailbox)) {
            connection.say("* " + mailboxes.get(mailbox).size() + " EXISTS");
        }
    }

    /** Another client removes the first message. */
    void vanish(String mailbox) {
        if (!mailboxes.get(mailbox).isEmpty()) {
            mailboxes.get(mailbox).remove(0);
            if (selected.equals(mailbox)) {
                connection.say("* 1 EXPUNGE");
            }
        }
    }

    private List<String> answer(String name, String arguments) {
        if (acceptsAnything) {
            return List.of("OK");
        }
        boolean needsLogin =
                !List.of("CAPABILITY", "LOGIN", "NOOP", "LOGOUT", "ID").contains(name);
        if (needsLogin && !isAuthenticated) {
            return List.of("BAD log in first");
        }
        if (name.startsWith("UID") && selected.isEmpty()) {
            return List.of("BAD select first");
        }
        return switch (name) {
            case "CAPABILITY" -> List.of("* CAPABILITY " + CAPABILITIES, "OK");
            case "LOGIN" -> login(arguments);
            case "SELECT", "EXAMINE" -> select(arguments.replace("\"", ""));
            case "UNSELECT" -> unselect();
            case "APPEND" -> append(arguments.replace("\"", ""));
            case "UID SEARCH" -> List.of("* ESEARCH (TAG \"x\") UID" + all(), "OK");
            case "UID MOVE" -> move(arguments);
            default -> List.of("OK");
        };
    }

    private List<String> login(String arguments) {
        isAuthenticated |= arguments.equals("\"ann\" \"secret\"");
        return List.of(arguments.equals("\"ann\" \"secret\"") ? "OK" : "NO [AUTHENTICATIONFAILED] no");
    }

    private List<String> select(String mailbox) {
        selected = mailboxes.containsKey(mailbox) ? mailbox : "";
        return selected.isEmpty()
                ? List.of("NO [NONEXISTENT] no")
                : List.of("* " + mailboxes.get(mailbox).size() + " EXISTS", "* OK [UIDVALIDITY 1] x", "OK");
    }

    private List<String> unselect() {
        selected = "";
        return List.of("OK");
    }

    private List<String> append(String arguments) {
        String mailbox = arguments.substring(0, arguments.indexOf(' '));
        if (!mailboxes.containsKey(mailbox)) {
            return List.of("NO [TRYCREATE] no");
        }
        mailboxes.get(mailbox).add(nextUid++);
        String done = "OK [APPENDUID 1 " + (nextUid - 1) + "]";
        return mailbox.equals(selected)
                ? List.of("* " + mailboxes.get(mailbox).size() + " EXISTS", done)
                : List.of(done);
    }

    private String all() {
        List<Long> uids = mailboxes.get(selected);
        return uids.isEmpty() ? "" : " ALL " + UidSet.of(uids);
    }

    /** The first of the messages named moves to INBOX, which is enough to see it go. */
    private List<String> move(String arguments) {
        long uid = UidSet.parse(arguments.substring(0, arguments.indexOf(' ')))
                .first()
                .getAsLong();
        int at = mailboxes.get(selected).indexOf(uid);
        if (at < 0) {
            return List.of("OK");
        }
        mailboxes.get(selected).remove(at);
        mailboxes.get("INBOX").add(nextUid++);
        List<String> lines = new ArrayList<>(List.of("* OK [COPYUID 1 " + uid + " " + (nextUid - 1) + "]"));
        lines.add("* " + (at + 1) + " EXPUNGE");
        if (selected.equals("INBOX")) {
            lines.add("* " + mailboxes.get("INBOX").size() + " EXISTS");
        }
        lines.add("OK");
        return lines;
    }

    /** The client's end of it: commands in, answers out, at once. */
    private final class Connection extends OfflineSocket {
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private int given;
        private boolean isDropped;

        Connection() {
            say("* OK model");
        }

        private void say(String line) {
            said.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** Every command that is complete: lines, and after an announced literal its octets and another line. */
        private void listen() {
            byte[] bytes = heard.toByteArray();
            int end = commandEnd(bytes);
            while (end > 0) {
                command(new String(bytes, 0, end - 2, StandardCharsets.UTF_8));
                bytes = Arrays.copyOfRange(bytes, end, bytes.length);
                end = commandEnd(bytes);
            }
            heard.reset();
            heard.writeBytes(bytes);
        }

        private static int commandEnd(byte[] bytes) {
            int from = 0;
            for (int i = 1; i < bytes.length; i++) {
                if (bytes[i - 1] == '\r' && bytes[i] == '\n') {
                    int literal = literal(new String(bytes, from, i - 1 - from, StandardCharsets.ISO_8859_1));
                    if (literal < 0) {
                        return i + 1;
                    }
                    i += literal;
                    from = i + 1;
                }
            }
            return 0;
        }

        private static int literal(String line) {
            int brace = line.lastIndexOf('{');
            return brace < 0 || !line.endsWith("+}")
                    ? -1
                    : (int) Decimal.of(line.substring(brace + 1, line.length() - 2));
        }

        private void command(String text) {
            int tagEnd = text.indexOf(' ');
            String tag = text.substring(0, tagEnd);
            String rest = text.substring(tagEnd + 1);
            int nameEnd = rest.indexOf(' ', rest.startsWith("UID ") ? 4 : 0);
            String name = (nameEnd < 0 ? rest : rest.substring(0, nameEnd)).toUpperCase(Locale.ROOT);
            commands.add(rest);
            List<String> lines = answer(name, nameEnd < 0 ? "" : rest.substring(nameEnd + 1));
            lines.subList(0, lines.size() - 1).forEach(this::say);
            say(tag + " " + lines.get(lines.size() - 1));
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    byte[] all = said.toByteArray();
                    if (isDropped || given == all.length) {
                        return -1;
                    }
                    int count = Math.min(length, all.length - given);
                    System.arraycopy(all, given, bytes, offset, count);
                    given += count;
                    return count;
                }

                @Override
                public int available() {
                    return isDropped ? 0 : said.size() - given;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (isDropped) {
                        throw new SocketException("Broken pipe");
                    }
                    heard.write(bytes, offset, length);
                    listen();
                }
            };
        }

        @Override
        public synchronized void close() {
            isDropped = true;
        }
    }
}
