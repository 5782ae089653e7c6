package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.ParameterStyle;
import dev.paperknife.mime.header.Parameters;
import java.util.List;
import java.util.Optional;

/** Writes the fields of a part, in one order. */
final class PartFields {
    private final FieldWriter writer;
    private final GrownBytes out = new GrownBytes(200);

    PartFields(FieldWriter writer) {
        this.writer = writer;
    }

    byte[] bytes() {
        return out.copy();
    }

    void multipart(NewPart part, String boundary, TransferEncoding encoding) {
        common(part, part.type().with("boundary", boundary), encoding);
    }

    void leaf(NewPart part, ContentType type, TransferEncoding encoding) {
        common(part, withName(part, type), encoding);
    }

    /** Readers that know no RFC 2231 look for the name in Content-Type too. */
    private ContentType withName(NewPart part, ContentType type) {
        Optional<String> name = part.filename();
        return name.isPresent() && writer.style() == ParameterStyle.ENCODED_WORDS
                ? type.with("name", name.get())
                : type;
    }

    private void common(NewPart part, ContentType type, TransferEncoding encoding) {
        out.writeBytes(writer.type("Content-Type", type));
        if (encoding != TransferEncoding.SEVEN_BIT) {
            out.writeBytes(writer.encoding("Content-Transfer-Encoding", encoding));
        }
        part.contentId().ifPresent(id -> out.writeBytes(writer.ids("Content-ID", List.of(id))));
        part.disposition().ifPresent(kind -> disposition(kind, part.filename()));
        for (NewField field : part.fields()) {
            out.writeBytes(writer.write(field.name(), field.value()));
        }
    }

    private void disposition(String kind, Optional<String> filename) {
        Parameters parameters =
                filename.map(name -> Parameters.NONE.with("filename", name)).orElse(Parameters.NONE);
        out.writeBytes(writer.disposition("Content-Disposition", new ContentDisposition(kind, parameters)));
    }
}
