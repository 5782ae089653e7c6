package dev.paperknife.bench;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An IMAP server whose answers were made beforehand, so that a client is measured and not a server: one mailbox, the unique
 * ids of whose messages are their numbers.
 */
final class ImapSink implements AutoCloseable {
    private final Doorman doorman;
    private final int count;
    private final Answers answers;

    /** What is said of the messages from the first to the last. */
    private interface Answers {
        void write(int first, int last, OutputStream out) throws IOException;
    }

    private ImapSink(int count, Answers answers) throws IOException {
        this.count = count;
        this.answers = answers;
        this.doorman = new Doorman("imap-sink", this::serve);
    }

    /** A sink with so many messages, which are taken from the list over and over. */
    static ImapSink of(List<byte[]> mails, int count) throws IOException {
        ByteArrayOutputStream recorded = new ByteArrayOutputStream();
        int[] ends = new int[count + 1];
        for (int i = 1; i <= count; i++) {
            byte[] mail = mails.get((i - 1) % mails.size());
            recorded.writeBytes(ascii("* " + i + " FETCH (UID " + i + " BODY[] {" + mail.length + "}\r\n"));
            recorded.writeBytes(mail);
            recorded.writeBytes(ascii(")\r\n"));
            ends[i] = recorded.size();
        }
        byte[] bytes = recorded.toByteArray();
        return new ImapSink(
                count, (first, last, out) -> out.write(bytes, ends[first - 1], ends[last] - ends[first - 1]));
    }

    /** A sink with one message, that block over and over. */
    static ImapSink of(byte[] block, int blocks) throws IOException {
        return new ImapSink(1, (first, last, out) -> {
            out.write(ascii("* 1 FETCH (UID 1 BODY[] {" + (long) block.length * blocks + "}\r\n"));
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
            out.write(ascii(")\r\n"));
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int port() {
        return doorman.port();
    }

    @Override
    public void close() throws IOException {
        doorman.close();
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        out.write(ascii("* OK [CAPABILITY IMAP4rev1 LITERAL+ UNSELECT] sink\r\n"));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.replace(" UID FETCH ", " FETCH ").split(" ", 4);
            if (words[1].equals("FETCH")) {
                fetch(words[2], words[0], out);
            } else {
                out.write(ascii(data(words[1]) + words[0] + " OK done\r\n"));
            }
        }
    }

    private void fetch(String set, String tag, OutputStream out) throws IOException {
        int colon = set.indexOf(':');
        int first = Integer.parseInt(colon < 0 ? set : set.substring(0, colon));
        String end = set.substring(colon + 1);
        int last = end.equals("*") ? count : Integer.parseInt(end);
        answers.write(first, last, out);
        out.write(ascii(tag + " OK done\r\n"));
    }

    private String data(String command) {
        return switch (command) {
            case "CAPABILITY" -> "* CAPABILITY IMAP4rev1 LITERAL+ UNSELECT\r\n";
            case "SELECT", "EXAMINE" ->
                "* " + count + " EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 1] x\r\n"
                        + "* OK [UIDNEXT " + (count + 1) + "] x\r\n";
            case "LOGOUT" -> "* BYE bye\r\n";
            default -> "";
        };
    }
}
