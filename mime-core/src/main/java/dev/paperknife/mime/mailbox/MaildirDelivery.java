package dev.paperknife.mime.mailbox;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message on its way into a Maildir: written to {@code tmp}, forced to the disk, then shown to other programs at once and
 * whole. Closed before that, it leaves nothing. For one thread.
 */
public final class MaildirDelivery implements Closeable {
    private final Maildir folder;
    private final Path temporary;
    private final String name;
    private final OutputStream out;
    private Optional<MaildirFlags> flags = Optional.empty();
    private Optional<Instant> received = Optional.empty();

    MaildirDelivery(Maildir folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        this.temporary = folder.path().resolve("tmp").resolve(name);
        this.out = new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Where to write the message. */
    public OutputStream output() {
        return out;
    }

    /** The unique name that the message will have. */
    public String name() {
        return name;
    }

    /** Puts it among the messages that were shown, with these flags; without this it goes to {@code new}. */
    public MaildirDelivery flags(MaildirFlags value) {
        flags = Optional.of(value);
        return this;
    }

    /** When it arrived, which its file's time of change tells; without this it is now. */
    public MaildirDelivery received(Instant time) {
        received = Optional.of(time);
        return this;
    }

    /**
     * Delivers it: once this returns it is on the disk.
     *
     * @throws FileAlreadyExistsException if a message of that name is there, which stays as it is
     * @throws IOException if it cannot be written
     */
    public MaildirMessage commit() throws IOException {
        return commit(List.of(this)).get(0);
    }

    /**
     * Delivers several, which costs less than one by one: the disk is waited for together. If this fails, some may be delivered.
     *
     * @throws FileAlreadyExistsException if a message of such a name is there
     * @throws IOException if they cannot be written
     */
    public static List<MaildirMessage> commit(List<MaildirDelivery> deliveries) throws IOException {
        for (MaildirDelivery delivery : deliveries) {
            delivery.finish();
        }
        for (MaildirDelivery delivery : deliveries) {
            force(delivery.temporary, StandardOpenOption.WRITE);
        }
        List<MaildirMessage> messages = new ArrayList<>(deliveries.size());
        Set<Path> directories = new LinkedHashSet<>();
        for (MaildirDelivery delivery : deliveries) {
            Path target = delivery.target();
            delivery.show(target);
            directories.add(target.getParent());
            messages.add(new MaildirMessage(delivery.folder, target));
        }
        for (Path directory : directories) {
            forceDirectory(directory);
        }
        return messages;
    }

    private void finish() throws IOException {
        out.close();
        if (received.isPresent()) {
            Files.setLastModifiedTime(temporary, FileTime.from(received.get()));
        }
    }

    private Path target() {
        if (flags.isEmpty()) {
            return folder.path().resolve("new").resolve(name);
        }
        MaildirName parsed = MaildirName.parse(temporary).with(flags.get());
        return folder.path().resolve("cur").resolve(parsed.inCur());
    }

    /** A link fails where a file is there; a move that does not replace looks first, which is the next best. */
    private void show(Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Some file systems have no links.
            Files.move(temporary, target);
            return;
        }
        Files.delete(temporary);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** A name is on the disk once its directory is. Windows opens no directories, and does this by itself. */
    private static void forceDirectory(Path directory) throws IOException {
        if (!directory.getFileSystem().getSeparator().equals("\\")) {
            force(directory, StandardOpenOption.READ);
        }
    }

    /** Ends the delivery; what was not committed is removed. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(temporary);
    }
}
