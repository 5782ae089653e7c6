package dev.paperknife.inspect;

import dev.paperknife.mime.source.Ascii;

/** A URL as browsers read it (WHATWG URL 4.4), as far as it tells where it goes. */
final class Url {
    private final String text;
    private final String scheme;

    /** User, host and port; empty where it does not go to the web. */
    private final String authority;

    private Url(String text) {
        this.text = text;
        this.scheme = schemeOf(text);
        this.authority = isWeb() ? authorityOf(text, scheme) : "";
    }

    /** Of an attribute's value: controls and blanks around it are dropped, and line breaks and tabs anywhere. */
    static Url of(String attribute) {
        int from = 0;
        int to = attribute.length();
        while (from < to && attribute.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && attribute.charAt(to - 1) <= ' ') {
            to--;
        }
        String url = attribute.substring(from, to);
        return new Url(url.indexOf('\n') < 0 && url.indexOf('\r') < 0 && url.indexOf('\t') < 0 ? url : joined(url));
    }

    private static String joined(String url) {
        StringBuilder clean = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c != '\t' && c != '\r' && c != '\n') {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static String schemeOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return Ascii.lower(text.substring(0, i));
            }
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean isOther = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
            if (!isLetter && !isOther) {
                return "";
            }
        }
        return "";
    }

    /** In lower case, without colon; empty for a relative URL. */
    String scheme() {
        return scheme;
    }

    /** Whether it goes to the web: by http or https, or by whatever the page came by. */
    boolean isWeb() {
        return scheme.equals("http") || scheme.equals("https") || (scheme.isEmpty() && text.startsWith("//"));
    }

    boolean isScript() {
        return scheme.equals("javascript") || scheme.equals("vbscript") || scheme.equals("livescript");
    }

    boolean isFile() {
        return scheme.equals("file") || scheme.equals("smb") || text.startsWith("\\\\");
    }

    private static String authorityOf(String text, String scheme) {
        int from = scheme.isEmpty() ? 0 : scheme.length() + 1;
        while (from < text.length() && (text.charAt(from) == '/' || text.charAt(from) == '\\')) {
            from++;
        }
        int to = from;
        while (to < text.length() && !endsAuthority(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean endsAuthority(char c) {
        return c == '/' || c == '\\' || c == '?' || c == '#';
    }

    /** What stands before the last at sign of the authority; empty for nothing. */
    String user() {
        return authority.substring(0, Math.max(authority.lastIndexOf('@'), 0));
    }

    /** The host in lower case, as it is written; empty where there is none. */
    String host() {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', bracket + 1);
        String name = Ascii.lower(colon < 0 ? host : host.substring(0, colon));
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The query without question mark; empty for none. */
    String query() {
        int from = text.indexOf('?');
        int to = text.indexOf('#', Math.max(from, 0));
        return from < 0 ? "" : text.substring(from + 1, to < 0 ? text.length() : to);
    }

    /** A piece of a URL, each percent escape of it as the character of its octet (RFC 3986 2.1). */
    static String unescaped(String piece) {
        StringBuilder text = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            int octet = c == '%' && i + 2 < piece.length() ? octet(piece.charAt(i + 1), piece.charAt(i + 2)) : -1;
            text.append(octet < 0 ? c : (char) octet);
            i += octet < 0 ? 0 : 2;
        }
        return text.toString();
    }

    /** What two hexadecimal digits say; -1 for others. */
    private static int octet(char high, char low) {
        boolean isHex = high < 0x80 && low < 0x80 && Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0;
        return isHex ? Character.digit(high, 16) << 4 | Character.digit(low, 16) : -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
