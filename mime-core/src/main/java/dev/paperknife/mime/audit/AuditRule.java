package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;

/** One thing that an audit looks for. A program may bring its own. */
@FunctionalInterface
public interface AuditRule {
    /**
     * Looks at one entity, in time linear to its bytes, without throwing for content. Entities inside it are looked at by
     * themselves.
     *
     * @param defects takes what is found; offsets count from the start of the entity's source
     */
    void check(Entity entity, DefectSink defects);
}
