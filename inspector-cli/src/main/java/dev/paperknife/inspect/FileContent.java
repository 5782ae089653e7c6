package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import dev.paperknife.mime.audit.FileTypes;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.mime.MediaType;

/** What a file is by its first bytes and by its extension, beside what its part says. */
final class FileContent implements AuditRule {
    private static final String LIKE = "begins like ";
    private static final int HEAD_BYTES = 1 << 14;
    private static final int MOST_OFFSET = 1024;
    private static final int TEXT_BYTES = 512;

    /** Types whose first bytes are so long or so odd that nothing else begins with them. */
    private static final Set<String> CERTAIN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/tiff",
            "image/webp",
            "application/pdf",
            "application/zip",
            "application/gzip",
            "application/x-rar-compressed",
            "application/x-7z-compressed",
            "application/x-tika-msoffice",
            "application/rtf",
            "application/ogg",
            "video/mp4",
            "video/quicktime",
            "audio/x-wav",
            "image/svg+xml",
            "text/html");

    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-elf",
            "application/x-mach-o",
            "application/java-vm");

    private static final Set<String> SCRIPTS =
            Set.of("application/x-sh", "application/x-bat", "text/x-perl", "text/x-python");

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity.body() instanceof Content content)) {
            return;
        }
        ContentType type = entity.contentType();
        boolean isNamed = entity.filename().isPresent();
        if (isNamed
                && !isWrapping(type)
                && !Evident.saysNothing(type)
                && !Evident.hasOwnExtension(type, entity.safeFilename())) {
            extension(entity, defects);
        }
        byte[] head = head(content);
        boolean isJustText = type.isText() && isTextual(head) && !isFile(head, entity.filename());
        if (head.length == 0 || isJustText) {
            return;
        }
        if (isEvident(entity, type, head)) {
            return;
        }
        Optional<MediaType> sniffed = Sniffed.ofBytes(head);
        Slice body = entity.rawBody();
        if (isDocument(entity) && isProgram(sniffed, head)) {
            report(Defect.Code.DISGUISED_EXECUTABLE, sniffed, body, defects);
        } else if (sniffed.isPresent() && isOther(sniffed.get(), type)) {
            report(Defect.Code.TYPE_MISMATCH, sniffed, body, defects);
        }
        int at = offset(head, sniffed);
        if (at > 0) {
            defects.report(Defect.Code.MAGIC_OFFSET, body.offset(), body.length(), "after " + at + " bytes");
        }
    }

    /** Whether nothing can be wrong, as is seen without the table of types. */
    private static boolean isEvident(Entity entity, ContentType type, byte[] head) {
        if (Evident.beginsLikeItsType(type, head)) {
            return true;
        }
        boolean isNothing = Evident.saysNothing(type)
                ? !(isDocument(entity) && FirstBytes.mayBeProgram(head))
                : !FirstBytes.mayTell(head);
        return isNothing && Signature.find(head, 1, Math.min(head.length, MOST_OFFSET)) < 0;
    }

    /** Whether the name is that of what the part wraps or describes, or one extension serves several types. */
    private static boolean isWrapping(ContentType type) {
        return switch (type.mediaType()) {
            case "application/applefile", "application/pgp-keys", "application/pgp-encrypted", "text/directory" -> true;
            default -> type.type().equals("message");
        };
    }

    private static void report(Defect.Code code, Optional<MediaType> sniffed, Slice body, DefectSink defects) {
        String what = sniffed.map(MediaType::toString).orElse("a script");
        defects.report(code, body.offset(), body.length(), LIKE + what);
    }

    /** The type that a part's octets look like, by what was reported of it. */
    static Optional<String> sniffed(Defect defect) {
        boolean isAboutType =
                defect.code() == Defect.Code.TYPE_MISMATCH || defect.code() == Defect.Code.DISGUISED_EXECUTABLE;
        String detail = defect.detail();
        boolean isType = isAboutType && detail.startsWith(LIKE) && detail.indexOf('/') > 0;
        return isType ? Optional.of(detail.substring(LIKE.length())) : Optional.empty();
    }

    private static byte[] head(Content content) {
        try (InputStream in = content.stream()) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether letters begin a file all the same: no text begins like a PDF, and none that is named a document like a script. */
    private static boolean isFile(byte[] head, Optional<String> name) {
        boolean isPdf = head.length > 5 && Ascii.equalsIgnoreCase(head, 0, 5, "%PDF-") && Ascii.isDigit(head[5]);
        return isPdf || (isScript(head) && FileTypes.isDocument(FileTypes.extension(name.orElse(""))));
    }

    /** Whether a text begins like one: letters may well spell what some file begins with. */
    private static boolean isTextual(byte[] head) {
        for (int i = 0; i < Math.min(head.length, TEXT_BYTES); i++) {
            if (Ascii.isControl(head[i]) && !Ascii.isFold(head[i]) && head[i] != '\f' && head[i] != 0x1B) {
                return false;
            }
        }
        return true;
    }

    private static void extension(Entity entity, DefectSink defects) {
        Optional<MediaType> declared = Sniffed.known(entity.contentType().mediaType());
        Optional<MediaType> named = Sniffed.ofName(entity.safeFilename());
        if (declared.isPresent() && named.isPresent() && !Sniffed.areRelated(declared.get(), named.get())) {
            Slice header = entity.header().raw();
            String detail = named.get() + " by its name, " + declared.get() + " declared";
            defects.report(Defect.Code.EXTENSION_MISMATCH, header.offset(), header.length(), detail);
        }
    }

    /** Whether people take the part for a document, by its type or its name. */
    private static boolean isDocument(Entity entity) {
        ContentType type = entity.contentType();
        boolean isMedia = switch (type.type()) {
            case "image", "audio", "video", "text" -> true;
            default -> false;
        };
        String extension = FileTypes.extension(entity.safeFilename());
        boolean isPaper = type.is("application", "pdf")
                || type.is("application", "rtf")
                || type.is("application", "msword")
                || type.subtype().startsWith("vnd.ms-")
                || type.subtype().startsWith("vnd.openxmlformats-")
                || type.subtype().startsWith("vnd.oasis.opendocument");
        return isMedia || isPaper || FileTypes.isDocument(extension);
    }

    private static boolean isProgram(Optional<MediaType> sniffed, byte[] head) {
        return isScript(head)
                || (sniffed.isPresent() && (isOneOf(sniffed.get(), PROGRAMS) || isOneOf(sniffed.get(), SCRIPTS)));
    }

    private static boolean isScript(byte[] head) {
        return head.length > 2 && head[0] == '#' && head[1] == '!';
    }

    /** Whether findings depend on it that a content is of this type. */
    static boolean matters(MediaType type) {
        return isOneOf(type, CERTAIN) || isOneOf(type, PROGRAMS) || isOneOf(type, SCRIPTS);
    }

    private static boolean isOneOf(MediaType type, Set<String> types) {
        for (String one : types) {
            if (Sniffed.isA(type, one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOther(MediaType sniffed, ContentType type) {
        Optional<MediaType> declared = Sniffed.known(type.mediaType());
        boolean isMarkup = sniffed.getType().equals("text") && type.isText();
        return declared.isPresent()
                && !isMarkup
                && (isOneOf(sniffed, CERTAIN) || isOneOf(sniffed, PROGRAMS))
                && !Sniffed.areRelated(declared.get(), sniffed);
    }

    /** Where a known file begins inside of what does not begin like one; 0 for nowhere. */
    private static int offset(byte[] head, Optional<MediaType> sniffed) {
        // Tika itself finds a PDF behind other bytes, as its readers do
        boolean isOther = sniffed.isPresent()
                && !sniffed.get().equals(MediaType.TEXT_PLAIN)
                && !Sniffed.isA(sniffed.get(), "application/pdf");
        if (isOther || Signature.isAt(head, 0)) {
            return 0;
        }
        return Math.max(0, Signature.find(head, 1, Math.min(head.length, MOST_OFFSET)));
    }
}
