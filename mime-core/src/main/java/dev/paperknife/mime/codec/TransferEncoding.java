package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How the octets of a body are written (RFC 2045 6), both ways, in whole arrays and as streams. */
public enum TransferEncoding {
    /** Lines of ASCII. */
    SEVEN_BIT("7bit"),
    /** Lines of any octets. */
    EIGHT_BIT("8bit"),
    /** Any octets. */
    BINARY("binary"),
    /** RFC 2045 6.8. */
    BASE64("base64"),
    /** RFC 2045 6.7. */
    QUOTED_PRINTABLE("quoted-printable"),
    /** A uuencoded file, which only decodes (POSIX uuencode). */
    UUENCODE("x-uuencode"),
    /** Anything else: the body stays as it is (RFC 2045 6.4). */
    UNKNOWN("unknown");

    private static final List<TransferEncoding> KNOWN =
            List.of(BASE64, QUOTED_PRINTABLE, SEVEN_BIT, EIGHT_BIT, BINARY, UUENCODE);
    private static final List<String> NAMES_OF_UUENCODE = List.of("uuencode", "x-uue", "uue");

    private final String token;

    TransferEncoding(String token) {
        this.token = token;
    }

    /** The name in a Content-Transfer-Encoding field, in lower case. */
    public String token() {
        return token;
    }

    /** Whether the octets of the body are the content itself. */
    public boolean isIdentity() {
        return this != BASE64 && this != QUOTED_PRINTABLE && this != UUENCODE;
    }

    /** The encoding with this name, in any case; x-uuencode, uuencode, x-uue and uue are one. Absent for any other. */
    public static Optional<TransferEncoding> forToken(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        return forToken(bytes, 0, bytes.length);
    }

    /** The encoding with the name that bytes [from, to) spell, as {@link #forToken(String)}. */
    public static Optional<TransferEncoding> forToken(byte[] bytes, int from, int to) {
        for (TransferEncoding encoding : KNOWN) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, encoding.token)) {
                return Optional.of(encoding);
            }
        }
        for (String name : NAMES_OF_UUENCODE) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, name)) {
                return Optional.of(UUENCODE);
            }
        }
        return Optional.empty();
    }

    /**
     * The decoded octets of a body; what is wrong with it is reported, once for each kind, with offsets in its source.
     *
     * @throws UncheckedIOException if a file cannot be read or has changed
     * @throws OutOfMemoryError if there are more than an array can hold
     */
    public byte[] decode(Slice body, DefectSink defects) {
        if (isIdentity()) {
            return body.bytes();
        }
        try {
            return WholeBody.decode(body, this, defects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The decoded octets of a body as a stream, in constant memory: the same octets and reports as {@link #decode}. It
     * reports when its end is read. Close it: over a file it holds the file open.
     *
     * @throws IOException if a file cannot be opened or has changed, now or when it is read
     */
    public InputStream stream(Slice body, DefectSink defects) throws IOException {
        return isIdentity() ? body.stream() : stream(body, defects, Window.capacity(body));
    }

    /** The same through a window of so many bytes, at least 4. */
    InputStream stream(Slice body, DefectSink defects, int windowBytes) {
        return new DecodingStream(new Window(body, windowBytes), windowBytes, decoder(body.offset(), defects));
    }

    BodyDecoder decoder(long start, DefectSink defects) {
        return switch (this) {
            case BASE64 -> new Base64Decoder(start, defects);
            case QUOTED_PRINTABLE -> new QuotedPrintableDecoder(start, defects);
            case UUENCODE -> new UuDecoder(start, defects);
            default -> throw new IllegalArgumentException(token + " has nothing to decode");
        };
    }

    /**
     * A stream that writes what it is given to {@code out}, encoded: for any octets. Closing it writes the rest and leaves
     * {@code out} open. Lines have at most 76 characters and end in CRLF, the last one without. The identities pass on.
     *
     * @throws IllegalArgumentException for {@link #UUENCODE}, which only decodes
     */
    public OutputStream encoder(OutputStream out) {
        return switch (this) {
            case BASE64 -> new Base64Encoder(out);
            case QUOTED_PRINTABLE -> new QuotedPrintableEncoder(out, false);
            case UUENCODE -> throw new IllegalArgumentException("x-uuencode is not written");
            default -> new PassingStream(out);
        };
    }

    /**
     * Writes all that can be read to {@code out}, encoded as by {@link #encoder}; closes neither.
     *
     * @throws IOException if reading or writing fails
     */
    public void encode(InputStream in, OutputStream out) throws IOException {
        try (OutputStream encoder = encoder(out)) {
            in.transferTo(encoder);
        }
    }

    /**
     * As {@link #encoder}, for text whose lines end in CRLF: quoted-printable keeps those line ends as its own. A CR or LF
     * that stands alone is encoded, so any octets come back as they were.
     */
    public OutputStream textEncoder(OutputStream out) {
        return this == QUOTED_PRINTABLE ? new QuotedPrintableEncoder(out, true) : encoder(out);
    }
}
