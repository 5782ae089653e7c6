package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;
import java.util.Set;

/** The beginning of what a message says, on one line (RFC 8621 4.1.4, preview). */
final class Preview {
    private static final int MOST_CHARS = 256;

    /** Elements within a line: what stands on both sides of their tags is one word. */
    private static final Set<String> INLINE =
            Set.of("a", "abbr", "b", "big", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u");

    private static final int MOST_NAME_CHARS = 8;

    private Preview() {}

    static String ofText(String text) {
        return collapse(text, false);
    }

    /** The text between the tags; what style and script elements hold is no text. */
    static String ofHtml(String html) {
        return collapse(html, true);
    }

    private static String collapse(String text, boolean isHtml) {
        StringBuilder line = new StringBuilder(MOST_CHARS);
        boolean isBlank = false;
        int i = 0;
        while (i < text.length() && line.length() < MOST_CHARS) {
            int c = text.codePointAt(i);
            if (isHtml && c == '<') {
                isBlank |= !isInline(text, i);
                i = afterTag(text, i);
            } else {
                boolean isSpace = c <= ' ' || Character.isSpaceChar(c) || Character.isISOControl(c);
                if (!isSpace && isBlank && !line.isEmpty()) {
                    line.append(' ');
                }
                if (!isSpace && line.length() + Character.charCount(c) <= MOST_CHARS) {
                    line.appendCodePoint(c);
                }
                isBlank = isSpace;
                i += Character.charCount(c);
            }
        }
        return line.toString();
    }

    private static boolean isInline(String html, int at) {
        int from = html.startsWith("</", at) ? at + 2 : at + 1;
        int to = from;
        while (to < html.length() && to < from + MOST_NAME_CHARS && isNameChar(html.charAt(to))) {
            to++;
        }
        return INLINE.contains(Ascii.lower(html.substring(from, to)));
    }

    private static boolean isNameChar(char c) {
        return c < 0x80 && Ascii.isToken((byte) c);
    }

    private static int afterTag(String html, int at) {
        for (String element : new String[] {"script", "style", "title"}) {
            if (html.regionMatches(true, at + 1, element, 0, element.length())) {
                int end = html.indexOf("</", at);
                return end < 0 ? html.length() : afterBracket(html, end);
            }
        }
        return html.startsWith("<!--", at) ? after(html, "-->", at) : afterBracket(html, at);
    }

    private static int afterBracket(String html, int at) {
        return after(html, ">", at);
    }

    private static int after(String html, String mark, int at) {
        int end = html.indexOf(mark, at);
        return end < 0 ? html.length() : end + mark.length();
    }
}
