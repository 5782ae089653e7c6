package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import dev.paperknife.mime.audit.FileTypes;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** What an HTML part, or an SVG picture, does to who opens it. */
final class HtmlContent implements AuditRule {
    /** More is not looked at: a page of this size is none that anybody reads. */
    private static final int MOST_CHARS = 8 << 20;

    @Override
    public void check(Entity entity, DefectSink defects) {
        ContentType type = entity.contentType();
        boolean isHtml = type.is("text", "html") || type.is("application", "xhtml+xml");
        boolean isPage = isAttachment(entity) && FileTypes.isPage(extension(entity));
        if (!(entity.body() instanceof Content content) || !(isHtml || isPage || type.is("image", "svg+xml"))) {
            return;
        }
        String html = content.text();
        Tally tally = new Tally();
        if (HtmlEnd.isOpen(html)) {
            tally.add(Defect.Code.HTML_UNCLOSED, html.substring(Math.max(0, html.lastIndexOf('<'))));
        }
        inspect(html.substring(0, Math.min(html.length(), MOST_CHARS)), tally);
        if (isPage && tally.has(Defect.Code.HTML_ACTIVE_CONTENT)) {
            tally.add(Defect.Code.DANGEROUS_FILE_TYPE, entity.filename().orElse(""));
        }
        tally.report(entity, defects);
    }

    private static boolean isAttachment(Entity entity) {
        return entity.disposition()
                .map(ContentDisposition::isAttachment)
                .orElse(!entity.contentType().isText());
    }

    private static String extension(Entity entity) {
        String name = entity.safeFilename();
        return Ascii.lower(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void inspect(String html, Tally tally) {
        HtmlLinks links = new HtmlLinks(tally);
        HtmlElements elements = new HtmlElements(tally);
        Jsoup.parse(html).traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    elements.look(element);
                    links.look(element);
                }
            }
        });
    }
}
