package dev.paperknife.cli;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as the text somebody reads in it: blocks on lines of their own, pictures by their alternative text; nothing is run. */
final class HtmlText implements NodeVisitor {
    /** Elements that begin and end a line. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");

    /** Those with an empty line around them. */
    private static final Set<String> PARAGRAPHS =
            Set.of("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul");

    /** Elements whose text nobody sees. */
    private static final Set<String> UNSEEN =
            Set.of("head", "noscript", "script", "style", "template", "textarea", "title");

    /** So that nested quotations cost no more than they take to read. */
    private static final int MOST_QUOTE_MARKS = 10;

    private final StringBuilder text = new StringBuilder();
    private int unseen;
    private int preformatted;
    private int quoteDepth;
    private int lineBreaks;
    private boolean isBlankDue;

    private HtmlText() {}

    static String of(String html) {
        HtmlText visitor = new HtmlText();
        Jsoup.parse(html).traverse(visitor);
        return visitor.text.isEmpty() ? "" : visitor.text.append('\n').toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode characters) {
            append(characters.getWholeText());
        } else if (node instanceof Element element) {
            begin(element, element.normalName());
        }
    }

    private void begin(Element element, String name) {
        unseen += UNSEEN.contains(name) ? 1 : 0;
        preformatted += name.equals("pre") ? 1 : 0;
        breakAround(name);
        quoteDepth += name.equals("blockquote") ? 1 : 0;
        switch (name) {
            case "br" -> lineBreaks = Math.max(lineBreaks + 1, 1);
            case "li" -> append("- ");
            case "td", "th" -> isBlankDue = true;
            case "img" -> append(element.attr("alt"));
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            breakAround(name);
            quoteDepth -= name.equals("blockquote") ? 1 : 0;
            unseen -= UNSEEN.contains(name) ? 1 : 0;
            preformatted -= name.equals("pre") ? 1 : 0;
        }
    }

    private void breakAround(String name) {
        if (PARAGRAPHS.contains(name)) {
            lineBreaks = Math.max(lineBreaks, 2);
        } else if (BLOCKS.contains(name)) {
            lineBreaks = Math.max(lineBreaks, 1);
        }
    }

    private void append(String characters) {
        for (int i = 0; i < characters.length() && unseen == 0; i++) {
            char c = characters.charAt(i);
            boolean isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00A0';
            if (preformatted > 0 && c == '\n') {
                lineBreaks++;
            } else if (isBlank && preformatted == 0) {
                isBlankDue = true;
            } else if (c != '\r') {
                separate();
                text.append(c);
            }
        }
    }

    /** Writes the line ends, or the one blank, that stand before the next character; a quotation has its mark on each line. */
    private void separate() {
        if (lineBreaks > 0 || text.isEmpty()) {
            int most = text.isEmpty() ? 0 : preformatted > 0 ? lineBreaks : 2;
            text.append("\n".repeat(Math.min(lineBreaks, most))).append(quoteMarks());
        } else if (!text.isEmpty() && isBlankDue && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
        lineBreaks = 0;
        isBlankDue = false;
    }

    private String quoteMarks() {
        return quoteDepth == 0 ? "" : ">".repeat(Math.min(quoteDepth, MOST_QUOTE_MARKS)) + " ";
    }
}
