package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** Parts of a whole message that would be one file (RFC 8621 4.1.4): case and normal form do not count. */
final class NameCollisions implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!Parts.isOutermost(entity)) {
            return;
        }
        Set<String> taken = new HashSet<>();
        for (Iterator<Entity> parts = entity.walk().iterator(); parts.hasNext(); ) {
            Entity part = parts.next();
            boolean isFile =
                    !(part.body() instanceof Multipart) && part.filename().isPresent();
            if (isFile && !(part instanceof Message) && !taken.add(Filenames.key(part.safeFilename()))) {
                Slice where = part.header()
                        .first("Content-Disposition")
                        .map(Field::raw)
                        .orElse(part.header().raw());
                String name = Evidence.of(Slice.of(part.safeFilename()));
                defects.at(part.section()).report(Defect.Code.NAME_COLLISION, where.offset(), where.length(), name);
            }
        }
    }
}
