package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.List;

/** Reads the text of each text part, to hear what is wrong with its charset (RFC 2046 4.1.2) and what it holds. */
final class Texts implements PartRule {
    // so that a text of any size is looked at in bounded memory; what is wrong with a charset shows long before
    private static final int MOST_OCTETS = 8 << 20;

    private final List<TextRule> rules;

    Texts(TextRule contentIds) {
        rules = List.of(new TextBytes(), new TextLines(), new MetaCharset(), contentIds);
    }

    @Override
    public void check(Part part, DefectSink defects) {
        if (part.contentType().isText() && part.entity().body() instanceof Content content) {
            if (content.isTextCut()) {
                defects.report(
                        Defect.Code.LIMIT_DECODED,
                        part.rawBody().offset(),
                        part.rawBody().length(),
                        "");
            }
            DecodedText text = content.decodeText(MOST_OCTETS, hears(part) ? defects : DefectSink.NONE);
            boolean isEncoded = !part.encoding().isIdentity();
            text.report(defects, isEncoded ? part.rawBody() : text.bytes());
            for (TextRule rule : rules) {
                rule.check(part, text, defects);
            }
        }
    }

    /** Whether this rule undoes all of the part's transfer encoding, and says what is wrong with it. */
    static boolean hears(Part part) {
        return part.contentType().isText() && part.isLeaf() && part.rawBody().length() <= MOST_OCTETS;
    }
}
