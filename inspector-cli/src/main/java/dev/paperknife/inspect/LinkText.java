package dev.paperknife.inspect;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text of a link, as far as it can show a host: links inside links must not make the work grow with their square. */
final class LinkText {
    private static final int MOST_NODES = 64;
    private static final int MOST_CHARS = 512;

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private LinkText() {}

    /** Empty where there is no dot: then it shows none. */
    static String of(Element link) {
        StringBuilder text = new StringBuilder();
        link.filter(new NodeFilter() {
            private int nodes;

            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    String all = words.getWholeText();
                    text.append(all, 0, Math.min(all.length(), MOST_CHARS));
                }
                return ++nodes > MOST_NODES || text.length() > MOST_CHARS ? FilterResult.STOP : FilterResult.CONTINUE;
            }
        });
        return text.indexOf(".") < 0 ? "" : shown(text).strip();
    }

    /** As a browser shows it: one blank for a run of white space, and nothing for what has no width. */
    private static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c <= ' ' || c == NO_BREAK_SPACE;
            if (isBlank ? !shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ' : !isInvisible(c)) {
                shown.append(isBlank ? ' ' : c);
            }
        }
        return shown.toString();
    }

    private static boolean isInvisible(char c) {
        return c == ZERO_WIDTH_SPACE || c == SOFT_HYPHEN;
    }
}
