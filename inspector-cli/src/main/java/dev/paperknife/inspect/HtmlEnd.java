package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.Set;

/** Where the text of a page ends, by the tokenizer's rules (HTML 13.2.5): in text, or within a tag, an attribute or a comment. */
final class HtmlEnd {
    /** Elements whose content is text up to their own end tag. */
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    private final String html;

    private HtmlEnd(String html) {
        this.html = html;
    }

    /** Whether the page ends before a tag, an attribute or a comment does. */
    static boolean isOpen(String html) {
        return new HtmlEnd(html).isOpen();
    }

    private boolean isOpen() {
        int at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            int end = markupEnd(at);
            if (end < 0) {
                return true;
            }
            at = html.indexOf('<', end);
        }
        return false;
    }

    /** The index after the markup that begins here, -1 where it does not end; a lone {@code <} is text. */
    private int markupEnd(int at) {
        if (html.startsWith("<!--", at)) {
            return commentEnd(at + "<!--".length());
        }
        char next = html.charAt(at + 1);
        if (next == '!' || next == '?') {
            return after(html.indexOf('>', at), 1);
        }
        int name = next == '/' ? at + 2 : at + 1;
        if (name >= html.length() || !isLetter(html.charAt(name))) {
            return at + 1;
        }
        int end = tagEnd(name);
        return end < 0 || next == '/' ? end : rawEnd(nameAt(name), end);
    }

    private int commentEnd(int from) {
        if (html.startsWith(">", from) || html.startsWith("->", from)) {
            return from + 1;
        }
        int end = html.indexOf("--", from);
        while (end >= 0) {
            if (html.startsWith("-->", end) || html.startsWith("--!>", end)) {
                return end + 3;
            }
            end = html.indexOf("--", end + 1);
        }
        return -1;
    }

    private static int after(int index, int length) {
        return index < 0 ? -1 : index + length;
    }

    /** After the tag's {@code >} outside quoted values; a quote counts after an equals sign alone. */
    private int tagEnd(int from) {
        boolean isValue = false;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (isValue && (c == '"' || c == '\'')) {
                i = html.indexOf(c, i + 1);
                if (i < 0) {
                    return -1;
                }
                isValue = false;
            } else if (c > ' ') {
                isValue = c == '=';
            }
        }
        return -1;
    }

    private String nameAt(int from) {
        int to = from;
        while (to < html.length() && isLetter(html.charAt(to))) {
            to++;
        }
        return Ascii.lower(html.substring(from, to));
    }

    private int rawEnd(String name, int from) {
        if (name.equals("plaintext")) {
            return html.length();
        }
        if (!RAW.contains(name)) {
            return from;
        }
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return at;
            }
        }
        return html.length();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
