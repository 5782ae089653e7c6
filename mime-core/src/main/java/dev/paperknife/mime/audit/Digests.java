package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Bodies summed up, in constant memory; a range of the source that several readings have in common is read once. */
final class Digests {
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int MOST_KEPT = 1 << 15;

    private final Map<Range, Digest> known = new HashMap<>();
    private Slice source = Slice.empty();

    /** Octets that were read through: how many, and their SHA-256 in lower-case hexadecimal digits. */
    record Digest(long size, String sha256) {}

    private record Range(long offset, long length, TransferEncoding encoding) {}

    /** Ranges of the same source as this one are remembered from now on, and no others: those are made anew each time. */
    void begin(Slice source) {
        if (!isOfSource(source)) {
            known.clear();
        }
        this.source = source;
    }

    private boolean isOfSource(Slice slice) {
        return slice.isInMemory() ? source.isInMemory() && slice.array() == source.array() : !source.isInMemory();
    }

    Digest of(Slice raw, TransferEncoding encoding) {
        if (!isOfSource(raw)) {
            return read(raw, encoding);
        }
        Range range = new Range(raw.offset(), raw.length(), encoding);
        Digest found = known.get(range);
        if (found == null) {
            found = read(raw, encoding);
            if (known.size() < MOST_KEPT) {
                known.put(range, found);
            }
        }
        return found;
    }

    private static Digest read(Slice raw, TransferEncoding encoding) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long size = 0;
        try (InputStream in = encoding.stream(raw, DefectSink.NONE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Digest(size, Hex.encodeHexString(digest.digest()));
    }
}
