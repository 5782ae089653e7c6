package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** One thing that is looked for in a header section, its fields being known by their names. */
interface FieldRule {
    /** Looks at all fields of one entity, as {@link AuditRule#check} does at the entity. */
    void check(Entity entity, List<NamedField> fields, DefectSink defects);
}
