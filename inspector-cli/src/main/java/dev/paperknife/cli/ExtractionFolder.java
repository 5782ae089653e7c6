package dev.paperknife.cli;

import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.source.Ascii;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one directory that extraction writes to: never elsewhere, never through a link. Files that come out under one name in one run
 * get numbers; what becomes of a name that a file had before the run is said by {@link OnConflict}. Names that differ in case or normal
 * form only are one name.
 */
final class ExtractionFolder {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Names are told apart by a number long before that many tries. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final Path shown;
    private final Path folder;
    private final OnConflict onConflict;
    private final UnfinishedFile unfinished = new UnfinishedFile();
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

    /** Leaves no file half written where the process ends now, and begins no other. */
    void stop() {
        unfinished.stop();
    }

    /** What a file is filled with. */
    @FunctionalInterface
    interface Contents {
        /** Writes all of it; what it throws leaves no file behind. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file could not be made or filled; where it came from is not to blame. */
    static final class NotWrittenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(IOException cause) {
            super(Reasons.of(cause), cause);
        }
    }

    /**
     * Saves a part under that safe name, or under the name with the first number that is free.
     *
     * @throws NotWrittenException if it cannot be made or filled, or must not be; then there is no new file
     * @throws IOException what the contents throw; then there is no new file either
     */
    Saved write(String safeName, Contents contents) throws IOException {
        for (int n = 1; n < MOST_NUMBERS; n++) {
            String name = n == 1 ? safeName : Filenames.numbered(safeName, n);
            String key = Filenames.key(name);
            if (taken.contains(key)) {
                continue;
            }
            if (!before.contains(key) && create(resolve(name), contents)) {
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
    private Optional<Saved> settle(String name, String key, Contents contents) throws IOException {
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
                    replace(file, contents);
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

    /** A new file takes the other's place when it is whole, so that no link is followed and no half of a file is left. */
    private void replace(Path file, Contents contents) throws IOException {
        Path fresh = freshFile(contents);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw new NotWrittenException(e);
        }
    }

    private Path freshFile(Contents contents) throws IOException {
        for (int n = 1; n < MOST_NUMBERS; n++) {
            Path fresh = folder.resolve(".eml-" + n + ".part");
            if (create(fresh, contents)) {
                return fresh;
            }
        }
        throw new NotWrittenException(new FileAlreadyExistsException(".eml-1.part"));
    }

    private Path resolve(String name) throws NotWrittenException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new NotWrittenException(
                    new IOException("file names in this locale cannot hold it; set LC_ALL=C.UTF-8", e));
        }
    }

    /** Whether the file was new: another process, or a file system with rules of its own, may be first. */
    private boolean create(Path file, Contents contents) throws IOException {
        if (!folder.equals(file.getParent())) {
            throw new IllegalArgumentException("not a safe name: " + file.getFileName());
        }
        OutputStream out;
        try {
            out = new NewFile(unfinished.open(file, CREATE));
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new NotWrittenException(e);
        }
        boolean isDone = false;
        try {
            contents.writeTo(out);
            out.close();
            isDone = true;
        } finally {
            if (!isDone) {
                discard(file, out);
            }
            unfinished.finish();
        }
        return true;
    }

    private static void discard(Path file, OutputStream out) throws IOException {
        try (out) {
            Files.deleteIfExists(file);
        }
    }

    /** Says of each failure that it is one of writing. */
    private static final class NewFile extends FilterOutputStream {
        NewFile(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                throw new NotWrittenException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw new NotWrittenException(e);
            }
        }
    }
}
