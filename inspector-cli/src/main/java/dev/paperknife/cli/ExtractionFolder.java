package dev.paperknife.cli;

import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one directory that extraction writes to: never elsewhere, never through a link. Files that come out under one name in one run
 * get numbers; what becomes of a name that a file had before the run is said by {@link OnConflict}. Names that differ in case or normal
 * form only are one name.
 */
final class ExtractionFolder {
    /** Names are told apart by a number long before that many tries. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final Path shown;
    private final Path folder;
    private final OnConflict onConflict;
    private final WholeFiles files = new WholeFiles();
    private final Set<String> before = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    private ExtractionFolder(Path shown, Path folder, OnConflict onConflict) {
        this.shown = shown;
        this.folder = folder;
        this.onConflict = onConflict;
    }

    /** What became of a part. */
    enum Status {
        WRITTEN,
        REPLACED,
        SKIPPED;

        /** How a manifest says it. */
        String id() {
            return Ascii.lower(name());
        }
    }

    /**
     * A part and its file.
     *
     * @param file the file, as the directory was given; one that was there before where the part is skipped
     * @param status what happened
     */
    record Saved(Path file, Status status) {
        boolean isWritten() {
            return status != Status.SKIPPED;
        }
    }

    /**
     * The directory, made if it is not there. Its own path may lead through links; they are followed once, now.
     *
     * @throws IOException if it cannot be made, read or written to
     */
    static ExtractionFolder open(Path directory, OnConflict onConflict) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        ExtractionFolder folder = new ExtractionFolder(directory, directory.toRealPath(), onConflict);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.folder)) {
            for (Path file : files) {
                folder.before.add(Filenames.key(file.getFileName().toString()));
            }
        }
        return folder;
    }

    /** Keeps the name of a file of this run's own, if it is in this directory, from every part. */
    void reserve(Path file) throws IOException {
        if (folder.equals(file.toRealPath().getParent())) {
            taken.add(Filenames.key(file.toRealPath().getFileName().toString()));
        }
    }

    /**
     * Saves a part under that safe name, or under the name with the first number that is free.
     *
     * @throws NotWrittenException if it cannot be made or filled, or must not be; then there is no new file
     * @throws IOException what the contents throw; then there is no new file either
     */
    Saved write(String safeName, WholeFiles.Contents contents) throws IOException {
        for (int n = 1; n < MOST_NUMBERS; n++) {
            String name = n == 1 ? safeName : Filenames.numbered(safeName, n);
            String key = Filenames.key(name);
            if (taken.contains(key)) {
                continue;
            }
            if (!before.contains(key) && files.create(resolve(name), contents)) {
                taken.add(key);
                return new Saved(shown.resolve(name), Status.WRITTEN);
            }
            before.add(key); // also what another process made meanwhile
            Optional<Saved> settled = settle(name, key, contents);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        throw new NotWrittenException(new FileAlreadyExistsException(safeName));
    }

    /** What becomes of a part whose name a file had before; absent where it needs another name. */
    private Optional<Saved> settle(String name, String key, WholeFiles.Contents contents) throws IOException {
        Path file = resolve(name);
        switch (onConflict) {
            case SKIP -> {
                taken.add(key);
                return Optional.of(new Saved(shown.resolve(name), Status.SKIPPED));
            }
            case FAIL -> {
                taken.add(key);
                throw new NotWrittenException(new FileAlreadyExistsException(name));
            }
            case OVERWRITE -> {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    taken.add(key);
                    files.replace(file, Set.of(), contents); // what came by mail is not as executable as what was there
                    return Optional.of(new Saved(shown.resolve(name), Status.REPLACED));
                }
                return Optional.empty();
            }
            case RENAME -> {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("no such mode: " + onConflict);
    }

    private Path resolve(String name) throws NotWrittenException {
        try {
            Path file = folder.resolve(name);
            if (!folder.equals(file.getParent())) {
                throw new IllegalArgumentException("not a safe name: " + name);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new NotWrittenException(
                    new IOException("file names in this locale cannot hold it; set LC_ALL=C.UTF-8", e));
        }
    }
}
