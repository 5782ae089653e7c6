package dev.paperknife.mime.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of a source, with its offset there. The source is an array in memory or a file.
 *
 * <p>A slice copies nothing until a value is asked for; one over an array keeps that array alive and trusts its owner not
 * to write to it. Slices may be shared between threads.
 */
public final class Slice {
    private static final byte[] NO_BYTES = {};
    private static final Slice EMPTY = new Slice(NO_BYTES, 0, null, 0, 0, 0);

    private final byte[] array;
    private final int start;
    private final @Nullable FileSource file;
    private final long position;
    private final long offset;
    private final long length;

    private Slice(byte[] array, int start, @Nullable FileSource file, long position, long offset, long length) {
        this.array = array;
        this.start = start;
        this.file = file;
        this.position = position;
        this.offset = offset;
        this.length = length;
    }

    /** A slice of no bytes at offset 0. */
    public static Slice empty() {
        return EMPTY;
    }

    /** The whole array as a source of its own. The array is kept, not copied. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, null, 0, 0, bytes.length);
    }

    /** The UTF-8 bytes of a text as a source of its own; an unpaired surrogate becomes a question mark. */
    public static Slice of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes [from, to) of an array, which stand at {@code offset} in their source. The array is kept, not copied.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static Slice of(byte[] array, int from, int to, long offset) {
        Objects.checkFromToIndex(from, to, array.length);
        return new Slice(array, from, null, 0, offset, to - from);
    }

    /**
     * A whole file as a source. It is opened for each read, so there is nothing to close.
     *
     * @throws IOException if the file cannot be looked at or is not a regular file
     */
    public static Slice of(Path file) throws IOException {
        FileSource source = FileSource.open(file);
        return new Slice(NO_BYTES, 0, source, 0, 0, source.size());
    }

    /** Where the slice begins, in bytes from the start of its source. */
    public long offset() {
        return offset;
    }

    /** The number of bytes. */
    public long length() {
        return length;
    }

    /** Where the slice ends, in bytes from the start of its source. */
    public long end() {
        return offset + length;
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether the bytes are at hand: false for a range of a file. Header sections are always in memory. */
    public boolean isInMemory() {
        return file == null;
    }

    /**
     * The array that holds an in-memory slice, between {@link #from()} and {@link #to()}. For readers that cannot afford a
     * copy; it must not be written to.
     *
     * @throws IllegalStateException for a range of a file
     */
    public byte[] array() {
        if (file != null) {
            throw new IllegalStateException("a range of a file has no array; load() it first");
        }
        return array;
    }

    /** The index in {@link #array()} of the first byte. */
    public int from() {
        return start;
    }

    /** The index in {@link #array()} after the last byte. */
    public int to() {
        return start + (int) length;
    }

    /**
     * Bytes [from, to) of this slice, counted from its own start; their offset is still that in the source.
     *
     * @throws IndexOutOfBoundsException if the range is not within the slice
     */
    public Slice slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        int shifted = file == null ? start + (int) from : 0;
        return new Slice(array, shifted, file, position + from, offset + from, to - from);
    }

    /** The same bytes as a source of their own, so that offsets count from here. */
    public Slice asSource() {
        return new Slice(array, start, file, position, 0, length);
    }

    /**
     * The same range with its bytes in memory.
     *
     * @throws UncheckedIOException if a file cannot be read or has changed
     */
    public Slice load() {
        return file == null ? this : of(bytes(), 0, (int) length, offset);
    }

    /**
     * A copy of the bytes.
     *
     * @throws UncheckedIOException if a file cannot be read or has changed
     * @throws OutOfMemoryError if there are more than an array can hold
     */
    public byte[] bytes() {
        if (file == null) {
            return Arrays.copyOfRange(array, start, start + (int) length);
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("a range of " + length + " bytes does not fit into an array; use stream()");
        }
        try {
            return file.read(position, (int) length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes as a stream of their own. Close it: over a file it holds the file open.
     *
     * @throws IOException if a file cannot be opened or has changed
     */
    public InputStream stream() throws IOException {
        return file == null ? new ByteArrayInputStream(array, start, (int) length) : file.stream(position, length);
    }

    /**
     * Writes the bytes as they are.
     *
     * @throws IOException if reading or writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        if (file == null) {
            out.write(array, start, (int) length);
            return;
        }
        try (InputStream in = stream()) {
            in.transferTo(out);
        }
    }

    /** The bytes as text, each byte a character of its own (ISO 8859-1); for ASCII, and for showing what is not. */
    public String latin1() {
        Slice loaded = load();
        return new String(loaded.array, loaded.start, (int) length, StandardCharsets.ISO_8859_1);
    }

    /** The bytes escaped as {@link Evidence} does it, with the offset: for people, not for programs. */
    @Override
    public String toString() {
        return "[" + offset + ", " + end() + ") " + Evidence.of(this);
    }
}
