package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.NormalForms;
import dev.paperknife.mime.header.ContentType;

/**
 * Names for files on any system, made of the names that mail declares. A safe name has no path, no character that a file
 * system or a terminal acts upon, no device behind it, and at most {@value #MOST_BYTES} bytes as UTF-8.
 */
public final class Filenames {
    /** The most bytes of a safe name as UTF-8. */
    public static final int MOST_BYTES = 200;

    private Filenames() {}

    /**
     * The safe form of a declared name: never empty, and a safe name stays as it is. Where nothing is left of the declared
     * one it is made of the section number and the type, such as {@code part-2.png}.
     *
     * @param declared any text, decoded; empty for none
     * @param section the section number of the part
     */
    public static String safe(String declared, String section, ContentType type) {
        String name = SafeName.of(declared);
        return name.isEmpty() ? SafeName.of("part-" + section + "." + extension(type.mediaType())) : name;
    }

    /** The name for the n-th file that wants this safe name: {@code -n} before the extension, and safe again. */
    public static String numbered(String safeName, int n) {
        int dot = SafeName.extensionDot(safeName);
        return SafeName.fit(safeName.substring(0, dot), "-" + n + safeName.substring(dot));
    }

    /** What two names have in common that some file system takes for one: case and normal form do not count. */
    public static String key(String name) {
        String letters = NormalForms.decomposed(name);
        StringBuilder key = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); ) {
            int c = letters.codePointAt(i);
            i += Character.charCount(c);
            key.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
        }
        return NormalForms.decomposed(key.toString());
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "text/plain" -> "txt";
            case "text/html" -> "html";
            case "message/rfc822", "message/global" -> "eml";
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            case "image/gif" -> "gif";
            case "application/pdf" -> "pdf";
            case "application/zip" -> "zip";
            default -> "bin";
        };
    }
}
