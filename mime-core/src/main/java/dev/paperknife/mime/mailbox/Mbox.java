package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An mbox (RFC 4155) of any {@link MboxDialect} as a stream of messages, in one pass and constant memory. Messages stand between
 * separator lines: {@code From }, whoever, and a date as asctime writes it, after an empty line and before a field. That empty line
 * belongs to the separator. Such a line within a Content-Length that ends at another one is text. Lines quoted as {@code >From }
 * stay as they are; {@link MboxDialect#unquote} undoes that.
 */
public final class Mbox implements Iterator<Mbox.Entry>, Closeable {
    private final Slice source;
    private final SeparatorScanner scanner;
    private Optional<Separator> opening;
    private Optional<Entry> upcoming = Optional.empty();
    private int count;

    /**
     * A message in its mbox.
     *
     * @param index how many stand before it
     * @param offset where it begins, after its separator, in bytes from the start of the mbox
     * @param message its bytes, as a source of their own
     */
    public record Entry(int index, long offset, Slice message) {}

    private Mbox(Slice source, SeparatorScanner scanner, Optional<Separator> opening) {
        this.source = source;
        this.scanner = scanner;
        this.opening = opening;
    }

    /** Whether a file of that name is an mbox whatever stands in it: {@code .mbox} or {@code .mbx}, in any case. */
    public static boolean isNamed(String fileName) {
        String name = Ascii.lower(fileName);
        return name.endsWith(".mbox") || name.endsWith(".mbx");
    }

    /**
     * Whether the source begins with a {@code From } line and has another separator line; one such line alone is only the
     * envelope of a message. Reads as far as the second one.
     *
     * @throws IOException if a file cannot be read or has changed
     */
    public static boolean isMbox(Slice source) throws IOException {
        try (SeparatorScanner scanner = new SeparatorScanner(source)) {
            return scanner.opening().isPresent() && scanner.next().isPresent();
        }
    }

    /**
     * The messages of a source that is an mbox, or is to be read as one. What precedes the first separator is a message too.
     *
     * @throws IOException if a file cannot be opened or has changed
     */
    public static Mbox open(Slice source) throws IOException {
        SeparatorScanner scanner = new SeparatorScanner(source);
        try {
            return new Mbox(source, scanner, Optional.of(scanner.opening().orElse(Separator.NONE)));
        } catch (IOException e) {
            scanner.close();
            throw e;
        }
    }

    /** The dialect that the messages read so far speak for; after the last one, that of the whole. */
    public MboxDialect dialect() {
        return scanner.evidence().dialect();
    }

    /**
     * Whether another message follows.
     *
     * @throws UncheckedIOException if a file cannot be read or has changed
     */
    @Override
    public boolean hasNext() {
        while (upcoming.isEmpty() && opening.isPresent()) {
            upcoming = read(opening.get());
        }
        return upcoming.isPresent();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = upcoming.orElseThrow();
        upcoming = Optional.empty();
        return entry;
    }

    /** The message after that separator; absent where nothing precedes the first one. */
    private Optional<Entry> read(Separator before) {
        try {
            opening = scanner.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long start = before.end();
        long end = Math.max(start, opening.isPresent() ? opening.get().start() : scanner.end());
        if (start == end && before.equals(Separator.NONE)) {
            return Optional.empty();
        }
        return Optional.of(new Entry(count++, start, source.slice(start, end).asSource()));
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
