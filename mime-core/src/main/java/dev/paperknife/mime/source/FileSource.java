package dev.paperknife.mime.source;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file as a source: opened for each read, refused once its size or time of change is another. */
final class FileSource {
    /** What is read at once: for more, the JDK asks the system for memory each time. */
    private static final int PIECE_BYTES = 1 << 16;

    private final Path path;
    private final long size;
    private final FileTime modified;

    private FileSource(Path path, long size, FileTime modified) {
        this.path = path;
        this.size = size;
        this.modified = modified;
    }

    static FileSource open(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(path + " is not a regular file");
        }
        return new FileSource(path, attributes.size(), attributes.lastModifiedTime());
    }

    long size() {
        return size;
    }

    /** Not by a channel where that can be: it is opened as fast, but a short run spends more on having its code compiled. */
    byte[] read(long position, int length) throws IOException {
        refuseChanged();
        Optional<RandomAccessFile> opened = open();
        if (opened.isEmpty()) {
            try (InputStream in = stream(position, length)) {
                return in.readNBytes(length);
            }
        }
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = opened.get()) {
            file.seek(position);
            for (int at = 0; at < length; ) {
                int count = file.read(bytes, at, Math.min(length - at, PIECE_BYTES));
                if (count < 0) {
                    throw shorter();
                }
                at += count;
            }
        }
        return bytes;
    }

    /** Absent for what only a channel can open: in another file system, or by a name that is no text; and it says why it cannot. */
    private Optional<RandomAccessFile> open() {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RandomAccessFile(path.toFile(), "r"));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    InputStream stream(long position, long length) throws IOException {
        refuseChanged();
        return new Bounded(Channels.newInputStream(Files.newByteChannel(path).position(position)), length);
    }

    private void refuseChanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw new IOException(path + " has changed since it was opened");
        }
    }

    private EOFException shorter() {
        return new EOFException(path + " became shorter while it was read");
    }

    /** The first so many bytes of a stream; an end before that is an error, not a shorter body. */
    private final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, from, (int) Math.min(length, left));
            if (count < 0) {
                throw shorter();
            }
            left -= count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.max(0, Math.min(count, left)));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
