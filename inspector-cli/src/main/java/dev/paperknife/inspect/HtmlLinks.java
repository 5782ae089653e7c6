package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.Set;

/** Where links and frames go, and what they show of it (RFC 3986, RFC 6068, RFC 2397). */
final class HtmlLinks implements HtmlTokens.Sink {
    private static final Set<String> MAILTO_ACTIONS =
            Set.of("attach", "attachment", "attachments", "attachfile", "cc", "bcc", "to");

    private final Tally tally;

    /** The host that the open link goes to, empty where none is open or it goes to none; and what it shows. */
    private String target = "";

    private LinkText shown = new LinkText();

    HtmlLinks(Tally tally) {
        this.tally = tally;
    }

    /** A link ends where the next one begins (HTML 13.2.6.4.7). */
    @Override
    public void start(HtmlTag tag) {
        switch (tag.name()) {
            case "a" -> {
                close();
                Url url = Url.of(href(tag));
                link(url);
                target = url.host();
                shown = new LinkText();
            }
            case "area" -> link(Url.of(href(tag)));
            case "form" -> link(Url.of(tag.value("action")));
            case "button", "input" -> link(Url.of(tag.value("formaction")));
            case "iframe", "frame", "embed" -> link(Url.of(tag.value("src")));
            case "object" -> link(Url.of(tag.value("data")));
            default -> {}
        }
    }

    @Override
    public void end(String name) {
        if (name.equals("a")) {
            close();
        }
    }

    @Override
    public void text(String html, int from, int to) {
        if (!target.isEmpty()) {
            shown.add(html, from, to);
        }
    }

    /** Ends the link that is open, as the end of the page does. */
    void close() {
        String text = target.isEmpty() ? "" : Hosts.shownIn(shown.text());
        if (!text.isEmpty() && !Hosts.areRelated(text, target)) {
            tally.add(Defect.Code.HTML_LINK_MISMATCH, "shows " + text + ", goes to " + target);
        }
        target = "";
    }

    private static String href(HtmlTag tag) {
        return tag.has("href") ? tag.value("href") : tag.value("xlink:href");
    }

    private void link(Url url) {
        if (url.isScript()) {
            tally.add(Defect.Code.HTML_ACTIVE_CONTENT, url.toString());
        } else if (url.scheme().equals("data")) {
            tally.add(Defect.Code.HTML_DATA_LINK, url.toString());
        } else if (url.isFile()) {
            tally.add(Defect.Code.HTML_FILE_LINK, url.toString());
        } else if (url.scheme().equals("mailto")) {
            mailto(url);
        } else if (url.isWeb()) {
            host(url);
        }
    }

    private void host(Url url) {
        String host = url.host();
        String user = url.user();
        if (!user.isEmpty() && Hosts.isName(userHost(user))) {
            tally.add(Defect.Code.HTML_USERINFO_LINK, url.toString());
        }
        boolean isOdd = Hosts.isIpv4(host) || host.startsWith("[") || host.startsWith("xn--") || host.contains(".xn--");
        if (isOdd || !Hosts.isAscii(host)) {
            tally.add(Defect.Code.HTML_UNUSUAL_HOST, url.toString());
        }
    }

    /** What of the text before the at sign may be taken for a host: up to a colon or an escape. */
    private static String userHost(String user) {
        int to = 0;
        while (to < user.length() && ":%&;,=".indexOf(user.charAt(to)) < 0) {
            to++;
        }
        return user.substring(0, to);
    }

    private void mailto(Url url) {
        String query = url.query();
        int from = 0;
        while (from < query.length()) {
            int ampersand = query.indexOf('&', from);
            int to = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', from);
            String name = query.substring(from, equals < 0 || equals > to ? to : equals);
            if (MAILTO_ACTIONS.contains(Ascii.lower(Url.unescaped(name)))) {
                tally.add(Defect.Code.HTML_MAILTO_PARAMETERS, url.toString());
                return;
            }
            from = to + 1;
        }
    }
}
