package dev.paperknife.cli;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a directory, and of those in it, that are mail: by their name, or, as in a Maildir, by their first fields.
 * Links are followed, but never in a circle.
 */
final class MailFiles extends SimpleFileVisitor<Path> {
    private static final int LOOK_BYTES = 1 << 14;

    /** Fields that most mail has, and hardly any other file: two of them make a message. */
    private static final List<String> USUAL_FIELDS =
            List.of("Return-Path", "Received", "From", "To", "Subject", "Date", "Message-ID", "MIME-Version");

    private final List<Path> mail = new ArrayList<>();
    private final Map<Path, IOException> failures = new TreeMap<>();

    private MailFiles() {}

    /** The mail in a directory, sorted, and what could not be looked into. */
    static MailFiles in(Path directory) throws IOException {
        MailFiles files = new MailFiles();
        Set<FileVisitOption> followLinks = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        Files.walkFileTree(directory, followLinks, Integer.MAX_VALUE, files);
        Collections.sort(files.mail);
        return files;
    }

    List<Path> mail() {
        return mail;
    }

    /** Files and directories that cannot be read, each with why. */
    Map<Path, IOException> failures() {
        return failures;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        try {
            if (attributes.isSymbolicLink() && isNamedAsMail(file)) {
                throw new NoSuchFileException(file.toString()); // the link leads nowhere
            }
            if (attributes.isRegularFile() && (isNamedAsMail(file) || beginsLikeMail(file))) {
                mail.add(file);
            }
        } catch (IOException e) {
            failures.put(file, e);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (!(e instanceof FileSystemLoopException)) {
            failures.put(file, e);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isNamedAsMail(Path file) {
        String name = file.getFileName().toString();
        return Mbox.isNamed(name) || Ascii.lower(name).endsWith(".eml");
    }

    private static boolean beginsLikeMail(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Message start = Message.parse(in.readNBytes(LOOK_BYTES));
            return USUAL_FIELDS.stream()
                            .filter(name -> start.header().first(name).isPresent())
                            .limit(2)
                            .count()
                    == 2;
        }
    }

    /** Whether a header section holds any field that could be one of mail: a name of printable ASCII. */
    static boolean hasField(Message message) {
        for (Field field : message.header().fields()) {
            String name = field.name();
            if (!name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                return true;
            }
        }
        return false;
    }
}
