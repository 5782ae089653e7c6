package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The Content-IDs that an HTML text refers to: {@code cid:} URLs in attributes and style sheets (RFC 2392). */
final class CidReferences {
    private static final String SCHEME = "cid:";

    private CidReferences() {}

    static Set<String> in(String html) {
        Set<String> ids = new LinkedHashSet<>();
        without(html, id -> {
            ids.add(id);
            return false;
        });
        return ids;
    }

    /** The HTML with a fragment in the place of each reference that is unwanted. */
    static String without(String html, Predicate<String> isUnwanted) {
        int first = next(html, 0);
        if (first < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int copied = 0;
        for (int at = first; at >= 0; at = next(html, at + 1)) {
            int from = at + SCHEME.length();
            int to = end(html, from);
            if (to > from && startsValue(html, at) && isUnwanted.test(unescaped(html.substring(from, to)))) {
                out.append(html, copied, at).append('#');
                copied = from;
            }
        }
        return out.append(html, copied, html.length()).toString();
    }

    private static int end(String html, int from) {
        int to = from;
        while (to < html.length() && " \t\r\n\"'<>()`".indexOf(html.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    private static int next(String html, int from) {
        for (int colon = html.indexOf(':', from); colon >= 0; colon = html.indexOf(':', colon + 1)) {
            int at = colon - SCHEME.length() + 1;
            if (at >= from && html.regionMatches(true, at, SCHEME, 0, SCHEME.length())) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a URL may begin there: behind a quote that follows an equals sign or bracket, or behind one of these. */
    private static boolean startsValue(String html, int at) {
        int i = at - 1;
        boolean isQuoted = i >= 0 && (html.charAt(i) == '"' || html.charAt(i) == '\'');
        i -= isQuoted ? 1 : 0;
        while (i >= 0 && " \t\r\n".indexOf(html.charAt(i)) >= 0) {
            i--;
        }
        return i >= 0 && (html.charAt(i) == '=' || html.charAt(i) == '(');
    }

    private static String unescaped(String url) {
        if (url.indexOf('%') < 0) {
            return url;
        }
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 3 <= bytes.length ? Ascii.hexDigit(bytes[i + 1]) : -1;
            int low = i + 3 <= bytes.length ? Ascii.hexDigit(bytes[i + 2]) : -1;
            boolean isEscape = bytes[i] == '%' && high >= 0 && low >= 0;
            out.write(isEscape ? high * 16 + low : bytes[i]);
            i += isEscape ? 2 : 0;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
