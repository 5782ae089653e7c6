package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Replaces the body of a leaf: under the encoding that was asked for, else the one it has, else one that can hold it. */
final class BodyEdit {
    private static final String FIELD = "Content-Transfer-Encoding";

    private final PartEdit edit;
    private final List<Slice> boundaries;
    private final LineEnd lineEnd;
    private TransferEncoding encoding = TransferEncoding.SEVEN_BIT;
    private Slice body = Slice.empty();

    private BodyEdit(PartEdit edit, List<Slice> boundaries, LineEnd lineEnd) {
        this.edit = edit;
        this.boundaries = boundaries;
        this.lineEnd = lineEnd;
    }

    /** A new body, its encoding declared among the fields of the edit. */
    static BodyEdit of(PartEdit edit, List<Slice> boundaries, LineEnd lineEnd) throws IOException {
        BodyEdit body = new BodyEdit(edit, boundaries, lineEnd);
        body.encode();
        return body;
    }

    private void encode() throws IOException {
        byte[] octets = octets();
        encoding = encoding(octets);
        byte[] bytes = encoded(octets);
        if (isCut(bytes)) {
            requireMayEncode();
            encoding = TransferEncoding.BASE64;
            bytes = encoded(octets);
        }
        body = Slice.of(bytes);
        if (encoding != edit.entity().transferEncoding()) {
            edit.header().set(FIELD, edit.whole().writer().encoding(FIELD, encoding));
        }
    }

    /** The new bytes, encoded. */
    Slice body() {
        return body;
    }

    void emit(Patch patch) {
        Slice old = edit.entity().rawBody();
        if (old.isEmpty() && !body.isEmpty() && patch.lacksBreakAt(old.end())) {
            body = Slice.of(Bytes.joined(body.bytes(), lineEnd.bytes()));
        }
        if (encoding == TransferEncoding.BINARY) {
            patch.replaceExactly(old, body.array());
        } else {
            patch.replace(old, body.array());
        }
    }

    private byte[] octets() throws IOException {
        Octets octets = edit.content().orElseGet(() -> Octets.of(edit.entity().body()::stream));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        octets.writeTo(out);
        return out.toByteArray();
    }

    private TransferEncoding encoding(byte[] octets) {
        OctetScan scan = OctetScan.of(lineEnd == LineEnd.LF ? TextLines.canonical(octets) : octets);
        TransferEncoding wanted = edit.encoding().orElse(edit.entity().transferEncoding());
        if (edit.type().type().equals("message")) {
            return wanted.isIdentity() ? scan.identity() : wanted;
        }
        if (wanted == TransferEncoding.BASE64 || wanted == TransferEncoding.QUOTED_PRINTABLE) {
            return wanted;
        }
        boolean isKept = wanted.isIdentity()
                && wanted != TransferEncoding.UNKNOWN
                && scan.identity().compareTo(wanted) <= 0;
        return isKept ? wanted : scan.quotedOrBase64();
    }

    private void requireMayEncode() {
        if (edit.type().type().equals("message")) {
            throw new IllegalArgumentException("a boundary around section "
                    + edit.entity().section() + " occurs in it, and a message is not encoded");
        }
    }

    private byte[] encoded(byte[] octets) throws IOException {
        if (encoding.isIdentity()) {
            return edit.isLines() ? lineEnd.applied(octets) : octets.clone();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // line breaks of text stay readable, unless the message's own would make other octets of given ones
        boolean isText = edit.type().isText() && (edit.isLines() || lineEnd == LineEnd.CRLF);
        try (OutputStream encoder = isText ? encoding.textEncoder(out) : encoding.encoder(out)) {
            encoder.write(octets);
        }
        return lineEnd.applied(out.toByteArray());
    }

    private boolean isCut(byte[] body) {
        for (Slice boundary : boundaries) {
            if (Delimiters.occur(boundary, body)) {
                return true;
            }
        }
        return false;
    }
}
