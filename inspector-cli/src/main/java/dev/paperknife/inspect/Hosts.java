package dev.paperknife.inspect;

import dev.paperknife.mime.audit.FileTypes;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.source.Ascii;
import java.util.Optional;

/** Host names, and texts that show one. */
final class Hosts {
    private static final int SHORT_LABEL = 3;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_IN_OCTET = 255;

    private Hosts() {}

    /** The host that a link's text shows, in lower case: that of a URL in it, or a bare name that is the whole text. Empty for none. */
    static String shownIn(String text) {
        int start = startOfUrl(text);
        if (start >= 0) {
            start += text.charAt(start) == ' ' ? 1 : 0;
            int end = start;
            while (end < text.length() && text.charAt(end) > ' ' && "<>\"'()".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String url = text.substring(start, end);
            String host = Url.of(url.indexOf("://") > 0 ? url : "http://" + url).host();
            return isName(host) || isIpv4(host) ? host : "";
        }
        String word = text.strip();
        int slash = word.indexOf('/');
        String host = slash < 0 ? word : word.substring(0, slash);
        if (!isName(host) || (slash < 0 && isFileName(host))) {
            return "";
        }
        // with capitals it is more likely a product than a host
        return host.equals(Ascii.lower(host)) ? host : "";
    }

    private static int startOfUrl(String text) {
        String lower = Ascii.lower(text);
        int http = lower.indexOf("http://");
        int https = lower.indexOf("https://");
        int scheme = http < 0 || (https >= 0 && https < http) ? https : http;
        int www = lower.startsWith("www.") ? 0 : lower.indexOf(" www.");
        return scheme >= 0 ? scheme : www;
    }

    private static boolean isFileName(String word) {
        String extension = Ascii.lower(word.substring(word.lastIndexOf('.') + 1));
        return FileTypes.isDocument(extension)
                || FileTypes.isPage(extension)
                || (FileTypes.isDangerous(extension) && !extension.equals("com") && !extension.equals("app"));
    }

    /** Whether it is two labels or more of letters, digits and hyphens, the last one of letters; or four numbers. */
    static boolean isName(String host) {
        int label = 0;
        int labels = 0;
        boolean isLetters = true;
        for (int i = 0; i <= host.length(); i++) {
            char c = i < host.length() ? host.charAt(i) : '.';
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                labels++;
                isLetters = i == host.length() ? isLetters && label > 1 : true;
                label = 0;
            } else if (!Character.isLetterOrDigit(c) && c != '-') {
                return false;
            } else {
                isLetters &= !(c >= '0' && c <= '9') || host.startsWith("xn--", i - label);
                label++;
            }
        }
        return labels > 1 && (isLetters || isFourNumbers(host));
    }

    /** Whether people take it for an IPv4 address; of fewer numbers they make a date, a price or a version. */
    private static boolean isFourNumbers(String host) {
        int numbers = 0;
        int number = 0;
        int digits = 0;
        for (int i = 0; i <= host.length(); i++) {
            char c = i < host.length() ? host.charAt(i) : '.';
            if (c == '.' && digits > 0 && number <= MOST_IN_OCTET) {
                numbers++;
                number = 0;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + c - '0';
                digits++;
            } else {
                return false;
            }
        }
        return numbers == 4;
    }

    static boolean isAscii(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Four numbers, or fewer in the forms that browsers take for an address too (WHATWG URL 3.5). */
    static boolean isIpv4(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean isHex = last.startsWith("0x") && last.length() > 2;
        boolean isNumber = !last.isEmpty();
        for (int i = isHex ? 2 : 0; i < last.length(); i++) {
            int digit = Character.digit(last.charAt(i), isHex ? 16 : 10);
            isNumber &= digit >= 0 && last.charAt(i) < 0x80;
        }
        return isNumber;
    }

    /** Whether two hosts belong together as far as their names tell: one is within the other, or both within one domain. */
    static boolean areRelated(String one, String other) {
        String a = ascii(one);
        String b = ascii(other);
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a) || owner(a).equals(owner(b));
    }

    /** The form with A-labels (RFC 5890), as the domain of an address has it; the host itself where it has none. */
    private static String ascii(String host) {
        if (isAscii(host) || !isName(host)) {
            return host;
        }
        return new Mailbox(Optional.empty(), "a@" + host, "").asciiDomain().orElse(host);
    }

    /** The last two labels, or three where the last but one is as short as that of co.uk. */
    private static String owner(String host) {
        int last = host.lastIndexOf('.');
        int second = last < 0 || isIpv4(host) ? -1 : host.lastIndexOf('.', last - 1);
        if (second < 0) {
            return host;
        }
        int third = last - second - 1 <= SHORT_LABEL ? host.lastIndexOf('.', second - 1) : second;
        return host.substring(third + 1);
    }
}
