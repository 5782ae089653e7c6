package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Parts of a whole message that would be one file (RFC 8621 4.1.4): case and normal form do not count. */
final class NameCollisions implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        if (!Parts.isOutermost(entity)) {
            return;
        }
        List<Entity> files = files(entity);
        if (files.size() < 2) {
            return; // names cost more to make safe than to find
        }
        Set<String> taken = new HashSet<>();
        for (Entity part : files) {
            String name = part.safeFilename();
            if (!taken.add(Filenames.key(name))) {
                Slice where = Parts.field(part, "Content-Disposition");
                defects.at(part.section())
                        .report(
                                Defect.Code.NAME_COLLISION,
                                where.offset(),
                                where.length(),
                                Evidence.of(Slice.of(name)));
            }
        }
    }

    private static List<Entity> files(Entity message) {
        List<Entity> files = new ArrayList<>();
        Iterator<Entity> parts = message.walk().iterator();
        while (parts.hasNext()) {
            Entity part = parts.next();
            boolean isFile = !(part.body() instanceof Multipart) && !(part instanceof Message);
            if (isFile && part.filename().isPresent()) {
                files.add(part);
            }
        }
        return files;
    }
}
