package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The type of a file: by the extension of its name and, where that says nothing, by how its content begins. */
final class FileTypes {
    /** How many octets {@link #byContent} looks at. */
    static final int CONTENT_BYTES = 4096;

    private static final String[] TABLE = {
        "text/plain txt text log ini conf cfg asc diff patch",
        "text/html html htm",
        "text/css css",
        "text/csv csv",
        "text/tab-separated-values tsv",
        "text/calendar ics ifb",
        "text/vcard vcf",
        "text/markdown md markdown",
        "text/javascript js mjs",
        "text/xml xml xsl",
        "text/rtf rtf",
        "text/x-python py",
        "text/x-java-source java",
        "text/x-csrc c h",
        "application/xhtml+xml xhtml xht",
        "application/json json",
        "application/yaml yaml yml",
        "application/pdf pdf",
        "application/postscript ps eps ai",
        "application/msword doc dot",
        "application/vnd.ms-excel xls xlt",
        "application/vnd.ms-powerpoint ppt pps",
        "application/vnd.ms-outlook msg",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation pptx",
        "application/vnd.ms-word.document.macroEnabled.12 docm",
        "application/vnd.ms-excel.sheet.macroEnabled.12 xlsm",
        "application/vnd.oasis.opendocument.text odt",
        "application/vnd.oasis.opendocument.spreadsheet ods",
        "application/vnd.oasis.opendocument.presentation odp",
        "application/epub+zip epub",
        "application/zip zip",
        "application/gzip gz",
        "application/x-tar tar",
        "application/gzip tgz",
        "application/x-bzip2 bz2",
        "application/x-xz xz",
        "application/zstd zst",
        "application/x-7z-compressed 7z",
        "application/vnd.rar rar",
        "application/java-archive jar",
        "application/sql sql",
        "application/wasm wasm",
        "application/x-sh sh",
        "application/pgp-keys key",
        "application/pgp-signature sig",
        "application/pkcs7-mime p7m",
        "application/pkcs7-signature p7s",
        "application/pkix-cert cer crt der",
        "application/x-pkcs12 p12 pfx",
        "application/x-pem-file pem",
        "application/ms-tnef tnef",
        "image/png png",
        "image/jpeg jpg jpeg jpe jfif",
        "image/gif gif",
        "image/bmp bmp",
        "image/tiff tif tiff",
        "image/webp webp",
        "image/svg+xml svg svgz",
        "image/vnd.microsoft.icon ico",
        "image/heic heic",
        "image/heif heif",
        "image/avif avif",
        "image/jxl jxl",
        "image/vnd.adobe.photoshop psd",
        "audio/basic au snd",
        "audio/midi mid midi",
        "audio/mpeg mp3 mp2",
        "audio/x-pn-realaudio ra ram",
        "audio/x-wav wav",
        "audio/ogg ogg oga opus",
        "audio/flac flac",
        "audio/mp4 m4a",
        "audio/aac aac",
        "audio/x-aiff aif aiff",
        "audio/amr amr",
        "video/mpeg mpg mpeg mpe",
        "video/x-msvideo avi",
        "video/mp4 mp4 m4v",
        "video/quicktime mov qt",
        "video/webm webm",
        "video/x-matroska mkv",
        "video/x-ms-wmv wmv",
        "video/x-flv flv",
        "video/3gpp 3gp",
        "video/ogg ogv",
        "font/ttf ttf",
        "font/otf otf",
        "font/woff woff",
        "font/woff2 woff2",
        "message/rfc822 eml mht mhtml"
    };

    /** What files begin with: the offset, the bytes as ISO 8859-1, the type. */
    private record Magic(int offset, String bytes, String type) {}

