package dev.paperknife.cli;

import dev.paperknife.mime.message.Filenames;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The one directory that extraction writes to. A file is only ever created: never replaced, never opened through a link, never
 * elsewhere. Names that are taken, or differ from a taken one in case or normal form only, get a number.
 */
final class ExtractionFolder {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Names are told apart by a number long before that many tries. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final Path shown;
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private ExtractionFolder(Path shown, Path folder) {
        this.shown = shown;
        this.folder = folder;
    }

    /**
     * The directory, made if it is not there. Its own path may lead through links; they are followed once, now.
     *
     * @throws IOException if it cannot be made, read or written to
     */
    static ExtractionFolder open(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        ExtractionFolder folder = new ExtractionFolder(directory, directory.toRealPath());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.folder)) {
            for (Path file : files) {
                folder.taken.add(Filenames.key(file.getFileName().toString()));
            }
        }
        return folder;
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
     * Makes a file of that safe name, or of the name with the first number that is free, and fills it.
     *
     * @return the file, as the directory was given
     * @throws NotWrittenException if it cannot be made or filled; then there is no file
     * @throws IOException what the contents throw; then there is no file either
     */
    Path write(String safeName, Contents contents) throws IOException {
        for (int n = 1; n < MOST_NUMBERS; n++) {
            String name = n == 1 ? safeName : Filenames.numbered(safeName, n);
            if (taken.add(Filenames.key(name)) && create(resolve(name), contents)) {
                return shown.resolve(name);
            }
        }
        throw new NotWrittenException(new FileAlreadyExistsException(safeName));
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
            out = new NewFile(Channels.newOutputStream(Files.newByteChannel(file, CREATE)));
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
