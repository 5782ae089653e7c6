package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** The rules about parts, one after the other. */
final class PartRules implements AuditRule {
    private static final List<PartRule> RULES =
            List.of(new SpecialTypes(), new Octets(), new Encodings(), new BodyBytes(), new Texts(), new Names());

    @Override
    public void check(Entity entity, DefectSink defects) {
        Part part = Part.of(entity);
        for (PartRule rule : RULES) {
            rule.check(part, defects);
        }
    }
}
