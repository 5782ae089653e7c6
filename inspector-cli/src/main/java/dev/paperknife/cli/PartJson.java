package dev.paperknife.cli;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the parts of one letter as EmailBodyParts (RFC 8621 4.1.4), with what an inspector adds under {@code x}. */
final class PartJson {
    private final JsonRecord json;
    private final Findings findings;
    private final TextCharset charset;

    /** Writes the message that a part holds. */
    private final EmailJson email;

    private final Map<String, Digest> digests = new HashMap<>();

    PartJson(JsonRecord json, Findings findings, TextCharset charset, EmailJson email) {
        this.json = json;
        this.findings = findings;
        this.charset = charset;
        this.email = email;
    }

    /** The part with those inside it, as in {@code bodyStructure}; no deeper than the limits of the engine. */
    void structure(Entity part) {
        json.startObject();
        properties(part);
        if (part.body() instanceof Multipart multipart) {
            json.startList("subParts");
            for (Entity inner : multipart.parts()) {
                structure(inner);
            }
            json.endList();
        } else {
            json.nothing("subParts");
        }
        json.startObject("x");
        inspected(part);
        if (part.body() instanceof Message message) {
            json.name("message");
            email.message(message, part.section() + ".");
        } else {
            json.nothing("message");
        }
        json.endObject();
        json.endObject();
    }

    /** Parts each by itself, as in {@code textBody}: without {@code subParts}, and without the message it may hold. */
    void list(String name, List<? extends Entity> parts) {
        json.startList(name);
        for (Entity part : parts) {
            json.startObject();
            properties(part);
            json.startObject("x");
            inspected(part);
            json.endObject();
            json.endObject();
        }
        json.endList();
    }

    private void properties(Entity part) {
        ContentType type = part.contentType();
        boolean isMultipart = type.isMultipart();
        if (isMultipart) {
            json.nothing("partId");
        } else {
            json.text("partId", part.section());
        }
        json.text("type", type.mediaType());
        json.number("size", isMultipart ? part.body().size() : digest(part).size());
        json.text("name", part.filename());
        if (type.isText()) {
            json.text("charset", Ascii.lower(type.charset().orElse("us-ascii")));
        } else {
            json.nothing("charset");
        }
        json.text("disposition", disposition(part));
        json.text("cid", contentId(part));
        languages(part);
        json.text(
                "location",
                part.header()
                        .first("Content-Location", HeaderForms.contentLocation())
                        .orElse(Optional.empty()));
    }

    private static Optional<String> disposition(Entity part) {
        Optional<ContentDisposition> disposition = part.disposition();
        if (disposition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                disposition.get().isAttachment() ? ContentDisposition.ATTACHMENT : ContentDisposition.INLINE);
    }

    private static Optional<String> contentId(Entity part) {
        List<MessageId> ids =
                part.header().first("Content-ID", HeaderForms.messageIds()).orElse(List.of());
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(0).id());
    }

    private void languages(Entity part) {
        List<String> tags = part.header()
                .first("Content-Language", HeaderForms.contentLanguage())
                .orElse(List.of());
        if (tags.isEmpty()) {
            json.nothing("language");
        } else {
            json.texts("language", tags);
        }
    }

    private void inspected(Entity part) {
        json.text("section", part.section());
        json.text("encoding", part.transferEncoding().token());
        json.startObject("offsets");
        json.number("header", part.raw().offset());
        json.number("body", part.rawBody().offset());
        json.number("end", part.rawBody().end());
        json.endObject();
        if (part.contentType().isMultipart()) {
            json.nothing("sha256");
            json.nothing("safeName");
        } else {
            json.text("sha256", digest(part).sha256());
            json.text("safeName", part.filename().isPresent() ? Optional.of(part.safeFilename()) : Optional.empty());
        }
        json.text("sniffed", findings.sniffed(part.section()));
    }

    /** The digest of a leaf, worked out once though several lists name it. */
    private Digest digest(Entity leaf) {
        Digest known = digests.get(leaf.section());
        if (known != null) {
            return known;
        }
        try {
            Digest digest = Digest.of(leaf);
            digests.put(leaf.section(), digest);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of every text leaf below a part, those of messages inside it aside, each under its number. */
    void values(Entity part) {
        if (part.body() instanceof Multipart multipart) {
            for (Entity inner : multipart.parts()) {
                values(inner);
            }
        } else if (part.body() instanceof Content content && part.contentType().isText()) {
            DecodedText text = charset.read(content);
            json.startObject(part.section());
            json.text("value", text.text());
            json.flag("isEncodingProblem", text.isEncodingProblem());
            json.flag("isTruncated", content.isTextCut());
            json.endObject();
        }
    }
}
