package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.List;
import java.util.Set;

/** Styles in an attribute that nobody sees the text of. Style sheets are not applied. */
final class HiddenStyle {
    private static final List<String> HIDING = List.of(
            "display:none",
            "visibility:hidden",
            "visibility:collapse",
            "opacity:0",
            "opacity:0.0",
            "font-size:0",
            "font-size:0px",
            "font-size:0pt",
            "font-size:0em",
            "font-size:0%",
            "max-height:0",
            "max-height:0px",
            "color:transparent",
            "mso-hide:all");

    /** Elements that never hold text (HTML 13.1.2), and those that held none when there were such. */
    private static final Set<String> VOID = Set.of(
            "area",
            "base",
            "basefont",
            "bgsound",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
            "keygen",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr");

    private HiddenStyle() {}

    /** Whether the element can hold text and hides it. */
    static boolean is(HtmlTag tag) {
        String style = tag.value("style");
        boolean isHidden = tag.has("hidden") || (!style.isEmpty() && hides(Ascii.lower(style)));
        return isHidden && !VOID.contains(tag.name());
    }

    private static boolean hides(String style) {
        int from = 0;
        while (from < style.length()) {
            int semicolon = style.indexOf(';', from);
            int to = semicolon < 0 ? style.length() : semicolon;
            while (from < to && style.charAt(from) <= ' ') {
                from++;
            }
            if (from < to && isHiding(style, from, to)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** Whether a declaration, which begins with a letter of its property, is one that hides. */
    private static boolean isHiding(String style, int from, int to) {
        char first = style.charAt(from);
        for (String hiding : HIDING) {
            if (hiding.charAt(0) == first && isDeclared(hiding, style, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Blanks aside, and what makes it important. */
    private static boolean isDeclared(String declaration, String style, int from, int to) {
        int at = 0;
        for (int i = from; i < to && style.charAt(i) != '!'; i++) {
            char c = style.charAt(i);
            if (c > ' ' && (at == declaration.length() || declaration.charAt(at++) != c)) {
                return false;
            }
        }
        return at == declaration.length();
    }
}
