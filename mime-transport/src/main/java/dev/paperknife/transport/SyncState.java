package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.MaildirFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a Maildir and a mailbox agree, kept in a text file beside the messages. It is replaced as a whole once a sync is
 * complete, so that it never says more than is true; without it a sync finds out again.
 *
 * @param mailbox the mailbox's raw name
 * @param uidValidity 0 before the first sync
 * @param uidNext no message below is unknown
 * @param modSeq no change up to it is unknown; 0 where the server counts none
 * @param flags those that both sides had, by unique id
 */
record SyncState(String mailbox, long uidValidity, long uidNext, long modSeq, Map<Long, MaildirFlags> flags) {
    private static final String FILE = "imap-state";
    private static final String FIRST_LINE = "paperknife imap-state 1";

    private static final long MOST_MESSAGES = 10_000_000;

    static SyncState none(String mailbox) {
        return new SyncState(mailbox, 0, 1, 0, Map.of());
    }

    UidSet uids() {
        return UidSet.of(flags.keySet());
    }

    /**
     * What the file says; the beginning where there is none, or none that can be read.
     *
     * @throws IOException if it cannot be opened, or is of another mailbox
     */
    static SyncState read(Path folder, String mailbox) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return none(mailbox);
        }
        List<String> lines =
                List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n", -1));
        if (lines.size() < 3 || !lines.get(0).equals(FIRST_LINE)) {
            return none(mailbox);
        }
        if (!lines.get(1).equals("mailbox " + mailbox)) {
            throw new IOException(folder + " keeps another mailbox: " + WireText.cut(lines.get(1)));
        }
        return read(lines, mailbox);
    }

    private static SyncState read(List<String> lines, String mailbox) {
        String[] numbers = lines.get(2).split(" ", -1);
        Map<Long, MaildirFlags> flags = new HashMap<>();
        try {
            for (String line : lines.subList(3, lines.size() - 1)) {
                int blank = line.indexOf(' ');
                MaildirFlags letters = new MaildirFlags(line.substring(0, blank));
                checked(UidSet.parse(line.substring(blank + 1))).forEach(uid -> flags.put(uid, letters));
            }
            return new SyncState(
                    mailbox, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]), flags);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Our own file, but somebody has edited it: the names of the messages know as much.
            return none(mailbox);
        }
    }

    private static UidSet checked(UidSet uids) {
        if (uids.isOpen() || uids.size() > MOST_MESSAGES) {
            throw new IllegalArgumentException("more messages than a Maildir has");
        }
        return uids;
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append("\nmailbox ")
                .append(mailbox)
                .append('\n')
                .append(uidValidity + " " + uidNext + " " + modSeq)
                .append('\n');
        grouped()
                .forEach((letters, uids) ->
                        text.append(letters).append(' ').append(UidSet.of(uids)).append('\n'));
        replace(folder, FILE, text.toString());
    }

    /** Writes a file that is there as a whole or as it was. */
    static void replace(Path folder, String file, String text) throws IOException {
        Path temporary = folder.resolve("tmp").resolve(file);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, List<Long>> grouped() {
        Map<String, List<Long>> grouped = new TreeMap<>();
        flags.forEach((uid, letters) -> grouped.computeIfAbsent(letters.letters(), key -> new ArrayList<>())
                .add(uid));
        return grouped;
    }
}
