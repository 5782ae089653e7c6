package dev.paperknife.cli;

import dev.paperknife.mime.source.Slice;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came through a pipe, as a source that can be read twice: in memory up to 16 MiB, else in a temporary file that only
 * this user can read and that goes when the spool is closed.
 */
final class Spool implements Closeable {
    /** The most bytes that are kept in memory. */
    static final int MOST_BYTES = 16 << 20;

    private final Slice source;
    private final Optional<Path> file;

    private Spool(Slice source, Optional<Path> file) {
        this.source = source;
        this.file = file;
    }

    /** Reads the stream to its end; leaves it open. */
    static Spool of(InputStream in) throws IOException {
        return of(in, MOST_BYTES);
    }

    static Spool of(InputStream source, int mostBytes) throws IOException {
        InputStream in = new BufferedInputStream(source); // that of a file would seek, which a pipe cannot
        byte[] start = in.readNBytes(mostBytes);
        if (start.length < mostBytes) {
            return new Spool(Slice.of(start), Optional.empty());
        }
        Path file = Files.createTempFile("eml", null);
        file.toFile().deleteOnExit(); // where the process is told to stop meanwhile
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                new SequenceInputStream(new ByteArrayInputStream(start), in).transferTo(out);
            }
            return new Spool(Slice.of(file), Optional.of(file));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    Slice source() {
        return source;
    }

    /** Whether the bytes are in a file. */
    boolean isInFile() {
        return file.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
