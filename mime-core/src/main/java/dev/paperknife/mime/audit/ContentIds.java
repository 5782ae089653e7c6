package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Content-IDs within one message (RFC 2392 2): two parts that share one, and HTML that refers to one that is not there. */
final class ContentIds implements AuditRule, TextRule {
    private final IdentityHashMap<Entity, Set<String>> knownByPart = new IdentityHashMap<>();

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message message)) {
            return;
        }
        Set<String> known = new HashSet<>();
        for (Entity part : Parts.of(message)) {
            Optional<Field> field = part.header().first("Content-ID");
            if (field.isPresent() && isRepeated(field.get(), known)) {
                defects.at(part.section())
                        .report(Defect.Code.DUPLICATE_CONTENT_ID, field.get().raw());
            }
            if (part.contentType().is("text", "html")) {
                knownByPart.put(part, known);
            }
        }
    }

    @Override
    public void check(Part part, DecodedText text, DefectSink defects) {
        Set<String> known = knownByPart.remove(part.entity());
        if (known != null && CidReferences.mayBeIn(text.bytes())) {
            Set<String> missing = new LinkedHashSet<>(CidReferences.in(text.text()));
            missing.removeAll(known);
            Slice body = part.rawBody();
            for (String id : missing) {
                String detail = "cid:" + Evidence.of(Slice.of(id));
                defects.report(Defect.Code.DANGLING_CONTENT_ID, body.offset(), body.length(), detail);
            }
        }
    }

    /** Whether one of the field's ids is known; those before it become so. */
    private static boolean isRepeated(Field field, Set<String> known) {
        for (MessageId id : field.read(HeaderForms.messageIds()).orElse(List.of())) {
            if (!known.add(id.id())) {
                return true;
            }
        }
        return false;
    }
}
