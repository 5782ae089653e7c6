package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import java.util.List;

/** The rules of this package, for {@code Audit.of(message, Inspection.rules())}. */
public final class Inspection {
    private static final List<AuditRule> RULES = List.of(new FileContent(), new Archives(), new HtmlContent());

    private Inspection() {}

    /** All of them. Each looks at a part's decoded content, at most once from its start to its end. */
    public static List<AuditRule> rules() {
        return RULES;
    }
}
