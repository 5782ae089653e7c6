package dev.paperknife.transport;

import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Between a server's structures and our own messages, so that what counts as an attachment is decided in one place. */
final class StructureOfMessage {
    private StructureOfMessage() {}

    /** The structure that a correct server would give. Messages nest only so deep, and so does this. */
    static BodyStructure of(Entity entity) {
        List<BodyStructure> parts = new ArrayList<>();
        if (entity.body() instanceof Multipart multipart) {
            multipart.parts().forEach(part -> parts.add(of(part)));
        } else if (entity.body() instanceof Message inner
                && entity.contentType().isMessage()) {
            parts.add(of(inner));
        }
        boolean isMultipart = entity.contentType().isMultipart();
        return new BodyStructure(
                entity.section(),
                entity.contentType(),
                entity.disposition(),
                entity.transferEncoding(),
                isMultipart
                        ? OptionalLong.empty()
                        : OptionalLong.of(entity.rawBody().length()),
                entity.header().first("Content-ID", HeaderForms.raw()).map(String::strip),
                entity.header().first("Content-Description", HeaderForms.text()),
                entity.header()
                        .first("Content-Language", HeaderForms.contentLanguage())
                        .orElse(List.of()),
                entity.header()
                        .first("Content-Location", HeaderForms.contentLocation())
                        .flatMap(location -> location),
                Optional.empty(),
                parts);
    }

    /** The parts that RFC 8621 4.1.4 calls attachments: found by a message of the same structure, with empty bodies. */
    static List<BodyStructure> attachments(BodyStructure root) {
        Set<String> sections =
                outline(root).attachments().stream().map(Entity::section).collect(Collectors.toSet());
        return root.walk().filter(part -> sections.contains(part.section())).toList();
    }

    /** A message of that structure whose bodies are empty. Boundaries are numbered by section, so that none begins like another. */
    static Message outline(BodyStructure root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(root, out);
        return Message.parse(out.toByteArray());
    }

    private static void write(BodyStructure part, ByteArrayOutputStream out) {
        boolean isMultipart = part.contentType().isMultipart();
        String boundary = "section-" + part.section() + "-";
        line(
                "Content-Type: "
                        + (isMultipart ? part.contentType().with("boundary", boundary) : part.contentType()).format(),
                out);
        part.disposition().ifPresent(value -> line("Content-Disposition: " + value.format(), out));
        part.id().ifPresent(id -> line("Content-ID: " + WireText.cut(printable(id)), out));
        line("", out);
        if (isMultipart) {
            for (BodyStructure child : part.parts()) {
                line("--" + boundary, out);
                write(child, out);
            }
            line("--" + boundary + "--", out);
        } else {
            part.parts().forEach(inner -> write(inner, out));
        }
        line("", out);
    }

    private static String printable(String text) {
        return Arguments.isText(text) ? text : "";
    }

    private static void line(String line, ByteArrayOutputStream out) {
        out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
