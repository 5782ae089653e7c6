package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Where links and frames go, and what they show of it (RFC 3986, RFC 6068, RFC 2397). */
final class HtmlLinks {
    private static final Set<String> MAILTO_ACTIONS =
            Set.of("attach", "attachment", "attachments", "attachfile", "cc", "bcc", "to");

    private final Tally tally;

    HtmlLinks(Tally tally) {
        this.tally = tally;
    }

    void look(Element element) {
        switch (element.normalName()) {
            case "a" -> {
                Url url = Url.of(href(element));
                link(url);
                shown(element, url);
            }
            case "area" -> link(Url.of(href(element)));
            case "form" -> link(Url.of(element.attr("action")));
            case "iframe", "frame", "embed" -> link(Url.of(element.attr("src")));
            case "object" -> link(Url.of(element.attr("data")));
            default -> {}
        }
    }

    private static String href(Element element) {
        return element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href");
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
            String name = Ascii.lower(query.substring(from, equals < 0 || equals > to ? to : equals));
            if (MAILTO_ACTIONS.contains(name)) {
                tally.add(Defect.Code.HTML_MAILTO_PARAMETERS, url.toString());
                return;
            }
            from = to + 1;
        }
    }

    private void shown(Element link, Url url) {
        String host = url.host();
        String shown = host.isEmpty() ? "" : Hosts.shownIn(LinkText.of(link));
        if (!shown.isEmpty() && !Hosts.areRelated(shown, host)) {
            tally.add(Defect.Code.HTML_LINK_MISMATCH, "shows " + shown + ", goes to " + host);
        }
    }
}
