package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Resent fields that occur twice in one resent block (RFC 5322 3.6.6). Blocks may stand side by side; each has a date and a
 * From of its own.
 */
final class ResentFields implements FieldRule {
    private static final String PREFIX = "resent-";

    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        List<Field> run = new ArrayList<>();
        for (NamedField field : fields) {
            if (isResent(field)) {
                run.add(field.field());
            } else if (!run.isEmpty()) {
                checkRun(run, defects);
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            checkRun(run, defects);
        }
    }

    private static boolean isResent(NamedField field) {
        Slice raw = field.raw();
        int end = raw.from() + PREFIX.length();
        return end <= raw.to() && Ascii.equalsIgnoreCase(raw.array(), raw.from(), end, PREFIX);
    }

    private static void checkRun(List<Field> run, DefectSink defects) {
        Map<String, Integer> counts = new HashMap<>();
        run.forEach(field -> counts.merge(Ascii.lower(field.name()), 1, Integer::sum));
        int blocks =
                Math.max(1, Math.min(counts.getOrDefault("resent-from", 0), counts.getOrDefault("resent-date", 0)));
        Map<String, Integer> seen = new HashMap<>();
        for (Field field : run) {
            if (seen.merge(Ascii.lower(field.name()), 1, Integer::sum) == blocks + 1) {
                defects.report(Defect.Code.REPEATED_FIELD, field.raw());
            }
        }
    }
}
