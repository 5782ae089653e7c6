package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** Reads the text of each text part, to hear what is wrong with its charset (RFC 2046 4.1.2) and what it holds. */
final class Texts implements AuditRule {
    private static final List<TextRule> RULES = List.of(new TextBytes(), new TextLines(), new MetaCharset());
    // so that a text of any size is looked at in bounded memory; what is wrong with a charset shows long before
    private static final int MOST_OCTETS = 8 << 20;

    @Override
    public void check(Entity entity, DefectSink defects) {
        if (entity.contentType().isText() && entity.body() instanceof Content content) {
            if (content.isTextCut()) {
                defects.report(
                        Defect.Code.LIMIT_DECODED,
                        entity.rawBody().offset(),
                        entity.rawBody().length(),
                        "");
            }
            DecodedText text = content.decodeText(MOST_OCTETS);
            boolean isEncoded = !entity.transferEncoding().isIdentity();
            text.report(defects, isEncoded ? entity.rawBody() : text.bytes());
            for (TextRule rule : RULES) {
                rule.check(entity, text, defects);
            }
        }
    }
}
