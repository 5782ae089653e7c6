package dev.paperknife.mime.audit;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import java.util.ArrayList;
import java.util.List;

/** Reads everything in a message once, and says what departs from the standards. */
public final class Audit {
    private static final List<AuditRule> RULES = List.of(
            new SourceLines(),
            new EmptyMessages(),
            new HeaderBytes(),
            new Presence(),
            new FieldCounts(),
            new ResentFields(),
            new Continuations(),
            new FieldValues(),
            new Identity(),
            new Trace(),
            new Authentication(),
            new HiddenMultiparts(),
            new Surroundings(),
            new Delimiters(),
            new ContentMd5(),
            new PartRules(),
            new NameCollisions(),
            new ContentIds(),
            new Signatures());

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
        message.defects().forEach(log::add);
        List<AuditRule> rules = new ArrayList<>(RULES);
        rules.addAll(more);
        message.walk().forEach(entity -> check(entity, rules, log));
        return log.defects();
    }

    private static void check(Entity entity, List<AuditRule> rules, DefectLog log) {
        log.enter(entity.section());
        for (AuditRule rule : rules) {
            rule.check(entity, log);
        }
    }
}
