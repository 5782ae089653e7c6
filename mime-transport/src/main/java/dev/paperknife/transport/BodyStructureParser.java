package dev.paperknife.transport;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapValue.Sequence;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code body} (RFC 9051 9). It goes only as deep as {@link ImapLexer#MAX_DEPTH}. Parameters are put together as the
 * field they come from and read like any other, so that names mean the same as in a message that was parsed.
 */
final class BodyStructureParser {
    /** Where the fields of a single part stand in its list. */
    private static final int SIZE = 6;

    private BodyStructureParser() {}

    /** The structure of a whole message; absent where the value is no list. */
    static Optional<BodyStructure> of(ImapValue body) {
        return body instanceof Sequence ? Optional.of(root(body, "")) : Optional.empty();
    }

    /** A message, at the root or inside the part whose number is before it. */
    private static BodyStructure root(ImapValue body, String base) {
        boolean isMultipart = isMultipart(body);
        return isMultipart ? multipart(body, base + "0", base) : single(body, base + "1");
    }

    private static BodyStructure part(ImapValue body, String section) {
        return isMultipart(body) ? multipart(body, section, section + ".") : single(body, section);
    }

    /**
     * A multipart begins with its parts. One without any comes as NIL and a subtype, and lacks what a single part has; from Gmail
     * as its subtype alone.
     */
    private static boolean isMultipart(ImapValue body) {
        return body.at(0) instanceof Sequence
                || body.values().size() == 1
                || (body.at(0).text().isEmpty() && body.at(SIZE).number() < 0);
    }

    private static BodyStructure multipart(ImapValue body, String section, String childPrefix) {
        List<BodyStructure> parts = new ArrayList<>();
        int next = 0;
        while (body.at(next) instanceof Sequence) {
            parts.add(part(body.at(next), childPrefix + (next + 1)));
            next++;
        }
        next = next == 0 && body.at(0).text().isEmpty() ? 1 : next;
        ContentType type = contentType("multipart", body.at(next), body.at(next + 1));
        return new BodyStructure(
                section,
                type,
                disposition(body.at(next + 2)),
                TransferEncoding.SEVEN_BIT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                languages(body.at(next + 3)),
                body.at(next + 4).text(),
                Optional.empty(),
                parts);
    }

    private static BodyStructure single(ImapValue body, String section) {
        String mainType = body.at(0).text().orElse("application");
        ContentType type = contentType(mainType, body.at(1), body.at(2));
        boolean isMessage = type.isMessage() && body.at(SIZE + 2) instanceof Sequence;
        // Extensions stand after the size, after the lines of text, or after envelope, body and lines of a message.
        int extensions =
                SIZE + 1 + (isMessage ? 3 : type.isText() || body.at(SIZE + 1).number() >= 0 ? 1 : 0);
        return new BodyStructure(
                section,
                type,
                disposition(body.at(extensions + 1)),
                encoding(body.at(5)),
                size(body.at(SIZE)),
                body.at(3).text(),
                body.at(4).text().map(text -> EncodedWords.decode(body.at(4).octets(), ReadContext.DEFAULT)),
                languages(body.at(extensions + 2)),
                body.at(extensions + 3).text(),
                isMessage ? Optional.of(ImapEnvelope.of(body.at(SIZE + 1))) : Optional.empty(),
                isMessage ? List.of(root(body.at(SIZE + 2), section + ".")) : List.of());
    }

    private static OptionalLong size(ImapValue value) {
        return value.number() >= 0 ? OptionalLong.of(value.number()) : OptionalLong.empty();
    }

    private static TransferEncoding encoding(ImapValue value) {
        Slice token = value.octets();
        return token.isEmpty()
                ? TransferEncoding.SEVEN_BIT
                : TransferEncoding.forToken(token.array(), token.from(), token.to())
                        .orElse(TransferEncoding.UNKNOWN);
    }

    private static List<String> languages(ImapValue value) {
        return value instanceof Sequence
                ? value.values().stream().flatMap(tag -> tag.text().stream()).toList()
                : value.text().map(List::of).orElse(List.of());
    }

    private static ContentType contentType(String mainType, ImapValue subtype, ImapValue parameters) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.writeBytes(mainType.getBytes(StandardCharsets.UTF_8));
        field.write('/');
        write(subtype, field);
        if (subtype.octets().isEmpty()) {
            field.writeBytes(Wire.ascii(mainType.equals("multipart") ? "mixed" : "octet-stream"));
        }
        writeParameters(parameters, field);
        return HeaderForms.contentType().read(Slice.of(field.toByteArray()), ReadContext.DEFAULT);
    }

    private static Optional<ContentDisposition> disposition(ImapValue value) {
        if (value.at(0).text().isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        write(value.at(0), field);
        writeParameters(value.at(1), field);
        return Optional.of(HeaderForms.contentDisposition().read(Slice.of(field.toByteArray()), ReadContext.DEFAULT));
    }

    private static void writeParameters(ImapValue parameters, ByteArrayOutputStream field) {
        for (int i = 0; i + 1 < parameters.values().size(); i += 2) {
            field.writeBytes(new byte[] {';', ' '});
            write(parameters.at(i), field);
            field.write('=');
            writeQuoted(parameters.at(i + 1).octets(), field);
        }
    }

    private static void write(ImapValue value, ByteArrayOutputStream field) {
        Slice octets = value.octets();
        field.write(octets.array(), octets.from(), octets.to() - octets.from());
    }

    private static void writeQuoted(Slice octets, ByteArrayOutputStream field) {
        field.write('"');
        for (int i = octets.from(); i < octets.to(); i++) {
            byte b = octets.array()[i];
            if (b == '"' || b == '\\') {
                field.write('\\');
            }
            field.write(b);
        }
        field.write('"');
    }
}
