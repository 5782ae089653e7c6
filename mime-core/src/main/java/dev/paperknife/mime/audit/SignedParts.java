package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/** A multipart/signed (RFC 1847 2.1): a part, and a signature over it. */
final class SignedParts {
    private static final List<String> PROTECTED = List.of(
            "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References");

    private SignedParts() {}

    static void check(Entity signed, Message message, boolean isWhole, DefectSink defects) {
        List<BodyPart> parts = signed.body() instanceof Multipart multipart ? multipart.parts() : List.of();
        boolean isPair = parts.size() == 2;
        if (!isPair || !agree(signed.contentType(), parts.get(1).contentType())) {
            defects.report(Defect.Code.MALFORMED_SIGNED, signed.header().raw());
        }
        if (isPair && isCms(parts.get(1)) && Parts.isLeaf(parts.get(1))) {
            signature(parts.get(1), defects.at(parts.get(1).section()));
        }
        if (!parts.isEmpty() && isWhole) {
            protectedFields(parts.get(0), message, defects.at(parts.get(0).section()));
        }
    }

    /** Whether protocol, micalg and the type of the second part belong together. */
    private static boolean agree(ContentType signed, ContentType signature) {
        String protocol =
                withoutX(Ascii.lower(signed.parameters().get("protocol").orElse("")));
        String digest = Ascii.lower(signed.parameters().get("micalg").orElse(""));
        boolean isPgp = protocol.equals("application/pgp-signature");
        return !digest.isEmpty()
                && protocol.equals(withoutX(signature.mediaType()))
                && (isPgp == digest.startsWith("pgp-") || !protocol.startsWith("application/p"));
    }

    private static String withoutX(String mediaType) {
        return mediaType.startsWith("application/x-") ? "application/" + mediaType.substring(14) : mediaType;
    }

    private static boolean isCms(Entity part) {
        return withoutX(part.contentType().mediaType()).equals("application/pkcs7-signature");
    }

    private static void signature(Entity part, DefectSink defects) {
        Cms cms = SmimeParts.cms(part);
        if (cms == null || cms.type() != Cms.Type.SIGNED) {
            return;
        }
        Slice body = part.rawBody();
        if (cms.hasContent()) {
            defects.report(Defect.Code.DETACHED_SIGNATURE_WITH_CONTENT, body.offset(), body.length(), "");
        }
        if (cms.signers() >= 0 && cms.signers() != 1) {
            String count = cms.signers() + " signers";
            defects.report(Defect.Code.SIGNER_COUNT, body.offset(), body.length(), count);
        }
    }

    /** Fields that a signed part repeats so that they are signed too (RFC 9788 2.2), in its own header section. */
    private static void protectedFields(Entity part, Message message, DefectSink defects) {
        for (String name : PROTECTED) {
            Optional<Field> inner = part.header().first(name);
            if (inner.isPresent() && !text(inner).equals(text(message.header().first(name)))) {
                defects.report(
                        Defect.Code.PROTECTED_HEADER_MISMATCH, inner.get().raw());
            }
        }
    }

    /** The text that people see, however it is folded and encoded. */
    private static String text(Optional<Field> field) {
        String text = field.flatMap(found -> found.read(HeaderForms.text())).orElse("");
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            boolean isAfterBlank = collapsed.length() == 0 || collapsed.charAt(collapsed.length() - 1) == ' ';
            if (!isBlank || !isAfterBlank) {
                collapsed.append(isBlank ? ' ' : c);
            }
        }
        return collapsed.toString().stripTrailing();
    }
}
