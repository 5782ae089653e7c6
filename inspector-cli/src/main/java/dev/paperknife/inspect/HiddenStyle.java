package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Styles in an attribute that nobody sees the text of. Style sheets are not applied. */
final class HiddenStyle {
    private static final Set<String> HIDING = Set.of(
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

    private HiddenStyle() {}

    /** Whether the element can hold text and hides it. */
    static boolean is(Element element) {
        String style = element.attr("style");
        boolean isEmpty = element.tag().isEmpty();
        return !isEmpty && (element.hasAttr("hidden") || (!style.isEmpty() && hides(Ascii.lower(style))));
    }

    private static boolean hides(String style) {
        int from = 0;
        while (from < style.length()) {
            int semicolon = style.indexOf(';', from);
            int to = semicolon < 0 ? style.length() : semicolon;
            if (HIDING.contains(declaration(style, from, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** Without blanks, and without what makes it important. */
    private static String declaration(String style, int from, int to) {
        StringBuilder declaration = new StringBuilder(to - from);
        for (int i = from; i < to && style.charAt(i) != '!'; i++) {
            if (style.charAt(i) > ' ') {
                declaration.append(style.charAt(i));
            }
        }
        return declaration.toString();
    }
}
