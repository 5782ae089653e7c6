package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A discrete body (RFC 2046 3): octets under a transfer encoding, and text if its type says so. */
public final class Content implements Body {
    private static final int BUFFER_BYTES = 1 << 14;

    private final Slice raw;
    private final TransferEncoding encoding;
    private final Optional<String> charset;
    private final CharsetHints hints;
    private final int mostTextBytes;

    /** The whole text, as long as the collector leaves it: who looks at a message asks for it again and again. */
    private volatile @Nullable WeakReference<DecodedText> text;

    Content(Slice raw, TransferEncoding encoding, Optional<String> charset, CharsetHints hints, int mostTextBytes) {
        this.raw = raw;
        this.encoding = encoding;
        this.charset = charset;
        this.hints = hints;
        this.mostTextBytes = mostTextBytes;
    }

    TransferEncoding encoding() {
        return encoding;
    }

    @Override
    public byte[] bytes() {
        DecodedText known = known();
        return known == null ? decode(DefectSink.NONE) : known.bytes().bytes();
    }

    /** The octets, with what was wrong in their encoding reported. */
    public byte[] decode(DefectSink defects) {
        return encoding.decode(raw, defects);
    }

    @Override
    public InputStream stream() throws IOException {
        DecodedText known = known();
        return known == null ? encoding.stream(raw, DefectSink.NONE) : known.bytes().stream();
    }

    @Override
    public long size() {
        if (encoding.isIdentity()) {
            return raw.length();
        }
        try (InputStream in = stream()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The octets as text, by the rules for bodies without a usable charset too; cut at the limit for decoded bodies. */
    public String text() {
        return decodeText().text();
    }

    /** The text with how it was read: the charset that was declared, the one used, how much did not fit it. */
    public DecodedText decodeText() {
        return decodeText(mostTextBytes);
    }

    /** The same for so many octets at most, from the first on: enough to tell a charset by, whatever the size. */
    public DecodedText decodeText(int mostOctets) {
        return decodeText(mostOctets, DefectSink.NONE);
    }

    /** The same, with what is wrong in the transfer encoding reported as far as it is undone. */
    public DecodedText decodeText(int mostOctets, DefectSink defects) {
        boolean isWhole = raw.length() <= mostOctets;
        DecodedText known = isWhole && defects == DefectSink.NONE ? known() : null;
        return known == null ? read(mostOctets, defects, isWhole) : known;
    }

    private DecodedText read(int mostOctets, DefectSink defects, boolean isWhole) {
        DecodedText read = Charsets.decode(octets(mostOctets, defects), charset, hints);
        if (isWhole && raw.isInMemory()) { // a file may change, and then it is to be said
            text = new WeakReference<>(read);
        }
        return read;
    }

    private @Nullable DecodedText known() {
        WeakReference<DecodedText> reference = text;
        return reference == null ? null : reference.get();
    }

    /** Whether {@link #text} gives less than all because of the limit for decoded bodies. */
    public boolean isTextCut() {
        return encoding.isIdentity()
                ? raw.length() > mostTextBytes
                : raw.length() > mostTextBytes && size() > mostTextBytes;
    }

    /** As many octets as may be decoded into memory; where nothing encodes them they keep their offset in the source. */
    private Slice octets(int most, DefectSink defects) {
        if (encoding.isIdentity()) {
            return raw.slice(0, Math.min(raw.length(), most)).load();
        }
        if (raw.length() <= most) {
            return Slice.of(decode(defects));
        }
        try (InputStream in = encoding.stream(raw, defects)) {
            return Slice.of(in.readNBytes(most));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
