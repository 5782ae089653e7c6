package dev.paperknife.inspect;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Answers that need no table of types, which takes longer to read than most mail: for parts that are what they say, or say nothing. */
final class Evident {
    /** Types with what Tika knows them by as well, and their extensions. */
    private static final List<Kind> KINDS = List.of(
            new Kind("application/pdf", "%PDF-", "pdf"),
            new Kind("image/png", "\u0089PNG\r\n\u001A\n", "png"),
            new Kind("image/jpeg", "\u00FF\u00D8\u00FF", "jpg"),
            new Kind("image/jpeg", "\u00FF\u00D8\u00FF", "jpeg"),
            new Kind("image/gif", "GIF89a", "gif"),
            new Kind("image/gif", "GIF87a", "gif"),
            new Kind("text/plain", "", "txt"),
            new Kind("text/html", "", "html"),
            new Kind("text/html", "", "htm"));

    private Evident() {}

    private record Kind(String mediaType, String start, String extension) {}

    /** Whether a type says nothing of a content. */
    static boolean saysNothing(ContentType type) {
        return type.is("application", "octet-stream");
    }

    /** Whether the extension is the type's own. */
    static boolean hasOwnExtension(ContentType type, String safeName) {
        String extension = Ascii.lower(safeName.substring(safeName.lastIndexOf('.') + 1));
        return KINDS.stream()
                .anyMatch(kind -> kind.extension.equals(extension) && kind.mediaType.equals(type.mediaType()));
    }

    /** Whether content begins as its type does. */
    static boolean beginsLikeItsType(ContentType type, byte[] head) {
        return KINDS.stream()
                .anyMatch(kind -> !kind.start.isEmpty()
                        && kind.mediaType.equals(type.mediaType())
                        && isAt(head, 0, latin1(kind.start)));
    }

    private static boolean isAt(byte[] head, int index, byte[] bytes) {
        return index + bytes.length <= head.length
                && Arrays.equals(head, index, index + bytes.length, bytes, 0, bytes.length);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
