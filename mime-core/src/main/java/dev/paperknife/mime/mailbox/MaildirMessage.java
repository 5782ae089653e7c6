package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A message of a Maildir as it was when the folder was looked at. Other programs may have renamed or removed it since. */
public final class MaildirMessage {
    private final Maildir folder;
    private final Path file;
    private final MaildirName name;

    MaildirMessage(Maildir folder, Path file) {
        this.folder = folder;
        this.file = file;
        this.name = MaildirName.parse(file);
    }

    /** Where it was. */
    public Path file() {
        return file;
    }

    /**
     * The part of the file name that stays when flags change, and that no other message of the folder has. A name that is no
     * text in the file system's charset is percent-encoded.
     */
    public String name() {
        return name.unique();
    }

    /** What the file name said of it. */
    public MaildirFlags flags() {
        return name.flags();
    }

    /** Whether no program has shown it to its user yet: it was in {@code new}. */
    public boolean isNew() {
        return folder.isInNew(file);
    }

    /**
     * Its bytes; a range of its file, which is looked for again if it has another name by now. A change of flags makes what
     * was not read yet unreadable: ask again then.
     *
     * @throws NoSuchFileException if it is no longer there
     * @throws IOException if it cannot be read or is not a regular file
     */
    public Slice source() throws IOException {
        try {
            return Slice.of(file);
        } catch (NoSuchFileException e) {
            return Slice.of(folder.again(this).file());
        }
    }

    MaildirName parsedName() {
        return name;
    }

    /** Its file, as text. */
    @Override
    public String toString() {
        return file.toString();
    }
}
