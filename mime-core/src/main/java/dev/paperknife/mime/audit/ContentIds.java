package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Content-IDs within one message (RFC 2392 2): two parts that share one, and HTML that refers to one that is not there. */
final class ContentIds implements AuditRule {
    private static final int MOST_OCTETS = 1 << 20;

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!(entity instanceof Message message)) {
            return;
        }
        List<Entity> parts = Parts.of(message);
        Set<String> known = new HashSet<>();
        for (Entity part : parts) {
            part.header().first("Content-ID").ifPresent(field -> {
                if (ids(field).stream().anyMatch(id -> !known.add(id.id()))) {
                    defects.at(part.section()).report(Defect.Code.DUPLICATE_CONTENT_ID, field.raw());
                }
            });
        }
        for (Entity part : parts) {
            if (part.contentType().is("text", "html") && part.body() instanceof Content content) {
                references(part, content, known, defects);
            }
        }
    }

    private static List<MessageId> ids(Field field) {
        return field.read(HeaderForms.messageIds()).orElse(List.of());
    }

    private static void references(Entity part, Content content, Set<String> known, DefectSink defects) {
        if (part.rawBody().length() <= MOST_OCTETS && !CidReferences.mayBeIn(content.bytes())) {
            return; // to find that there is none costs less than to make text of it
        }
        Set<String> missing = new LinkedHashSet<>(CidReferences.in(content.text()));
        missing.removeAll(known);
        Slice body = part.rawBody();
        for (String id : missing) {
            String detail = "cid:" + Evidence.of(Slice.of(id));
            defects.at(part.section()).report(Defect.Code.DANGLING_CONTENT_ID, body.offset(), body.length(), detail);
        }
    }
}
