package dev.paperknife.mime.mailbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a Maildir while other programs rename them. A directory that changes while it is read may hide a file that is
 * there all the time; so it is read again until it did not change, a few times at most, and what any reading showed counts.
 */
final class MaildirListing {
    private static final int MOST_READINGS = 5;

    /** Changes closer to each other than this may leave one time of change. */
    private static final long CLOCK_STEP_MILLIS = 20;

    private final Path folder;
    private final Reader reader;

    /** Reads the paths in a directory, in any order. Tests rename files meanwhile. */
    interface Reader {
        List<Path> read(Path directory) throws IOException;
    }

    MaildirListing(Path folder, Reader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    MaildirListing(Path folder) {
        this(folder, MaildirListing::readOnce);
    }

    /** Each message's file: those in {@code cur} and then those in {@code new}, in the order of unique names. */
    List<Path> files() throws IOException {
        // Messages go from new to cur: in this order none is missed, and one that is in both has just gone.
        SortedMap<String, Path> arrived = read(folder.resolve("new"));
        SortedMap<String, Path> current = read(folder.resolve("cur"));
        List<Path> files = new ArrayList<>(current.values());
        arrived.keySet().removeAll(current.keySet());
        files.addAll(arrived.values());
        return files;
    }

    private SortedMap<String, Path> read(Path directory) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        boolean isStable = false;
        for (int i = 0; i < MOST_READINGS && !isStable; i++) {
            long before = Files.getLastModifiedTime(directory).toMillis();
            boolean isOld = System.currentTimeMillis() - before > CLOCK_STEP_MILLIS;
            reader.read(directory).forEach(file -> add(file, files));
            isStable = isOld && Files.getLastModifiedTime(directory).toMillis() == before;
        }
        return files;
    }

    private static void add(Path file, SortedMap<String, Path> files) {
        if (!file.getFileName().toString().startsWith(".")) {
            files.put(MaildirName.parse(file).unique(), file);
        }
    }

    private static List<Path> readOnce(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }
}
