package dev.paperknife.inspect;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text of a link, as far as it can show a host: links inside links must not make the work grow with their square. */
final class LinkText {
    private static final int MOST_NODES = 64;
    private static final int MOST_CHARS = 512;

    private LinkText() {}

    static String of(Element link) {
        StringBuilder text = new StringBuilder();
        link.filter(new NodeFilter() {
            private int nodes;

            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    String all = words.text();
                    text.append(all, 0, Math.min(all.length(), MOST_CHARS));
                }
                return ++nodes > MOST_NODES || text.length() > MOST_CHARS ? FilterResult.STOP : FilterResult.CONTINUE;
            }
        });
        return text.toString().strip();
    }
}
