package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.DefectSink;

/** One thing that an audit looks for in a part, its type, encoding and name being known. */
interface PartRule {
    /** Looks at one part, as {@link AuditRule#check} does at an entity. */
    void check(Part part, DefectSink defects);
}
