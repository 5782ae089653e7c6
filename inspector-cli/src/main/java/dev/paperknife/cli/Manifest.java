package dev.paperknife.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What extraction did, as lines of JSON: where each part stood, what it was called, what it is called now, and its digest. */
final class Manifest implements Closeable {
    /** No manifest. */
    static final Manifest NONE = new Manifest(new Output(OutputStream.nullOutputStream()), false, false, () -> {});

    private final Output out;
    private final boolean isKept;
    private final boolean isShown;
    private final Closeable stream;

    private Manifest(Output out, boolean isKept, boolean isShown, Closeable stream) {
        this.out = out;
        this.isKept = isKept;
        this.isShown = isShown;
        this.stream = stream;
    }

    /** On standard output, in place of the names that are printed there. */
    static Manifest shown(Output out) {
        return new Manifest(out, true, true, () -> {});
    }

    /**
     * In a file, which is made anew.
     *
     * @throws IOException if it cannot be made
     */
    static Manifest in(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(file);
        return new Manifest(new Output(stream), true, false, stream);
    }

    /** Whether anybody reads it. */
    boolean isKept() {
        return isKept;
    }

    /** Whether it goes to standard output. */
    boolean isShown() {
        return isShown;
    }

    /** Adds a line for one part; size and digest are those of what was written. */
    void add(PartFile part, ExtractionFolder.Saved saved, long size, String sha256) {
        if (!isKept) {
            return;
        }
        JsonRecord json = new JsonRecord(false);
        json.startObject();
        json.text("path", part.letter().path());
        json.number("index", part.letter().index());
        json.text("section", part.section());
        json.text("type", part.type().mediaType());
        json.text("name", part.declaredName());
        json.text("safeName", part.safeName());
        json.text("file", saved.file().toString());
        json.text("status", saved.status().id());
        if (saved.isWritten()) {
            json.number("size", size);
            json.text("sha256", sha256);
        }
        json.endObject();
        json.writeTo(out);
    }

    /**
     * Writes what is left; a file is closed.
     *
     * @throws IOException if not all of it could be written
     */
    @Override
    public void close() throws IOException {
        try (stream) {
            if (!isShown) {
                out.flush();
                if (out.failure().isPresent()) {
                    throw out.failure().get();
                }
            }
        }
    }
}
