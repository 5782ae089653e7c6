package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.Map;

/** What elements do: run, ask, load from the network, hide (HTML 4). */
final class HtmlElements implements HtmlTokens.Sink {
    private final Tally tally;
    private boolean isStyle;

    HtmlElements(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void start(HtmlTag tag) {
        active(tag);
        isStyle = tag.name().equals("style");
        if (tag.name().equals("form")) {
            tally.add(Defect.Code.HTML_FORM, tag.value("action"));
        }
        for (Map.Entry<String, String> attribute : tag.attributes().entrySet()) {
            attribute(tag, attribute.getKey(), attribute.getValue());
        }
        if (HiddenStyle.is(tag)) {
            tally.add(Defect.Code.HTML_HIDDEN_TEXT, tag.value("style"));
        }
    }

    @Override
    public void end(String name) {
        isStyle = false;
    }

    @Override
    public void text(String html, int from, int to) {
        if (isStyle) {
            loadStyle(html.substring(from, to));
        }
    }

    @Override
    public void data(String html, int from, int to) {
        text(html, from, to);
    }

    /** A base element that only names a window changes no address. */
    private void active(HtmlTag tag) {
        boolean isActive = switch (tag.name()) {
            case "script", "svg:script", "iframe", "frame", "object", "embed", "applet" -> true;
            case "base" -> tag.has("href");
            case "meta" -> Ascii.equalsIgnoreCase(tag.value("http-equiv").strip(), "refresh");
            default -> false;
        };
        if (isActive) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, "<" + tag.name() + ">");
        }
    }

    private void attribute(HtmlTag tag, String name, String value) {
        if (isHandler(name) && !value.isBlank()) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, name + "=" + value);
        } else if (name.equals("style")) {
            loadStyle(value);
        } else if (name.equals("srcset")) {
            load(value.strip());
        } else if (isLoaded(tag, name)) {
            load(value);
        }
    }

    /** Whether it is the name of an event: letters, and no event has fewer than three. */
    private static boolean isHandler(String attribute) {
        boolean isLetters = attribute.startsWith("on") && attribute.length() > 4;
        for (int i = 2; i < attribute.length() && isLetters; i++) {
            isLetters = attribute.charAt(i) >= 'a' && attribute.charAt(i) <= 'z';
        }
        return isLetters;
    }

    /** Whether the attribute's URL is loaded when the page is shown. */
    private static boolean isLoaded(HtmlTag tag, String attribute) {
        String name = tag.name();
        return switch (attribute) {
            case "src" -> !name.equals("script") && !name.equals("iframe") && !name.equals("frame");
            case "background", "poster", "dynsrc", "lowsrc" -> true;
            case "href", "xlink:href" -> name.equals("image") || (name.equals("link") && isStyleOrIcon(tag));
            default -> false;
        };
    }

    private static boolean isStyleOrIcon(HtmlTag link) {
        String relation = Ascii.lower(link.value("rel"));
        return relation.contains("stylesheet") || relation.contains("icon") || relation.contains("pre");
    }

    private void load(String value) {
        Url url = Url.of(value);
        if (url.isWeb()) {
            tally.add(Defect.Code.HTML_REMOTE_CONTENT, url.toString());
        } else if (url.isScript()) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, url.toString());
        } else if (url.isFile()) {
            tally.add(Defect.Code.HTML_FILE_LINK, url.toString());
        }
    }

    /** URLs of a style sheet: {@code url(…)}, and {@code @import} with a string. */
    private void loadStyle(String css) {
        if (css.indexOf('(') < 0 && css.indexOf('@') < 0) {
            return;
        }
        String lower = Ascii.lower(css);
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 1)) {
            load(word(css, at + "url(".length()));
        }
        for (int at = lower.indexOf("@import"); at >= 0; at = lower.indexOf("@import", at + 1)) {
            load(word(css, at + "@import".length()));
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
