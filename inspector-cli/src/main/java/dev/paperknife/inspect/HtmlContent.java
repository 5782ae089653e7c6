package dev.paperknife.inspect;

import dev.paperknife.mime.audit.AuditRule;
import dev.paperknife.mime.audit.FileTypes;
import dev.paperknife.mime.header.ContentDisposition;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import java.util.Optional;

/** What an HTML part, or an SVG picture, does to who opens it. */
final class HtmlContent implements AuditRule {
    @Override
    public void check(Entity entity, DefectSink defects) {
        ContentType type = entity.contentType();
        boolean isHtml = type.is("text", "html") || type.is("application", "xhtml+xml");
        boolean isPage = isAttachment(entity) && FileTypes.isPage(FileTypes.extension(entity.safeFilename()));
        if (!(entity.body() instanceof Content content) || !(isHtml || isPage || type.is("image", "svg+xml"))) {
            return;
        }
        String html = content.text();
        Tally tally = new Tally();
        boolean isOpen = inspect(html, tally);
        if (isOpen) {
            tally.add(Defect.Code.HTML_UNCLOSED, html.substring(Math.max(0, html.lastIndexOf('<'))));
        }
        if (isPage && tally.has(Defect.Code.HTML_ACTIVE_CONTENT)) {
            names(entity, tally);
        }
        tally.report(entity, defects);
    }

    private static boolean isAttachment(Entity entity) {
        Optional<ContentDisposition> disposition = entity.disposition();
        return disposition.isPresent()
                ? disposition.get().isAttachment()
                : !entity.contentType().isText();
    }

    /** What the name of a page that runs is. */
    private static void names(Entity entity, Tally tally) {
        String declared = entity.filename().orElse("");
        tally.add(Defect.Code.DANGEROUS_FILE_TYPE, declared);
        String name = entity.safeFilename();
        String stem = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        if (FileTypes.isDocument(FileTypes.extension(stem))) {
            tally.add(Defect.Code.NAME_DOUBLE_EXTENSION, declared);
        }
    }

    /** Counts what tags do; whether the page ends in the middle of something. */
    private static boolean inspect(String html, Tally tally) {
        HtmlLinks links = new HtmlLinks(tally);
        HtmlTokens.Sink both = both(new HtmlElements(tally), links);
        boolean isTree = HtmlTree.isNeeded(html);
        boolean isOpen = HtmlTokens.read(html, isTree ? new HtmlTokens.Sink() {} : both);
        if (isTree) {
            HtmlTree.read(html, both);
        }
        links.close();
        return isOpen;
    }

    private static HtmlTokens.Sink both(HtmlTokens.Sink one, HtmlTokens.Sink other) {
        return new HtmlTokens.Sink() {
            @Override
            public void start(HtmlTag tag) {
                one.start(tag);
                other.start(tag);
            }

            @Override
            public void end(String name) {
                one.end(name);
                other.end(name);
            }

            @Override
            public void text(String page, int from, int to) {
                one.text(page, from, to);
                other.text(page, from, to);
            }

            @Override
            public void data(String page, int from, int to) {
                one.data(page, from, to);
                other.data(page, from, to);
            }
        };
    }
}
