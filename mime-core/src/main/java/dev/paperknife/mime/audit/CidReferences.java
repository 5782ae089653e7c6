package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/** The {@code cid:} URLs of HTML (RFC 2392), found by what surrounds them: a quote, {@code =} or {@code (} before. */
final class CidReferences {
    private static final String SCHEME = "cid:";

    private CidReferences() {}

    /** Whether a page, as octets in whatever charset, may hold the scheme. */
    static boolean mayBeIn(Slice html) {
        byte[] bytes = html.array();
        if (Ascii.indexOf(bytes, html.from(), html.to(), (byte) 0) < html.to()) {
            return true; // UTF-16, perhaps
        }
        int colon = Ascii.indexOf(bytes, html.from(), html.to(), (byte) ':');
        while (colon < html.to()) {
            int at = colon - SCHEME.length() + 1;
            if (at >= html.from() && Ascii.equalsIgnoreCase(bytes, at, colon + 1, SCHEME)) {
                return true;
            }
            colon = Ascii.indexOf(bytes, colon + 1, html.to(), (byte) ':');
        }
        return false;
    }

    /** The ids, percent escapes undone, in order. */
    static List<String> in(String html) {
        List<String> ids = new ArrayList<>();
        int at = next(html, 0);
        while (at >= 0) {
            int from = at + SCHEME.length();
            int to = from;
            while (to < html.length() && !isEnd(html.charAt(to))) {
                to++;
            }
            if (to > from) {
                ids.add(decoded(html.substring(from, to)));
            }
            at = next(html, to);
        }
        return ids;
    }

    private static int next(String html, int from) {
        for (int colon = html.indexOf(':', from); colon >= 0; colon = html.indexOf(':', colon + 1)) {
            int at = colon - SCHEME.length() + 1;
            if (at > 0 && html.regionMatches(true, at, SCHEME, 0, SCHEME.length()) && isBefore(html.charAt(at - 1))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBefore(char c) {
        return c == '"' || c == '\'' || c == '=' || c == '(';
    }

    private static boolean isEnd(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '>' || c == ')' || c == '<' || c == '?' || c == '#';
    }

    private static String decoded(String id) {
        StringBuilder text = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            int high = id.charAt(i) == '%' && i + 2 < id.length() ? Character.digit(id.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(id.charAt(i + 2), 16);
            text.append(low < 0 ? id.charAt(i) : (char) (high * 16 + low));
            i += low < 0 ? 0 : 2;
        }
        return text.toString();
    }
}
