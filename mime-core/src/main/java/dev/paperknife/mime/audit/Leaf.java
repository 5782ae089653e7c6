package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** A part without children in one reading. Its bytes are made again each time they are asked for; only their sum is kept. */
public final class Leaf {
    private final ContentType type;
    private final Optional<String> name;
    private final Supplier<Slice> raw;
    private final TransferEncoding encoding;
    private final Digests.Digest digest;

    private Leaf(
            ContentType type,
            Optional<String> name,
            Supplier<Slice> raw,
            TransferEncoding encoding,
            Digests.Digest digest) {
        this.type = type;
        this.name = name;
        this.raw = raw;
        this.encoding = encoding;
        this.digest = digest;
    }

    /** A leaf whose octets are what {@code raw} gives each time, decoded; they are read through once, now. */
    static Leaf of(
            ContentType type, Optional<String> name, Supplier<Slice> raw, TransferEncoding encoding, Digests digests) {
        return new Leaf(type, name, raw, encoding, digests.of(raw.get(), encoding));
    }

    /** The same for bytes that no other leaf has. */
    static Leaf of(ContentType type, Optional<String> name, Supplier<Slice> raw, TransferEncoding encoding) {
        return of(type, name, raw, encoding, new Digests());
    }

    /** The type as it counts in that reading. */
    public ContentType contentType() {
        return type;
    }

    /** The declared file name, decoded. Not safe as a path. */
    public Optional<String> name() {
        return name;
    }

    /** The number of decoded octets. */
    public long size() {
        return digest.size();
    }

    /** The SHA-256 of the decoded octets in lower-case hexadecimal digits. */
    public String sha256() {
        return digest.sha256();
    }

    /**
     * The decoded octets. Close it: over a file it holds the file open.
     *
     * @throws IOException if a file cannot be opened or has changed
     */
    public InputStream stream() throws IOException {
        return encoding.stream(raw.get(), DefectSink.NONE);
    }

    /** Whether a person who sees both would call them the same: type, name and octets. */
    boolean isLike(Leaf other) {
        return digest.equals(other.digest)
                && name.equals(other.name)
                && type.mediaType().equals(other.type.mediaType());
    }

    /** The leaf as people name it: type, name and size. */
    @Override
    public String toString() {
        return type.mediaType() + name.map(text -> " " + text).orElse("") + " (" + size() + ")";
    }
}
