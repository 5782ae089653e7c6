package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.Maildir;
import dev.paperknife.mime.source.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where fetched mail goes. A message is written to a file of its own first; when it is whole it is brought to its place and
 * the disk is told to keep it. What is cut off before that leaves nothing but that file, which the next message writes over.
 */
final class MailStore implements Closeable {
    /** The file beside the mail that remembers it; a hidden one, so that no reader of mail takes it for mail. */
    private static final String SEEN = ".eml-fetch";

    private static final int NAME_DIGITS = 24;

    private final String account;
    private final SeenMail seen;
    private final Path part;
    private final Keeper keeper;

    private MailStore(String account, Path state, Path part, Keeper keeper) throws IOException {
        this.account = account;
        this.seen = SeenMail.open(state, account);
        this.part = part;
        this.keeper = keeper;
    }

    /** Brings a whole message to its place, for good. */
    @FunctionalInterface
    private interface Keeper {
        void keep(Path whole, String name) throws IOException;
    }

    /** A file for each message. */
    static MailStore folder(Path folder, String account) throws IOException {
        directory(folder);
        return new MailStore(
                account,
                folder.resolve(SEEN),
                folder.resolve(SEEN + ".part"),
                (whole, name) -> move(whole, folder, name + ".eml"));
    }

    /**
     * A Maildir: written in tmp, moved to new. Not by {@link Maildir#deliver}, which minds what is there of the same name: a name made of
     * the unique id is there again where a run was cut off, in tmp or already in new.
     */
    static MailStore maildir(Path maildir, String account) throws IOException {
        directory(maildir);
        Maildir.create(maildir);
        return new MailStore(
                account,
                maildir.resolve(SEEN),
                maildir.resolve("tmp").resolve("eml-fetch.part"),
                (whole, name) -> move(whole, maildir.resolve("new"), name));
    }

    /** One file for all. */
    static MailStore mbox(Path mbox, String account) throws IOException {
        Path absolute = mbox.toAbsolutePath();
        String name = "." + absolute.getFileName() + SEEN;
        MboxFile file = new MboxFile(absolute);
        return new MailStore(
                account, absolute.resolveSibling(name), absolute.resolveSibling(name + ".part"), (whole, ignored) -> {
                    file.append(whole);
                    Files.delete(whole);
                });
    }

    private static void directory(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Files.createDirectories(folder);
    }

    private static void move(Path whole, Path folder, String name) throws IOException {
        Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** The entry of a new file is part of its directory, which is kept too where the system lets it be opened. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no directories, and keeps their entries by itself
        }
    }

    SeenMail seen() {
        return seen;
    }

    /** A stream for the next message. */
    OutputStream begin() throws IOException {
        return Files.newOutputStream(part);
    }

    /** The message whose stream was closed is whole: keeps it, and remembers that. */
    void done(String uid, boolean isToBeDeleted) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        keeper.keep(part, name(uid));
        seen.fetched(uid, isToBeDeleted);
    }

    /** A unique id is the server's word, never a file name; its digest is the same when a run is taken up again. */
    private String name(String uid) throws IOException {
        return Digest.of(Slice.of(account + "\n" + uid)).sha256().substring(0, NAME_DIGITS);
    }

    @Override
    public void close() throws IOException {
        seen.close();
        Files.deleteIfExists(part);
    }
}
