package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** The rules about fields, one after the other. */
final class FieldRules implements AuditRule {
    private static final List<FieldRule> RULES = List.of(
            new Presence(),
            new FieldCounts(),
            new ResentFields(),
            new Continuations(),
            new FieldValues(),
            new Identity());

    @Override
    public void check(Entity entity, DefectSink defects) {
        List<NamedField> fields = NamedField.of(entity.header().fields());
        for (FieldRule rule : RULES) {
            rule.check(entity, fields, defects);
        }
    }
}
