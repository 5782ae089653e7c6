package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;

/** The rules for an addr-spec given as text (RFC 5322 3.4.1, RFC 6532 3.2, RFC 5321 2.3.5). */
final class AddrSpec {
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    private AddrSpec() {}

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /** Whether a char is a control, or ends a line for some reader: C0, DEL, C1, U+2028, U+2029. */
    static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7F && c <= 0x9F) || c == '\u2028' || c == '\u2029';
    }

    /** The text itself. @throws IllegalArgumentException if it is no addr-spec, naming the rule */
    static String checked(String addrSpec) {
        int at = addrSpec.lastIndexOf('@');
        refuseHarm(addrSpec);
        if (at < 0) {
            throw refused(addrSpec, "there is no @ (RFC 5322 3.4.1)");
        }
        checkLocalPart(addrSpec, addrSpec.substring(0, at));
        checkDomain(addrSpec, addrSpec.substring(at + 1));
        return addrSpec;
    }

    private static void refuseHarm(String addrSpec) {
        for (int i = 0; i < addrSpec.length(); i++) {
            char c = addrSpec.charAt(i);
            if (isControl(c)) {
                throw refused(addrSpec, "it holds a control character (RFC 5322 3.2.3)");
            }
            if (Character.isSurrogate(c) && !isPair(addrSpec, i)) {
                throw refused(addrSpec, "it holds half a surrogate pair");
            }
        }
        if (EncodedWordScanner.findsWord(addrSpec)) {
            throw refused(addrSpec, "it holds an encoded-word (RFC 2047 5)");
        }
    }

    /** Whether the surrogate at an index has its other half next to it. */
    static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** Refuses what is no character: it would come back as another one. */
    static void refuseHalves(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i)) {
                throw new IllegalArgumentException(
                        "half a surrogate pair is no character (RFC 6532 3.1): at index " + i);
            }
        }
    }

    private static void checkLocalPart(String addrSpec, String local) {
        if (local.isEmpty()) {
            throw refused(addrSpec, "nothing precedes the @ (RFC 5322 3.4.1)");
        }
        if (local.charAt(0) == '"') {
            if (quotedEnd(local, 0) != local.length()) {
                throw refused(addrSpec, "its quotes do not enclose the local part (RFC 5322 3.2.4)");
            }
            return;
        }
        checkDots(addrSpec, local, "local part");
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '@') {
                throw refused(addrSpec, "it holds more than one @ outside quotes (RFC 5322 3.4.1)");
            }
            if (c != '.' && !isAtext(c)) {
                throw refused(addrSpec, "a blank or special stands outside quotes (RFC 5322 3.2.3)");
            }
        }
    }

    private static void checkDomain(String addrSpec, String domain) {
        if (domain.isEmpty()) {
            throw refused(addrSpec, "nothing follows the @ (RFC 5322 3.4.1)");
        }
        if (domain.charAt(0) == '[') {
            if (literalEnd(domain, 0) != domain.length()) {
                throw refused(addrSpec, "its domain literal is not closed or holds what it may not (RFC 5322 3.4.1)");
            }
            return;
        }
        checkDots(addrSpec, domain, "domain");
        if (!Domain.isPlausible(domain)) {
            throw refused(addrSpec, "its domain holds what no host name has (RFC 5321 2.3.5)");
        }
    }

    private static void checkDots(String addrSpec, String text, String what) {
        if (text.charAt(0) == '.' || text.endsWith(".") || text.contains("..")) {
            throw refused(addrSpec, "a dot begins or ends its " + what + ", or follows another (RFC 5322 3.2.3)");
        }
    }

    private static IllegalArgumentException refused(String addrSpec, String rule) {
        return new IllegalArgumentException("no address: \"" + escaped(addrSpec) + "\": " + rule);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 80); i++) {
            char c = text.charAt(i);
            if (isControl(c) || Character.isSurrogate(c)) {
                out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether the char is atext (RFC 5322 3.2.3) or not ASCII (RFC 6532 3.2). */
    static boolean isAtext(char c) {
        return c > 0x7F || Ascii.isAtext((byte) c);
    }

    /** Where the quoted-string that opens here ends, or -1: controls and lone quotes are not part of one. */
    static int quotedEnd(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** Where the domain literal that opens here ends, or -1: blanks are not part of one, brackets and backslashes if escaped. */
    static int literalEnd(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return i + 1;
            }
            boolean isPair = c == '\\' && i + 1 < text.length() && "[]\\".indexOf(text.charAt(i + 1)) >= 0;
            if (!isPair && (c <= ' ' || c > 0x7E || c == '[' || c == '\\')) {
                return -1;
            }
            i += isPair ? 1 : 0;
        }
        return -1;
    }

    /**
     * Refuses what could end an addr-spec, or a line, early: an address that was read may have stray dots, an odd domain
     * or none, but never this.
     */
    static void requireSafe(String address) {
        if (address.isEmpty() || isPlain(address)) {
            return;
        }
        refuseHarm(address);
        int at = address.lastIndexOf('@');
        if (at == 0 || at == address.length() - 1) {
            throw refused(address, "nothing stands on one side of the @ (RFC 5322 3.4.1)");
        }
        if (!isSafe(address.substring(0, Math.max(at, 0))) || !isSafe(address.substring(at + 1))) {
            throw refused(address, "a blank or special stands outside quotes (RFC 5322 3.2.3)");
        }
    }

    /** Whether all is atext and dots but for one at sign in between, and no encoded-word can begin. */
    private static boolean isPlain(String address) {
        int at = address.indexOf('@');
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c > 0x7F || c == '=' || (c != '.' && i != at && !Ascii.isAtext((byte) c))) {
                return false;
            }
        }
        return at > 0 && at < address.length() - 1;
    }

    private static boolean isSafe(String part) {
        int i = 0;
        while (i >= 0 && i < part.length()) {
            char c = part.charAt(i);
            if (c == '"') {
                i = quotedEnd(part, i);
            } else if (c == '[') {
                i = literalEnd(part, i);
            } else if (c != '.' && (c == ' ' || SPECIALS.indexOf(c) >= 0)) {
                return false;
            } else {
                i++;
            }
        }
        return i >= 0;
    }
}
