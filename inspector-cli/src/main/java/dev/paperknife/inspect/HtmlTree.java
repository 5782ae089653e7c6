package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The tags and the text of a page with pictures or formulas in it: there it depends on the tree what is a tag and what is only
 * text (HTML 13.2.6.5), so one is made.
 */
final class HtmlTree {
    /** More is not looked at: a page of this size is none that anybody reads. */
    private static final int MOST_CHARS = 8 << 20;

    private HtmlTree() {}

    /** Whether a page has a tag that may be a picture's or a formula's. */
    static boolean isNeeded(String html) {
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (html.regionMatches(true, at + 1, "svg", 0, "svg".length())
                    || html.regionMatches(true, at + 1, "math", 0, "math".length())) {
                return true;
            }
        }
        return false;
    }

    static void read(String html, HtmlTokens.Sink sink) {
        Jsoup.parse(html.substring(0, Math.min(html.length(), MOST_CHARS))).traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    sink.start(tag(element));
                } else if (node instanceof TextNode text) {
                    String written = text.getWholeText().replace("&", "&amp;");
                    sink.text(written, 0, written.length());
                } else if (node instanceof DataNode data) {
                    String content = data.getWholeData();
                    sink.data(content, 0, content.length());
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    sink.end(element.normalName());
                }
            }
        });
    }

    private static HtmlTag tag(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Attribute attribute : element.attributes()) {
            attributes.putIfAbsent(Ascii.lower(attribute.getKey()), attribute.getValue());
        }
        return new HtmlTag(element.normalName(), attributes);
    }
}
