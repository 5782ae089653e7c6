package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What elements do: run, ask, load from the network, hide (HTML 4). */
final class HtmlElements {
    private final Tally tally;

    HtmlElements(Tally tally) {
        this.tally = tally;
    }

    void look(Element element) {
        String name = element.normalName();
        active(element, name);
        if (name.equals("form")) {
            tally.add(Defect.Code.HTML_FORM, element.attr("action"));
        }
        if (name.equals("style")) {
            remoteStyle(element.data());
        }
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            attribute(element, name, attribute.getKey(), attribute.getValue());
        }
        if (HiddenStyle.is(element)) {
            tally.add(Defect.Code.HTML_HIDDEN_TEXT, element.attr("style"));
        }
    }

    /** A base element that only names a window changes no address. */
    private void active(Element element, String name) {
        boolean isActive = switch (name) {
            case "script", "svg:script", "iframe", "frame", "object", "embed", "applet" -> true;
            case "base" -> element.hasAttr("href");
            case "meta" -> Ascii.equalsIgnoreCase(element.attr("http-equiv").strip(), "refresh");
            default -> false;
        };
        if (isActive) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, "<" + name + ">");
        }
    }

    private void attribute(Element element, String name, String key, String value) {
        String lower = Ascii.lower(key);
        if (lower.startsWith("on") && lower.length() > 2) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, lower + "=" + value);
        } else if (lower.equals("style")) {
            remoteStyle(value);
        } else if (lower.equals("srcset")) {
            remote(value.strip());
        } else if (isLoaded(name, lower, element)) {
            remote(value);
        }
    }

    /** Whether the attribute's URL is loaded when the page is shown. */
    private static boolean isLoaded(String name, String key, Element element) {
        return switch (key) {
            case "src" -> !name.equals("script") && !name.equals("iframe") && !name.equals("frame");
            case "background", "poster", "dynsrc", "lowsrc" -> true;
            case "href", "xlink:href" -> name.equals("image") || (name.equals("link") && isStyleOrIcon(element));
            default -> false;
        };
    }

    private static boolean isStyleOrIcon(Element link) {
        String relation = Ascii.lower(link.attr("rel"));
        return relation.contains("stylesheet") || relation.contains("icon") || relation.contains("pre");
    }

    private void remote(String value) {
        Url url = Url.of(value);
        if (url.isWeb()) {
            tally.add(Defect.Code.HTML_REMOTE_CONTENT, url.toString());
        } else if (url.isFile()) {
            tally.add(Defect.Code.HTML_FILE_LINK, url.toString());
        }
    }

    /** URLs of a style sheet: {@code url(…)}, and {@code @import} with a string. */
    private void remoteStyle(String css) {
        if (css.indexOf('(') < 0 && css.indexOf('@') < 0) {
            return;
        }
        String lower = Ascii.lower(css);
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 1)) {
            remote(word(css, at + "url(".length()));
        }
        for (int at = lower.indexOf("@import"); at >= 0; at = lower.indexOf("@import", at + 1)) {
            remote(word(css, at + "@import".length()));
        }
    }

    private static String word(String css, int from) {
        int start = from;
        while (start < css.length() && " \t\r\n\"'".indexOf(css.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < css.length() && " \t\r\n\"');".indexOf(css.charAt(end)) < 0) {
            end++;
        }
        return css.substring(start, end);
    }
}
