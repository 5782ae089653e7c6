package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An entity of which everything is settled but the writing: its Content-* fields, and its body under an encoding. */
final class Prepared {
    private static final byte[] CRLF = {'\r', '\n'};

    private final Slice fields;
    private final Octets octets;
    private final TransferEncoding encoding;
    private final boolean isText;
    private final List<Prepared> parts;
    private final String boundary;
    private final Slice preamble;
    private final Slice epilogue;

    private Prepared(
            Slice fields,
            Octets octets,
            TransferEncoding encoding,
            boolean isText,
            List<Prepared> parts,
            String boundary,
            Slice preamble,
            Slice epilogue) {
        this.fields = fields;
        this.octets = octets;
        this.encoding = encoding;
        this.isText = isText;
        this.parts = parts;
        this.boundary = boundary;
        this.preamble = preamble;
        this.epilogue = epilogue;
    }

    /** A leaf; its line ends stand for themselves under quoted-printable where it is text. */
    static Prepared leaf(byte[] fields, Octets octets, TransferEncoding encoding, boolean isText) {
        Slice none = Slice.empty();
        return new Prepared(Slice.of(fields), octets, encoding, isText, List.of(), "", none, none);
    }

    static Prepared multipart(byte[] fields, List<Prepared> parts, String boundary, byte[] preamble, byte[] epilogue) {
        TransferEncoding encoding = widest(parts);
        Octets none = Octets.of(Slice.empty());
        return new Prepared(
                Slice.of(fields),
                none,
                encoding,
                false,
                List.copyOf(parts),
                boundary,
                Slice.of(preamble),
                Slice.of(epilogue));
    }

    /** What a multipart of these parts has to declare: the widest of the identities in it (RFC 2045 6.4). */
    static TransferEncoding widest(List<Prepared> parts) {
        TransferEncoding widest = TransferEncoding.SEVEN_BIT;
        for (Prepared part : parts) {
            boolean isWider = part.encoding.isIdentity() && part.encoding.compareTo(widest) > 0;
            widest = isWider ? part.encoding : widest;
        }
        return widest;
    }

    /** The Content-* fields, each with its CRLF. */
    Slice fields() {
        return fields;
    }

    Octets octets() {
        return octets;
    }

    /** Whether its octets stand in the message as they are, so that a line of them could be a delimiter. */
    boolean isOpen() {
        return encoding.isIdentity();
    }

    /** Whether the body, as it is written, holds what is searched for, a line end before its first line included. */
    boolean holds(TokenSearch search) throws IOException {
        search.restart();
        search.write('\n');
        if (encoding != TransferEncoding.BASE64) {
            writeBody(search);
        }
        return search.isFound();
    }

    private boolean isMultipart() {
        return !boundary.isEmpty();
    }

    /** About how many bytes {@link #writeTo} writes; of a source whose size is not known, none. */
    long estimate() {
        long estimate = fields.length() + preamble.length() + epilogue.length() + 100;
        estimate += encoding.isIdentity() ? octets.length() : octets.length() / 57 * 78 + 78;
        for (Prepared part : parts) {
            estimate += part.estimate() + boundary.length() + 6;
        }
        return estimate;
    }

    /** Writes fields, empty line and body. As deep as the parts are, which the limit for new parts bounds. */
    void writeTo(OutputStream out) throws IOException {
        fields.writeTo(out);
        out.write(CRLF);
        writeBody(out);
    }

    private void writeBody(OutputStream out) throws IOException {
        if (isMultipart()) {
            writeParts(out);
        } else if (encoding.isIdentity()) {
            octets.writeTo(out);
        } else {
            writeEncoded(out);
        }
    }

    private void writeEncoded(OutputStream out) throws IOException {
        OutputStream encoder = isText ? encoding.textEncoder(out) : encoding.encoder(out);
        octets.writeTo(encoder);
        encoder.close();
    }

    private void writeParts(OutputStream out) throws IOException {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        if (!preamble.isEmpty()) {
            preamble.writeTo(out);
            out.write(CRLF);
        }
        for (Prepared part : parts) {
            out.write(delimiter);
            out.write(CRLF);
            part.writeTo(out);
            out.write(CRLF);
        }
        out.write(delimiter);
        out.write('-');
        out.write('-');
        out.write(CRLF);
        epilogue.writeTo(out);
    }
}
