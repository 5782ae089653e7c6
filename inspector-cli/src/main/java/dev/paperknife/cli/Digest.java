package dev.paperknife.cli;

import dev.paperknife.mime.message.Body;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Octets summed up, in constant memory.
 *
 * @param size how many there are
 * @param sha256 their SHA-256 in lower-case hexadecimal digits
 */
record Digest(long size, String sha256) {
    private static final int BUFFER_BYTES = 1 << 14;

    /** Of a decoded body. */
    static Digest of(Body body) throws IOException {
        try (InputStream in = body.stream()) {
            return of(in);
        }
    }

    /** Of bytes as they are. */
    static Digest of(Slice bytes) throws IOException {
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
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
