package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Optional;

/** The rules of this package, for {@code Audit.of(message, Inspection.rules())}. */
public final class Inspection {
    private static final List<AuditRule> RULES = List.of(new FileContent(), new Archives(), new HtmlContent());

    private Inspection() {}

    /** All of them. Each looks at a part's decoded content, at most once from its start to its end. */
    public static List<AuditRule> rules() {
        return RULES;
    }

    /** The type that a part's octets look like, where this defect says that it is another than the declared one. */
    public static Optional<String> sniffed(Defect defect) {
        return FileContent.sniffed(defect);
    }
}
