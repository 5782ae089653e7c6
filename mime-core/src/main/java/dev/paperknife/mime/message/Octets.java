package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a leaf holds, before its transfer encoding: a range of bytes, or a source whose size nobody knows. */
final class Octets {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Slice slice;
    private final ContentSource source;
    private final boolean isSlice;

    private Octets(Slice slice, ContentSource source, boolean isSlice) {
        this.slice = slice;
        this.source = source;
        this.isSlice = isSlice;
    }

    static Octets of(Slice slice) {
        return new Octets(slice, slice::stream, true);
    }

    static Octets of(byte[] bytes) {
        return of(Slice.of(bytes));
    }

    static Octets of(ContentSource source) {
        return new Octets(Slice.empty(), source, false);
    }

    /** Whether looking at them before they are written costs little and shows what will be written. */
    boolean isSlice() {
        return isSlice;
    }

    /** The same, held in memory where they came from a source. */
    Octets asSlice() throws IOException {
        if (isSlice) {
            return this;
        }
        try (InputStream in = source.open()) {
            return of(in.readAllBytes());
        }
    }

    /** Their number; 0 where it is not known. */
    long length() {
        return slice.length();
    }

    /** The first so many of them. */
    byte[] first(int count) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(count);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        if (isSlice && slice.isInMemory()) {
            slice.writeTo(out);
            return;
        }
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }
}
