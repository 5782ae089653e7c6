package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Octets summed up, in constant memory.
 *
 * @param size how many there are
 * @param sha256 their SHA-256 in lower-case hexadecimal digits
 */
record Digest(long size, String sha256) {
    private static final int BUFFER_BYTES = 1 << 14;

    /** What is not larger is decoded as a whole, which is faster. */
    private static final int MOST_BYTES_AT_ONCE = 1 << 20;

    /** Never used itself: a copy of it is had sooner than a new one. */
    private static final MessageDigest SHA256 = DigestUtils.getSha256Digest();

    /** Of the decoded octets of a part. */
    static Digest of(Entity leaf) throws IOException {
        if (leaf.transferEncoding().isIdentity()) {
            return of(leaf.rawBody());
        }
        if (leaf.rawBody().length() <= MOST_BYTES_AT_ONCE) {
            return of(Slice.of(leaf.body().bytes()));
        }
        try (InputStream in = leaf.body().stream()) {
            return of(in);
        }
    }

    /** Of bytes as they are. */
    static Digest of(Slice bytes) throws IOException {
        if (bytes.isInMemory()) {
            MessageDigest digest = newSha256();
            digest.update(bytes.array(), bytes.from(), (int) bytes.length());
            return new Digest(bytes.length(), HexFormat.of().formatHex(digest.digest()));
        }
        try (InputStream in = bytes.stream()) {
            return of(in);
        }
    }

    /** Of what can be read; closes nothing. */
    static Digest of(InputStream in) throws IOException {
        MessageDigest digest = newSha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
            size += count;
        }
        return new Digest(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be copied", e);
        }
    }
}
