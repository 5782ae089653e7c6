package dev.paperknife.transport;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.FileName;
import dev.paperknife.mime.message.Filenames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A part of a message as its server describes it (RFC 9051 7.5.2), read without any body. Its sections are those that
 * {@link dev.paperknife.mime.message.Entity#section()} gives.
 *
 * @param section such as "0" for a multipart at the root, "1", "2.1"
 * @param disposition absent where the part has none or the server did not say
 * @param encodedBytes the size as it is stored and transferred, encoding and all; absent for a multipart
 * @param id the Content-ID as it stands, angle brackets and all
 * @param description the Content-Description, decoded
 * @param envelope what the message inside a {@code message/rfc822} says of itself
 * @param parts those of a multipart; of a message inside a message, that message alone
 */
public record BodyStructure(
        String section,
        ContentType contentType,
        Optional<ContentDisposition> disposition,
        TransferEncoding transferEncoding,
        OptionalLong encodedBytes,
        Optional<String> id,
        Optional<String> description,
        List<String> languages,
        Optional<String> location,
        Optional<ImapEnvelope> envelope,
        List<BodyStructure> parts) {
    /** Keeps copies. */
    public BodyStructure {
        languages = List.copyOf(languages);
        parts = List.copyOf(parts);
    }

    /** The declared file name, decoded. Not safe as a path. */
    public Optional<String> filename() {
        return FileName.of(disposition, contentType);
    }

    /** A name for a file on any system, as {@link dev.paperknife.mime.message.Entity#safeFilename()} makes it. */
    public String safeFilename() {
        return Filenames.safe(filename().orElse(""), section, contentType);
    }

    /** This part and all inside it, depth first, in order; messages inside messages too. */
    public Stream<BodyStructure> walk() {
        List<BodyStructure> found = new ArrayList<>();
        Deque<BodyStructure> ahead = new ArrayDeque<>();
        ahead.push(this);
        while (!ahead.isEmpty()) {
            BodyStructure part = ahead.pop();
            found.add(part);
            for (int i = part.parts.size() - 1; i >= 0; i--) {
                ahead.push(part.parts.get(i));
            }
        }
        return found.stream();
    }

    /** The part of that section; absent where there is none. */
    public Optional<BodyStructure> part(String wanted) {
        return walk().filter(part -> part.section.equals(wanted)).findFirst();
    }

    /** The part as people name it: section and type. */
    @Override
    public String toString() {
        return section + " " + contentType.mediaType();
    }
}
