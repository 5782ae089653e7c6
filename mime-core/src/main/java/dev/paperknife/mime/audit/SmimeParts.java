package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** An application/pkcs7-mime part (RFC 8551 3.2): what it says it is, and what it is. */
final class SmimeParts {
    /** Enough for certificates; the content of a message in one is not needed. */
    private static final int MOST_BYTES = 1 << 20;

    private final Entity entity;
    private final @Nullable Cms cms;

    private SmimeParts(Entity entity, @Nullable Cms cms) {
        this.entity = entity;
        this.cms = cms;
    }

    static boolean is(ContentType type) {
        return type.is("application", "pkcs7-mime") || type.is("application", "x-pkcs7-mime");
    }

    static SmimeParts of(Entity entity) {
        return new SmimeParts(entity, cms(entity));
    }

    /** The CMS object that a leaf holds; null for none. */
    static @Nullable Cms cms(Entity leaf) {
        try (InputStream in = leaf.body().stream()) {
            return Cms.of(in.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSigned() {
        return cms == null ? declared().equals("signed-data") : cms.type() == Cms.Type.SIGNED && !isCertificatesOnly();
    }

    boolean isEncrypted() {
        if (cms == null) {
            return declared().equals("enveloped-data") || declared().equals("authenveloped-data");
        }
        return switch (cms.type()) {
            case ENVELOPED, ENCRYPTED, AUTHENTICATED_ENVELOPED -> true;
            default -> false;
        };
    }

    private String declared() {
        return Ascii.lower(entity.contentType().parameters().get("smime-type").orElse(""));
    }

    private String extension() {
        String name = Ascii.lower(entity.filename().orElse(""));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A signature without signers and content is how certificates travel (RFC 8551 3.8). */
    private boolean isCertificatesOnly() {
        return cms != null && cms.signers() == 0 && !cms.hasContent();
    }

    void report(DefectSink defects) {
        if (cms == null) {
            return;
        }
        Slice where = entity.header().raw();
        if (cms.type() == Cms.Type.ENVELOPED || cms.type() == Cms.Type.ENCRYPTED) {
            defects.report(Defect.Code.UNAUTHENTICATED_ENCRYPTION, where);
        }
        if (cms.type() == Cms.Type.SIGNED && !isCertificatesOnly() && cms.signers() >= 0 && cms.signers() != 1) {
            defects.report(Defect.Code.SIGNER_COUNT, where.offset(), where.length(), cms.signers() + " signers");
        }
        if (!fits(cms)) {
            String type = "the content is " + cms.type().smimeType();
            defects.report(Defect.Code.SMIME_TYPE_MISMATCH, where.offset(), where.length(), type);
        }
    }

    private boolean fits(Cms content) {
        String type = declared();
        boolean fitsType = type.isEmpty()
                || type.equals(Ascii.lower(content.type().smimeType()))
                || (type.equals("certs-only") && content.type() == Cms.Type.SIGNED)
                || !isKnown(type);
        boolean fitsName = switch (extension()) {
            case "p7z" -> content.type() == Cms.Type.COMPRESSED;
            case "p7c", "p7s" -> content.type() == Cms.Type.SIGNED;
            default -> true;
        };
        return fitsType && fitsName;
    }

    private static boolean isKnown(String smimeType) {
        for (Cms.Type type : Cms.Type.values()) {
            if (Ascii.lower(type.smimeType()).equals(smimeType)) {
                return true;
            }
        }
        return smimeType.equals("certs-only");
    }
}
