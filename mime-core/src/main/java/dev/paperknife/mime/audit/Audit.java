package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads everything in a message once, and says what departs from the standards. */
public final class Audit {
    private Audit() {}

    /**
     * All findings in a message and in those inside it: first what indexing found, then entity by entity in the order of
     * {@link Message#walk}. Bounded by the message's limits; as costly as decoding every part.
     */
    public static List<Defect> of(Message message) {
        return of(message, List.of());
    }

    /** The same with more rules, after the standard ones. */
    public static List<Defect> of(Message message, List<AuditRule> more) {
        DefectLog log = new DefectLog(message.header().context().limits());
        for (Defect defect : message.defects()) {
            log.add(defect);
        }
        List<AuditRule> rules = new ArrayList<>(standard(message));
        rules.addAll(more);
        Iterator<Entity> entities = message.walk().iterator();
        while (entities.hasNext()) {
            check(entities.next(), rules, log);
        }
        return log.defects();
    }

    /** Anew for each audit, as some remember what they saw for what comes after it. */
    private static List<AuditRule> standard(Message message) {
        SeenLines seen = new SeenLines(!Parts.isSource(message));
        ContentIds contentIds = new ContentIds();
        return List.of(
                new SourceLines(seen),
                new EmptyMessages(),
                new HeaderBytes(seen),
                new FieldRules(),
                new Trace(),
                new Authentication(),
                new HiddenMultiparts(),
                new Surroundings(),
                new Delimiters(),
                new ContentMd5(),
                contentIds,
                new PartRules(seen, contentIds),
                new NameCollisions(),
                new Signatures());
    }

    private static void check(Entity entity, List<AuditRule> rules, DefectLog log) {
        log.enter(entity.section());
        for (AuditRule rule : rules) {
            rule.check(entity, log);
        }
    }
}
