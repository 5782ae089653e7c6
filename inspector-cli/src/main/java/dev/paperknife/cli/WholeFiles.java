package dev.paperknife.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Makes files that are whole or not there, one after the other. Half of one goes where writing fails or the process is told to stop, and
 * no other is begun then; what replaces a file is written beside it and takes its place in one step. No link is followed.
 */
final class WholeFiles {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** A free name is found long before that many tries. */
    private static final int MOST_NUMBERS = 1_000_000;

    private Optional<Path> unfinished = Optional.empty();
    private boolean isStopped;

    /** None yet; the end of the process, unless it is the usual one, stops it. */
    WholeFiles() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** What a file is filled with. */
    @FunctionalInterface
    interface Contents {
        /** Writes all of it; what it throws leaves no file behind. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes a file; false where there is one of that name.
     *
     * @throws NotWrittenException if it cannot be made or filled; then there is none
     * @throws IOException what the contents throw; then there is none either
     */
    boolean create(Path file, Contents contents) throws IOException {
        return make(file, file, Set.of(), contents);
    }

    /**
     * Puts a new file in the place of a plain file, with those permissions or, where they are none, with those that a new file has.
     *
     * @throws NotWrittenException if it cannot be made or filled; then the file is as it was
     * @throws IOException what the contents throw; then the file is as it was, too
     */
    void replace(Path file, Set<PosixFilePermission> permissions, Contents contents) throws IOException {
        for (int n = 1; n < MOST_NUMBERS; n++) {
            if (make(file.resolveSibling(".eml-" + n + ".part"), file, permissions, contents)) {
                return;
            }
        }
        throw new NotWrittenException(new FileAlreadyExistsException(
                file.resolveSibling(".eml-1.part").toString()));
    }

    private boolean make(Path fresh, Path place, Set<PosixFilePermission> permissions, Contents contents)
            throws IOException {
        OutputStream out;
        try {
            out = new NewFile(open(fresh, permissions));
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new NotWrittenException(e);
        }
        boolean isDone = false;
        try {
            contents.writeTo(out);
            out.close();
            finish(fresh, place, permissions);
            isDone = true;
        } finally {
            if (!isDone) {
                discard(fresh, out);
            }
        }
        return true;
    }

    private synchronized OutputStream open(Path fresh, Set<PosixFilePermission> permissions) throws IOException {
        requireGoingOn();
        FileAttribute<?>[] attributes = permissions.isEmpty()
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(fresh, CREATE, attributes));
        unfinished = Optional.of(fresh);
        return out;
    }

    private void requireGoingOn() throws IOException {
        if (isStopped) {
            throw new IOException("told to stop");
        }
    }

    private synchronized void finish(Path fresh, Path place, Set<PosixFilePermission> permissions)
            throws NotWrittenException {
        try {
            requireGoingOn();
            if (!permissions.isEmpty()) {
                Files.setPosixFilePermissions(fresh, permissions); // the umask took some away
            }
            if (!fresh.equals(place)) {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new NotWrittenException(e);
        }
        unfinished = Optional.empty();
    }

    private synchronized void discard(Path fresh, OutputStream out) throws IOException {
        unfinished = Optional.empty();
        try (out) {
            Files.deleteIfExists(fresh);
        }
    }

    /** Leaves no file half written where the process ends now, and begins no other. */
    synchronized void stop() {
        isStopped = true;
        unfinished.ifPresent(path -> path.toFile().delete());
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
