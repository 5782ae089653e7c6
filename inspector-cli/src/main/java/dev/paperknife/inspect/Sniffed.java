package dev.paperknife.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** Tika's table of types: by first bytes, by extension, and which is a kind of which. Read when the first part needs it. */
final class Sniffed {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();

    private Sniffed() {}

    /** The type that first bytes show, without parameters; absent for plain text and for what shows nothing. */
    static Optional<MediaType> ofBytes(byte[] head) {
        try {
            return told(TYPES.detect(new ByteArrayInputStream(head), new Metadata()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type that a file name's extension belongs to; absent for one that is not known. */
    static Optional<MediaType> ofName(String safeName) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, safeName);
        try {
            return told(TYPES.detect(null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<MediaType> told(MediaType type) {
        MediaType base = REGISTRY.normalize(type.getBaseType());
        boolean isNothing = base.equals(MediaType.OCTET_STREAM) || base.equals(MediaType.EMPTY);
        return isNothing ? Optional.empty() : Optional.of(base);
    }

    /** A declared type by its usual name; absent where Tika does not know it, or it says nothing. */
    static Optional<MediaType> known(String mediaType) {
        MediaType parsed = MediaType.parse(mediaType);
        MediaType type = parsed == null ? MediaType.OCTET_STREAM : REGISTRY.normalize(parsed);
        return REGISTRY.getTypes().contains(type) ? told(type) : Optional.empty();
    }

    /** Whether one type is the other, or a kind of it. */
    static boolean areRelated(MediaType a, MediaType b) {
        return a.equals(b) || REGISTRY.isSpecializationOf(a, b) || REGISTRY.isSpecializationOf(b, a);
    }

    /** Whether a type is that one, or a kind of it. */
    static boolean isA(MediaType type, String mediaType) {
        MediaType other = REGISTRY.normalize(MediaType.parse(mediaType));
        return type.equals(other) || REGISTRY.isSpecializationOf(type, other);
    }
}
