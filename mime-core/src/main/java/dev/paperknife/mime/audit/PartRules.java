package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** The rules about parts, one after the other. */
final class PartRules implements AuditRule {
    private final List<PartRule> rules;

    PartRules(SeenLines seen, TextRule contentIds) {
        rules = List.of(
                new SpecialTypes(),
                new Octets(),
                new Encodings(),
                new BodyBytes(seen),
                new Texts(contentIds),
                new Names());
    }

    @Override
    public void check(Entity entity, DefectSink defects) {
        Part part = Part.of(entity);
        for (PartRule rule : rules) {
            rule.check(part, defects);
        }
    }
}
