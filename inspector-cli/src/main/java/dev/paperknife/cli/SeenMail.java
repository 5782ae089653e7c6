package dev.paperknife.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages were fetched, as a file beside them: a line each, the account and the unique id with a tab between, or a
 * third word where the server was still to delete it. Only one process has it open.
 */
final class SeenMail implements Closeable {
    private static final String DELETING = "deleting";
    private static final String DELETED = "deleted";

    private final String account;
    private final FileChannel channel;
    private final Set<String> uids = new HashSet<>();
    private final Set<String> deleting = new HashSet<>();

    private SeenMail(String account, FileChannel channel) {
        this.account = account;
        this.channel = channel;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws IOException if it cannot be, or another process has it open
     */
    static SeenMail open(Path file, String account) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isOpen = false;
        try {
            lock(channel, file);
            SeenMail seen = new SeenMail(account, channel);
            seen.read(Files.readString(file, StandardCharsets.UTF_8));
            isOpen = true;
            return seen;
        } finally {
            if (!isOpen) {
                channel.close();
            }
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("another eml fetch is at work here; it holds " + file.getFileName());
        }
    }

    /** A last line without its end was being written when a run was cut off: it is written anew. */
    private void read(String text) throws IOException {
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\n", -1)) {
            String[] words = line.split("\t", -1);
            if (words.length >= 2 && words[0].equals(account)) {
                note(words[1], words.length > 2 ? words[2] : "");
            }
        }
        int bytes = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        channel.truncate(bytes);
        channel.position(bytes);
    }

    private void note(String uid, String state) {
        uids.add(uid);
        if (state.equals(DELETING)) {
            deleting.add(uid);
        } else if (state.equals(DELETED)) {
            deleting.remove(uid);
        }
    }

    /** The unique ids that were fetched from this account. */
    Set<String> uids() {
        return uids;
    }

    /** Those that an earlier run was to delete, without hearing that it was done. */
    Set<String> deleting() {
        return deleting;
    }

    /** Remembers that a message is safely on disk, and whether the server is to delete it. */
    void fetched(String uid, boolean isToBeDeleted) throws IOException {
        append(uid + (isToBeDeleted ? "\t" + DELETING : ""));
        note(uid, isToBeDeleted ? DELETING : "");
    }

    /** Remembers that the server has deleted those. */
    void deleted(Set<String> gone) throws IOException {
        for (String uid : gone) {
            append(uid + "\t" + DELETED);
            note(uid, DELETED);
        }
    }

    private void append(String rest) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((account + "\t" + rest + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