    private static final Magic[] MAGIC = {
        new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
        new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
        new Magic(0, "GIF87a", "image/gif"),
        new Magic(0, "GIF89a", "image/gif"),
        new Magic(8, "WEBP", "image/webp"),
        new Magic(0, "BM", "image/bmp"),
        new Magic(0, "II*\0", "image/tiff"),
        new Magic(0, "MM\0*", "image/tiff"),
        new Magic(0, "%PDF-", "application/pdf"),
        new Magic(0, "%!PS", "application/postscript"),
        new Magic(0, "PK\u0003\u0004", "application/zip"),
        new Magic(0, "\u001f\u008b", "application/gzip"),
        new Magic(0, "BZh", "application/x-bzip2"),
        new Magic(0, "\u00fd7zXZ\0", "application/x-xz"),
        new Magic(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
        new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar"),
        new Magic(257, "ustar", "application/x-tar"),
        new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole-storage"),
        new Magic(0, "ID3", "audio/mpeg"),
        new Magic(0, ".snd", "audio/basic"),
        new Magic(0, "MThd", "audio/midi"),
        new Magic(0, "OggS", "audio/ogg"),
        new Magic(0, "fLaC", "audio/flac"),
        new Magic(8, "WAVE", "audio/x-wav"),
        new Magic(8, "AVI ", "video/x-msvideo"),
        new Magic(4, "ftyp", "video/mp4"),
        new Magic(0, "\u0000\u0000\u0001\u00ba", "video/mpeg"),
        new Magic(0, "\u001aE\u00df\u00a3", "video/x-matroska"),
        new Magic(0, "{\\rtf", "text/rtf"),
        new Magic(0, "<?xml", "text/xml"),
        new Magic(0, "<!DOCTYPE html", "text/html"),
        new Magic(0, "<!doctype html", "text/html"),
        new Magic(0, "<html", "text/html"),
        new Magic(0, "BEGIN:VCALENDAR", "text/calendar"),
        new Magic(0, "BEGIN:VCARD", "text/vcard")
    };

    private static final Map<String, String> BY_EXTENSION = byExtension();
    private static final String UNKNOWN = "application/octet-stream";

    private FileTypes() {}

    private static Map<String, String> byExtension() {
        Map<String, String> types = new HashMap<>();
        for (String row : TABLE) {
            int at = row.indexOf(' ');
            while (at >= 0) {
                int next = row.indexOf(' ', at + 1);
                types.put(row.substring(at + 1, next < 0 ? row.length() : next), row.substring(0, row.indexOf(' ')));
                at = next;
            }
        }
        return Map.copyOf(types);
    }

    /** The type that a name's extension stands for. */
    static Optional<ContentType> byName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_EXTENSION.get(Ascii.lower(name.substring(dot + 1))))
                        .map(ContentType::parse);
    }

    /** The type of content that begins so: by its first octets, text where it is UTF-8, else application/octet-stream. */
    static ContentType byContent(byte[] first) {
        for (Magic magic : MAGIC) {
            if (matches(first, magic)) {
                return ContentType.parse(magic.type);
            }
        }
        return ContentType.parse(isText(first) ? "text/plain" : UNKNOWN);
    }

    private static boolean matches(byte[] first, Magic magic) {
        boolean matches = first.length >= magic.offset + magic.bytes.length();
        for (int i = 0; i < magic.bytes.length() && matches; i++) {
            matches = (first[magic.offset + i] & 0xFF) == magic.bytes.charAt(i);
        }
        return matches;
    }

    private static boolean isText(byte[] first) {
        for (byte b : first) {
            if (Ascii.isControl(b) && b != '\t' && b != '\r' && b != '\n' && b != '\f') {
                return false;
            }
        }
        return Charsets.isUtf8(first, 0, wholeCharacters(first));
    }

    /** Without the beginning of a character that {@link #CONTENT_BYTES} may have cut in two. */
    private static int wholeCharacters(byte[] first) {
        int end = first.length;
        if (end < CONTENT_BYTES) {
            return end;
        }
        while (end > CONTENT_BYTES - 4 && (first[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        return end > 0 && first[end - 1] < 0 ? end - 1 : end;
    }
}
