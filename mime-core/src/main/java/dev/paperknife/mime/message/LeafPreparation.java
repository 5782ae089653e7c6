package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Chooses how a leaf travels: by what the caller asked for, else by what it holds (RFC 2045 6). */
final class LeafPreparation {
    private final WritingStyle style;

    LeafPreparation(WritingStyle style) {
        this.style = style;
    }

    Prepared prepare(NewPart part) throws IOException {
        Optional<String> text = part.text();
        return text.isPresent() ? text(part, text.get(), part.encoding()) : octets(part, part.encoding());
    }

    /** The same in base64, whose lines are never delimiters; a message cannot be helped so. */
    Prepared prepareAsBase64(NewPart part, String boundary) throws IOException {
        if (isMessage(part.type())) {
            throw new IllegalArgumentException(
                    "the boundary occurs in a message that goes as it is: " + Permitted.shown(boundary));
        }
        Optional<TransferEncoding> base64 = Optional.of(TransferEncoding.BASE64);
        Optional<String> text = part.text();
        return text.isPresent() ? text(part, text.get(), base64) : octets(part, base64);
    }

    private Prepared text(NewPart part, String text, Optional<TransferEncoding> wanted) {
        String lines = part.isFlowed() ? TextLines.flowed(text) : TextLines.canonical(text);
        Charset charset = part.charset().orElse(style.charset());
        Optional<byte[]> bytes = FaithfulText.encode(lines, charset);
        if (bytes.isEmpty()) {
            charset = StandardCharsets.UTF_8;
            bytes = FaithfulText.encode(lines, charset);
        }
        byte[] octets = bytes.orElseThrow();
        OctetScan scan = OctetScan.of(octets);
        TransferEncoding encoding = wanted.isPresent() ? required(wanted.get(), scan) : chosen(scan, charset);
        return leaf(part, type(part, charset), Octets.of(octets), encoding);
    }

    private static TransferEncoding chosen(OctetScan scan, Charset charset) {
        TransferEncoding choice = scan.choice();
        boolean isReadable = choice == TransferEncoding.SEVEN_BIT || Charsets.isAsciiSuperset(charset);
        return isReadable ? choice : TransferEncoding.BASE64;
    }

    private static ContentType type(NewPart part, Charset charset) {
        ContentType type = part.type();
        ContentType flowed = part.isFlowed() ? type.with("format", "flowed") : type;
        boolean isLabelled = type.charset()
                .flatMap(Charsets::forLabel)
                .filter(charset::equals)
                .isPresent();
        return isLabelled ? flowed : flowed.with("charset", Ascii.lower(charset.name()));
    }

    private Prepared octets(NewPart part, Optional<TransferEncoding> wanted) throws IOException {
        ContentType type = part.type();
        if (isMessage(type)) {
            return message(part, wanted);
        }
        boolean isIdentity = wanted.isPresent() && wanted.get().isIdentity();
        boolean isScanned = isIdentity
                || (part.octets().isSlice() && (type.isText() || part.octets().length() == 0));
        if (!isScanned) {
            return leaf(part, type, part.octets(), wanted.orElse(TransferEncoding.BASE64));
        }
        Octets octets = part.octets().asSlice();
        OctetScan scan = new OctetScan();
        octets.writeTo(scan);
        TransferEncoding byContent = scan.hasCrlfOnly() ? scan.choice() : TransferEncoding.BASE64;
        return leaf(part, type, octets, wanted.isPresent() ? required(wanted.get(), scan) : byContent);
    }

    /** Messages are never encoded: what is in them has its own encodings (RFC 2046 5.2.1). */
    private Prepared message(NewPart part, Optional<TransferEncoding> wanted) throws IOException {
        Octets octets = part.octets().asSlice();
        OctetScan scan = new OctetScan();
        octets.writeTo(scan);
        TransferEncoding encoding = wanted.isPresent() ? required(wanted.get(), scan) : scan.identity();
        if (!encoding.isIdentity()) {
            throw new IllegalArgumentException("a message is not encoded again (RFC 2046 5.2.1): " + encoding.token());
        }
        return leaf(part, part.type(), octets, encoding);
    }

    private static boolean isMessage(ContentType type) {
        return type.type().equals("message");
    }

    private static TransferEncoding required(TransferEncoding wanted, OctetScan scan) {
        if (wanted.isIdentity() && scan.identity().compareTo(wanted) > 0) {
            throw new IllegalArgumentException(
                    "the content does not keep to " + wanted.token() + " (RFC 2045 2.7, 2.8)");
        }
        return wanted;
    }

    private Prepared leaf(NewPart part, ContentType type, Octets octets, TransferEncoding encoding) {
        PartFields fields = new PartFields(style.writer());
        fields.leaf(part, type, encoding);
        return Prepared.leaf(fields.bytes(), octets, encoding, type.isText());
    }
}
