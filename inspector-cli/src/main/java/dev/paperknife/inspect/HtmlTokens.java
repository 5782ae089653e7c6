package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tags and the text of a page in the order they are written, by the tokenizer's rules (HTML 13.2.5). No tree is made of them: one
 * would move and drop what stands in the wrong place, and take nearly half the time of an audit. Linear. Only in pictures and formulas
 * it takes a tree to tell tags from text: see {@link HtmlTree}.
 */
final class HtmlTokens {
    /** Elements whose content is data up to their own end tag, and those whose content is text. */
    private static final Set<String> DATA = Set.of("script", "style", "xmp", "iframe", "noembed", "noframes");

    private static final Set<String> TEXT = Set.of("textarea", "title");

    private final String html;
    private final Sink sink;
    private int at;

    private HtmlTokens(String html, Sink sink) {
        this.html = html;
        this.sink = sink;
    }

    /** Takes what is read, or passes it over. Text and data are from an index up to another one. */
    interface Sink {
        default void start(HtmlTag tag) {}

        /** An end tag, its name in lower case. */
        default void end(String name) {}

        /** What is shown, with references as they are written. */
        default void text(String html, int from, int to) {}

        /** The content of a script, a style sheet or the like. */
        default void data(String html, int from, int to) {}
    }

    /** Reads all; whether the page ends before a tag, an attribute or a comment does. */
    static boolean read(String html, Sink sink) {
        return !new HtmlTokens(html, sink).read();
    }

    private boolean read() {
        int next = html.indexOf('<');
        while (next >= 0) {
            if (isMarkup(next)) {
                textUpTo(next);
                if (!markup()) {
                    return false;
                }
                next = html.indexOf('<', at);
            } else {
                next = html.indexOf('<', next + 1);
            }
        }
        textUpTo(html.length());
        return true;
    }

    private void textUpTo(int end) {
        if (at < end) {
            sink.text(html, at, end);
            at = end;
        }
    }

    /** Whether a less-than sign begins something; else it is text. */
    private boolean isMarkup(int index) {
        char next = charAt(index + 1);
        return isLetter(next) || next == '!' || next == '?' || (next == '/' && index + 2 < html.length());
    }

    /** Reads what begins here; whether it ends. */
    private boolean markup() {
        if (isLetter(charAt(at + 1))) {
            at++;
            return startTag();
        }
        if (charAt(at + 1) == '/' && isLetter(charAt(at + 2))) {
            at += 2;
            return endTag();
        }
        if (html.startsWith("<!--", at)) {
            return goTo(commentEnd(at + "<!--".length()));
        }
        return goTo(after(html.indexOf('>', at), 1));
    }

    private boolean goTo(int index) {
        at = index < 0 ? html.length() : index;
        return index >= 0;
    }

    private static int after(int index, int length) {
        return index < 0 ? -1 : index + length;
    }

    private int commentEnd(int from) {
        if (html.startsWith(">", from) || html.startsWith("->", from)) {
            return html.indexOf('>', from) + 1;
        }
        int end = html.indexOf("--", from);
        while (end >= 0) {
            if (html.startsWith("-->", end) || html.startsWith("--!>", end)) {
                return html.indexOf('>', end) + 1;
            }
            end = html.indexOf("--", end + 1);
        }
        return -1;
    }

    // ---- tags

    private boolean startTag() {
        String name = tagName();
        Map<String, String> attributes = charAt(at) == '>' ? Map.of() : new LinkedHashMap<>();
        if (!attributes(attributes)) {
            return false;
        }
        sink.start(new HtmlTag(name, attributes));
        content(name);
        return true;
    }

    private boolean endTag() {
        String name = tagName();
        if (!attributes(charAt(at) == '>' ? Map.of() : new LinkedHashMap<>())) {
            return false;
        }
        sink.end(name);
        return true;
    }

    private String tagName() {
        int from = at;
        while (at < html.length() && !isBlank(html.charAt(at)) && html.charAt(at) != '/' && html.charAt(at) != '>') {
            at++;
        }
        return Ascii.lower(html.substring(from, at));
    }

    /** Reads on to the end of the tag; whether it has one. */
    private boolean attributes(Map<String, String> attributes) {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '>') {
                at++;
                return true;
            }
            if (isBlank(c) || c == '/') {
                at++;
            } else if (!attribute(attributes)) {
                return false;
            }
        }
        return false;
    }

    /** An equals sign that begins a name belongs to it. */
    private boolean attribute(Map<String, String> attributes) {
        int from = at++;
        while (at < html.length() && !isBlank(html.charAt(at)) && "/>=".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        String name = Ascii.lower(html.substring(from, at));
        skipBlanks();
        if (charAt(at) != '=') {
            attributes.putIfAbsent(name, "");
            return true;
        }
        at++;
        skipBlanks();
        char quote = charAt(at);
        boolean isQuoted = quote == '"' || quote == '\'';
        int start = isQuoted ? at + 1 : at;
        int end = isQuoted ? html.indexOf(quote, start) : bareEnd();
        if (end < 0) {
            return false;
        }
        attributes.putIfAbsent(name, CharacterReferences.resolve(html.substring(start, end), true));
        at = isQuoted ? end + 1 : end;
        return true;
    }

    private int bareEnd() {
        int end = at;
        while (end < html.length() && !isBlank(html.charAt(end)) && html.charAt(end) != '>') {
            end++;
        }
        return end;
    }

    /** The content of an element that holds no tags. */
    private void content(String name) {
        boolean isText = TEXT.contains(name) || name.equals("plaintext");
        if (!isText && !DATA.contains(name)) {
            return;
        }
        int end = contentEnd(name);
        if (isText) {
            textUpTo(end);
        } else if (at < end) {
            sink.data(html, at, end);
            at = end;
        }
    }

    private int contentEnd(String name) {
        int end = name.equals("plaintext") ? -1 : html.indexOf("</", at);
        while (end >= 0) {
            int after = end + 2 + name.length();
            boolean isName = html.regionMatches(true, end + 2, name, 0, name.length());
            if (isName
                    && (after == html.length()
                            || isBlank(html.charAt(after))
                            || "/>".indexOf(html.charAt(after)) >= 0)) {
                return end;
            }
            end = html.indexOf("</", end + 2);
        }
        return html.length();
    }

    // ---- characters

    /** NUL, which begins nothing, after the end. */
    private char charAt(int index) {
        return index < html.length() ? html.charAt(index) : '\0';
    }

    private void skipBlanks() {
        while (at < html.length() && isBlank(html.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
