package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.charset.Charsets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Maildir: a directory whose {@code cur} and {@code new} hold a message a file. Programs need no locks to share one: a message
 * appears whole, and its flags change with its name. May be shared between threads.
 *
 * <p>In a Maildir++, directories {@code .Sent} and {@code .Sent.2024} beside them are folders of the same kind.
 */
public final class Maildir {
    private static final UniqueNames NAMES = new UniqueNames();

    /** How often a message is looked for while other programs keep renaming it. */
    private static final int MOST_CHASES = 5;

    private final Path path;
    private final String name;

    private Maildir(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /** Whether a directory is one: {@code cur} and {@code new} stand in it. */
    public static boolean isMaildir(Path path) {
        return Files.isDirectory(path.resolve("cur")) && Files.isDirectory(path.resolve("new"));
    }

    /**
     * The Maildir in a directory, which is not looked into yet.
     *
     * @throws NotDirectoryException if it is none
     */
    public static Maildir open(Path path) throws IOException {
        if (!isMaildir(path)) {
            throw new NotDirectoryException(path + " is no Maildir: it lacks cur or new");
        }
        return new Maildir(path, "");
    }

    /**
     * The same, with the directories of it made where they are missing.
     *
     * @throws IOException if they cannot be made
     */
    public static Maildir create(Path path) throws IOException {
        for (String part : List.of("tmp", "new", "cur")) {
            Files.createDirectories(path.resolve(part));
        }
        return new Maildir(path, "");
    }

    /** Its directory. */
    public Path path() {
        return path;
    }

    /** Its name in its Maildir++, parts set off by dots and in IMAP's modified UTF-7, as on the disk; empty for the top. */
    public String name() {
        return name;
    }

    /** The name as text, for people: two names may look the same. */
    public String displayName() {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Charsets.isAscii(bytes, 0, bytes.length) ? new String(bytes, Charsets.imapUtf7()) : name;
    }

    /**
     * The folders of this Maildir++ in the order of their names, those of all depths; none for a folder of one.
     *
     * @throws IOException if the directory cannot be read
     */
    public List<Maildir> folders() throws IOException {
        List<Maildir> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, Maildir::isFolder)) {
            for (Path entry : entries) {
                folders.add(new Maildir(entry, entry.getFileName().toString().substring(1)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        folders.sort((a, b) -> a.name.compareTo(b.name));
        return folders;
    }

    private static boolean isFolder(Path entry) {
        String name = entry.getFileName().toString();
        return name.length() > 1 && name.charAt(0) == '.' && isMaildir(entry);
    }

    /**
     * The folder of this Maildir++ with that name as text, made if it is missing; dots set off its parts.
     *
     * @throws IllegalArgumentException if a part is empty, or the name holds a slash, a backslash or a control
     * @throws IOException if it cannot be made
     */
    public Maildir folder(String displayName) throws IOException {
        String raw = FolderNames.encode(displayName);
        Path directory = path.resolve("." + raw);
        create(directory);
        Path mark = directory.resolve("maildirfolder");
        if (Files.notExists(mark)) {
            Files.write(mark, new byte[0]);
        }
        return new Maildir(directory, raw);
    }

    /**
     * The messages that are there now: those in {@code cur}, then those in {@code new}, in the order of their names, which is
     * mostly that of arrival. Each once, whatever other programs do meanwhile. No message is read; memory is some 300 bytes each.
     *
     * @throws IOException if a directory cannot be read
     */
    public List<MaildirMessage> messages() throws IOException {
        List<MaildirMessage> messages = new ArrayList<>();
        for (Path file : new MaildirListing(path).files()) {
            messages.add(new MaildirMessage(this, file));
        }
        return messages;
    }

    /**
     * The message of that unique name, wherever it is now. Reads the directories.
     *
     * @throws IOException if a directory cannot be read
     */
    public Optional<MaildirMessage> find(String uniqueName) throws IOException {
        for (Path file : new MaildirListing(path).files()) {
            if (MaildirName.parse(file).unique().equals(uniqueName)) {
                return Optional.of(new MaildirMessage(this, file));
            }
        }
        return Optional.empty();
    }

    /** The message where it is now. */
    MaildirMessage again(MaildirMessage message) throws IOException {
        return find(message.name())
                .orElseThrow(() -> new NoSuchFileException(message.file().toString()));
    }

    boolean isInNew(Path file) {
        return path.resolve("new").equals(file.getParent());
    }

    /**
     * Begins to deliver a message under a new name.
     *
     * @throws IOException if {@code tmp} cannot be written to
     */
    public MaildirDelivery deliver() throws IOException {
        return new MaildirDelivery(this, NAMES.next());
    }

    /**
     * Begins to deliver a message under a name that the caller knows to be unique.
     *
     * @throws IllegalArgumentException unless it is printable ASCII, without slash, colon, info or a dot in front
     * @throws IOException if {@code tmp} cannot be written to
     */
    public MaildirDelivery deliver(String uniqueName) throws IOException {
        checkUnique(uniqueName);
        return new MaildirDelivery(this, uniqueName);
    }

    private static void checkUnique(String uniqueName) {
        if (!MaildirName.isUnique(uniqueName)) {
            throw new IllegalArgumentException(
                    "the name of a message must be printable ASCII without slash, colon, info or a dot in front");
        }
    }

    /**
     * Gives a message a name that the caller knows to be unique; its flags and whether it is new stay.
     *
     * @throws IllegalArgumentException unless it is printable ASCII, without slash, colon, info or a dot in front
     * @throws java.nio.file.FileAlreadyExistsException if there is a message in such a file, which stays as it is
     * @throws NoSuchFileException if the message is no longer there
     * @throws IOException if it cannot be renamed
     */
    public MaildirMessage rename(MaildirMessage message, String uniqueName) throws IOException {
        checkUnique(uniqueName);
        try {
            return named(message, uniqueName);
        } catch (NoSuchFileException e) {
            return named(again(message), uniqueName);
        }
    }

    private MaildirMessage named(MaildirMessage message, String uniqueName) throws IOException {
        MaildirName name = message.parsedName().named(uniqueName);
        Path file = message.file().resolveSibling(message.isNew() ? uniqueName : name.inCur());
        return new MaildirMessage(this, Files.move(message.file(), file));
    }

    /**
     * Adds flags and takes others away by a rename; a message in {@code new} goes to {@code cur}. What other programs
     * changed since the message was listed stays.
     *
     * @return the message under its new name
     * @throws NoSuchFileException if it is no longer there
     * @throws IOException if it cannot be renamed
     */
    public MaildirMessage flag(MaildirMessage message, MaildirFlags add, MaildirFlags remove) throws IOException {
        MaildirMessage now = message;
        for (int i = 0; ; i++) {
            try {
                return rename(now, add, remove);
            } catch (NoSuchFileException e) {
                if (i == MOST_CHASES) {
                    throw e;
                }
                now = again(now);
            }
        }
    }

    private MaildirMessage rename(MaildirMessage message, MaildirFlags add, MaildirFlags remove) throws IOException {
        MaildirName name = message.parsedName();
        if (!name.isText()) {
            throw new IOException(message.file() + " has a name that is no text here, so it cannot be given another");
        }
        MaildirName changed = name.with(name.flags().without(remove).with(add));
        Path target = path.resolve("cur").resolve(changed.inCur());
        if (!target.equals(message.file())) {
            // Without REPLACE_EXISTING: a file of that name is another message.
            Files.move(message.file(), target);
        } else if (Files.notExists(target)) {
            throw new NoSuchFileException(target.toString());
        }
        return new MaildirMessage(this, target);
    }

    /**
     * Moves a message into another folder on the same file system, under the same name and with the same flags.
     *
     * @throws NoSuchFileException if it is no longer there
     * @throws java.nio.file.FileAlreadyExistsException if the folder has a message in such a file, which stays as it is
     * @throws IOException if it cannot be renamed
     */
    public MaildirMessage move(MaildirMessage message, Maildir target) throws IOException {
        try {
            return target.take(message);
        } catch (NoSuchFileException e) {
            return target.take(again(message));
        }
    }

    private MaildirMessage take(MaildirMessage message) throws IOException {
        String directory = message.isNew() ? "new" : "cur";
        Path file = path.resolve(directory).resolve(message.file().getFileName());
        return new MaildirMessage(this, Files.move(message.file(), file));
    }

    /**
     * Removes a message for good.
     *
     * @throws NoSuchFileException if it is no longer there
     * @throws IOException if it cannot be removed
     */
    public void remove(MaildirMessage message) throws IOException {
        try {
            Files.delete(message.file());
        } catch (NoSuchFileException e) {
            Files.delete(again(message).file());
        }
    }

    /** Its directory, as text. */
    @Override
    public String toString() {
        return path.toString();
    }
}
