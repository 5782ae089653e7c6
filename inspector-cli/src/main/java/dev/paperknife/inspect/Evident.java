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

    private record Kind(String mediaType, String start, String extension) {
        boolean is(ContentType type) {
            return mediaType.equals(type.mediaType());
        }

        boolean isAtStart(byte[] head) {
            byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length > 0
                    && bytes.length <= head.length
                    && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    /** Whether a type says nothing of a content. */
    static boolean saysNothing(ContentType type) {
        return type.is("application", "octet-stream");
    }

    /** Whether the extension is the type's own. */
    static boolean hasOwnExtension(ContentType type, String safeName) {
        String extension = Ascii.lower(safeName.substring(safeName.lastIndexOf('.') + 1));
        for (Kind kind : KINDS) {
            if (kind.is(type) && kind.extension.equals(extension)) {
                return true;
            }
        }
        return false;
    }

    /** Whether content begins as its type does. */
    static boolean beginsLikeItsType(ContentType type, byte[] head) {
        for (Kind kind : KINDS) {
            if (kind.is(type) && kind.isAtStart(head)) {
                return true;
            }
        }
        return false;
    }
}
