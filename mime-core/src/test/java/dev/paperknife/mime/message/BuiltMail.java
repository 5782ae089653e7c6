package dev.paperknife.mime.message;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.source.Defect;
import java.util.List;
import java.util.Set;

/** Law 6: what an audit says of a built message that is not about what its caller put in, such as names, words and octets. */
final class BuiltMail {
    private static final Set<String> OF_CONTENT = Set.of(
            "nul-in-text",
            "bare-cr-in-body",
            "header-lines-in-body",
            "dot-stuffed-body",
            "empty-part",
            "looks-encoded",
            "delimiter-lookalike",
            "named-inline-text",
            "indented-delimiter",
            "uuencoded-text",
            "yencoded-text",
            "inline-pgp",
            "signature-status-spoof",
            "encoded-word-in-address",
            "encoded-word-nested",
            "encoded-word-control",
            "address-in-display-name",
            "padded-display-name",
            "bidi-override",
            "invisible-in-text",
            "reply-to-differs",
            "meta-charset-conflict",
            "dangerous-file-type",
            "type-mismatch",
            "disguised-executable",
            "extension-mismatch",
            "magic-offset",
            "encrypted-archive",
            "office-macros");

    private BuiltMail() {}

    static List<Defect> faults(Message message) {
        return Audit.of(message).stream()
                .filter(defect -> !isOfContent(defect.code().id()))
                .toList();
    }

    private static boolean isOfContent(String id) {
        return id.startsWith("name-") || id.startsWith("html-") || OF_CONTENT.contains(id);
    }
}
