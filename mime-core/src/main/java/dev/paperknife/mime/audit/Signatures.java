package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Signed and encrypted parts: what of the message they are (RFC 1847 2). Nothing is verified. */
final class Signatures implements AuditRule {
    /**
     * A part and how it stands in its message.
     *
     * @param isWhole whether nothing of the message is outside it but a signature over it
     * @param isAlone whether nothing stands beside it
     * @param isHidden whether it is an attachment, or another part refers to it
     */
    private record Place(Entity entity, boolean isWhole, boolean isAlone, boolean isHidden) {}

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message message) || !isSecured(message)) {
            return;
        }
        Deque<Place> places = new ArrayDeque<>();
        places.push(new Place(message, true, true, false));
        while (!places.isEmpty()) {
            Place place = places.pop();
            check(place, message, defects.at(place.entity().section()));
            if (place.entity().body() instanceof Multipart multipart) {
                enter(place, multipart, places);
            }
        }
    }

    /** Whether anything in it is signed or encrypted, by its type. */
    private static boolean isSecured(Message message) {
        for (Entity part : Parts.of(message)) {
            ContentType type = part.contentType();
            if (type.is("multipart", "signed") || type.is("multipart", "encrypted") || SmimeParts.is(type)) {
                return true;
            }
        }
        return false;
    }

    private static void enter(Place place, Multipart multipart, Deque<Place> places) {
        List<BodyPart> parts = multipart.parts();
        ContentType type = place.entity().contentType();
        boolean isSigned = type.is("multipart", "signed");
        for (int i = parts.size() - 1; i >= 0; i--) {
            boolean isSignedPart = isSigned && i == 0;
            boolean isAlone = place.isAlone() && (parts.size() == 1 || isSignedPart);
            boolean isReferenced = type.is("multipart", "related") && i > 0;
            places.push(new Place(
                    parts.get(i),
                    place.isWhole() && isSignedPart,
                    isAlone,
                    place.isHidden() || isReferenced || isAttachment(parts.get(i))));
        }
    }

    private static boolean isAttachment(Entity part) {
        Optional<ContentDisposition> disposition = part.disposition();
        return disposition.isPresent() && disposition.get().isAttachment();
    }

    private static void check(Place place, Message message, DefectSink defects) {
        Entity entity = place.entity();
        ContentType type = entity.contentType();
        boolean isSigned = type.is("multipart", "signed");
        boolean isEncrypted = type.is("multipart", "encrypted");
        if (isSigned) {
            SignedParts.check(entity, message, place.isWhole(), defects);
        }
        if (SmimeParts.is(type) && Parts.isLeaf(entity)) {
            SmimeParts smime = SmimeParts.of(entity);
            smime.report(defects);
            isSigned = smime.isSigned();
            isEncrypted = smime.isEncrypted();
        }
        if (isSigned && !place.isWhole()) {
            defects.report(Defect.Code.SIGNED_PART_NOT_ROOT, entity.header().raw());
        }
        if (isSigned && place.isHidden()) {
            defects.report(Defect.Code.SIGNED_PART_HIDDEN, entity.header().raw());
        }
        if (isEncrypted && !place.isAlone()) {
            defects.report(Defect.Code.ENCRYPTED_PART_NOT_ROOT, entity.header().raw());
        }
    }
}
