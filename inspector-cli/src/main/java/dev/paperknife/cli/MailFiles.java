package dev.paperknife.cli;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a directory, and of those in it, that are mail: by their name, by standing in a Maildir, or by their first fields.
 * They come sorted by path, with the names of one directory after the other in memory. Links are followed, but never in a circle.
 */
final class MailFiles {
    private static final int LOOK_BYTES = 1 << 14;

    /** Fields that most mail has, and hardly any other file: two of them make a message. */
    private static final List<String> USUAL_FIELDS =
            List.of("Return-Path", "Received", "From", "To", "Subject", "Date", "Message-ID", "MIME-Version");

    private final Taker taker;

    /** The directories on the way down, as the file system knows them. */
    private final Set<Object> above = new HashSet<>();

    /** What is done with what is found. */
    interface Taker {
        /** Takes a file that is mail. */
        void take(Path file);

        /** Hears of a file or directory that cannot be looked into. */
        void fail(Path file, IOException e);
    }

    private MailFiles(Taker taker) {
        this.taker = taker;
    }

    /**
     * Finds all mail in a directory.
     *
     * @throws IOException if the directory itself cannot be read
     */
    static void find(Path directory, Taker taker) throws IOException {
        new MailFiles(taker).findIn(directory, Files.readAttributes(directory, BasicFileAttributes.class));
    }

    /** One name in a directory. */
    private record Named(Path path, boolean isDirectory) {
        /** By path: what stands in a directory comes where its name and a slash do. */
        private static final Comparator<Named> BY_PATH = Comparator.comparing(Named::key);

        private String key() {
            return path.getFileName() + (isDirectory ? "/" : "");
        }
    }

    private void findIn(Path directory, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey() == null ? directory.toRealPath() : attributes.fileKey();
        if (!above.add(key)) {
            return; // a link led back up
        }
        boolean isMaildir = Maildir.isMaildir(directory);
        for (Named named : names(directory)) {
            boolean isUndelivered = isMaildir && named.path.endsWith("tmp");
            if (!isUndelivered) {
                look(named.path);
            }
        }
        above.remove(key);
    }

    private static List<Named> names(Path directory) throws IOException {
        List<Named> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            paths.forEach(path -> names.add(new Named(path, Files.isDirectory(path))));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(Named.BY_PATH);
        return names;
    }

    private void look(Path path) {
        try {
            BasicFileAttributes attributes = attributes(path);
            if (attributes.isDirectory()) {
                findIn(path, attributes);
            } else if (attributes.isSymbolicLink() && isNamedAsMail(path.toString())) {
                throw new NoSuchFileException(path.toString()); // the link leads nowhere
            } else if (attributes.isRegularFile() && isMail(path)) {
                taker.take(path);
            }
        } catch (IOException e) {
            taker.fail(path, e);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean isMail(Path file) throws IOException {
        return isNamedAsMail(file.toString()) || isDelivered(file) || beginsLikeMail(start(file));
    }

    /** Whether the file stands where a Maildir has its messages. */
    private static boolean isDelivered(Path file) {
        Path folder = file.resolveSibling("");
        boolean isOfMaildir = folder.endsWith("cur") || folder.endsWith("new");
        return isOfMaildir
                && !file.getFileName().toString().startsWith(".")
                && Maildir.isMaildir(folder.resolveSibling(""));
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOK_BYTES);
        }
    }

    /** Whether a name is that of mail, packed or not. */
    static boolean isNamedAsMail(String name) {
        String unpacked = Packing.unpackedName(name);
        return Mbox.isNamed(unpacked) || Ascii.lower(unpacked).endsWith(".eml");
    }

    /** Whether something that begins so can hardly be anything else. */
    static boolean beginsLikeMail(byte[] bytes) {
        Message start = Message.parse(bytes);
        return USUAL_FIELDS.stream()
                        .filter(name -> start.header().first(name).isPresent())
                        .limit(2)
                        .count()
                == 2;
    }

    /** Whether a header section holds any field that could be one of mail: a name of printable ASCII. */
    static boolean hasField(Message message) {
        for (Field field : message.header().fields()) {
            String name = field.name();
            if (isName(name)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 5322 2.2. */
    private static boolean isName(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) < 0x7F) {
            i++;
        }
        return i > 0 && i == text.length();
    }
}
