package dev.paperknife.mime.audit;

/** Looks for the charset that a page names in a meta element, as browsers do before they read it (HTML 13.2.3.2). */
final class MetaSearch {
    static final String META = "<meta";

    private static final String BLANKS = " \t\r\n\f";

    private final String html;
    private int at;
    private String name = "";
    private String value = "";

    private MetaSearch(String html) {
        this.html = html;
    }

    /** The first label in a page in lower case; empty for none. */
    static String label(String html) {
        return new MetaSearch(html).label();
    }

    private String label() {
        String label = "";
        at = html.indexOf('<');
        while (at >= 0 && label.isEmpty()) {
            if (html.startsWith("<!--", at)) {
                skipTo("-->", at + 2);
            } else if (isMeta()) {
                at += META.length();
                label = meta();
            } else if (isTag()) {
                skipTo(BLANKS + ">");
                skipAttributes();
            } else if (isOther()) {
                skipTo(">", at);
            } else {
                at++;
            }
            at = html.indexOf('<', at);
        }
        return label;
    }

    private boolean isMeta() {
        return html.startsWith(META, at) && isOneOf(BLANKS + "/", at + META.length());
    }

    private boolean isTag() {
        int letter = html.startsWith("</", at) ? at + 2 : at + 1;
        return letter < html.length() && html.charAt(letter) >= 'a' && html.charAt(letter) <= 'z';
    }

    /** A declaration, an instruction or what only begins like an end tag. */
    private boolean isOther() {
        return isOneOf("!/?", at + 1);
    }

    private boolean isOneOf(String characters, int index) {
        return index < html.length() && characters.indexOf(html.charAt(index)) >= 0;
    }

    private void skipTo(String end, int from) {
        int found = html.indexOf(end, from);
        at = found < 0 ? html.length() : found;
    }

    /** Goes to the next of some characters, or the end. */
    private void skipTo(String characters) {
        while (at < html.length() && !isOneOf(characters, at)) {
            at++;
        }
    }

    private void skip(String characters) {
        while (isOneOf(characters, at)) {
            at++;
        }
    }

    private void skipAttributes() {
        while (attribute()) {}
    }

    /** Reads a meta element's attributes; a content counts only where the element stands for a field. */
    private String meta() {
        String charset = "";
        String content = "";
        boolean isField = false;
        while (attribute()) {
            switch (name) {
                case "charset" -> charset = charset.isEmpty() ? value : charset;
                case "content" -> content = content.isEmpty() ? value : content;
                case "http-equiv" -> isField |= value.equals("content-type");
                default -> {}
            }
        }
        return charset.isEmpty() && isField ? charsetIn(content) : charset;
    }

    /** Reads the next attribute of a tag; false where the tag or the page ends. */
    private boolean attribute() {
        skip(BLANKS + "/");
        int from = at;
        at += isOneOf("=", at) ? 1 : 0;
        skipTo(BLANKS + "=/>");
        name = html.substring(from, at);
        value = "";
        skip(BLANKS);
        if (!name.isEmpty() && isOneOf("=", at)) {
            at++;
            skip(BLANKS);
            value(BLANKS + ">");
        }
        return !name.isEmpty() && at < html.length();
    }

    /** Reads a value, quoted or up to one of these. */
    private void value(String ends) {
        boolean isQuoted = isOneOf("\"'", at);
        String end = isQuoted ? html.substring(at, at + 1) : ends;
        at += isQuoted ? 1 : 0;
        int from = at;
        skipTo(end);
        value = html.substring(from, at);
        at += isQuoted && at < html.length() ? 1 : 0;
    }

    /** The label in a content such as {@code text/html; charset=utf-8} (HTML 2.7.7); empty for none. */
    private static String charsetIn(String content) {
        MetaSearch search = new MetaSearch(content);
        for (int word = content.indexOf("charset"); word >= 0; word = content.indexOf("charset", word + 1)) {
            search.at = word + "charset".length();
            search.skip(BLANKS);
            if (search.isOneOf("=", search.at)) {
                search.at++;
                search.skip(BLANKS);
                search.value(BLANKS + ";");
                return search.value;
            }
        }
        return "";
    }
}
