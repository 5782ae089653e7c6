package dev.paperknife.mime.header;

import com.ibm.icu.text.IDNA;
import dev.paperknife.mime.source.Ascii;
import java.util.Optional;

/** Domains of addresses: which look like host names (RFC 5321 2.3.5), and both forms of international ones (UTS 46). */
final class Domain {
    /** Far more than DNS can hold (RFC 1035 2.3.4); the cost of Punycode grows with the square of a label. */
    private static final int MOST_CHARS = 1000;

    private Domain() {}

    /** Whether the labels hold only letters, digits, inner hyphens and what is not ASCII; none is empty. */
    static boolean isPlausible(String domain) {
        int label = 0;
        for (int i = 0; i <= domain.length(); i++) {
            if (i == domain.length() || domain.charAt(i) == '.') {
                if (i == label || domain.charAt(label) == '-' || domain.charAt(i - 1) == '-') {
                    return false;
                }
                label = i + 1;
            } else if (!isHostChar(domain.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostChar(char c) {
        return (c > 0x9F && c != '\uFFFD')
                || c == '-'
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z');
    }

    /** The form with A-labels; a domain that is ASCII is its own. Absent where there is none. */
    static Optional<String> toAscii(String domain) {
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        return AddrSpec.isAscii(domain) ? Optional.of(domain) : international(domain, true);
    }

    /** The form with U-labels; the domain itself where it has none. */
    static String toUnicode(String domain) {
        boolean isPlain = AddrSpec.isAscii(domain) && !Ascii.lower(domain).contains("xn--");
        return isPlain ? domain : international(domain, false).orElse(domain);
    }

    private static Optional<String> international(String domain, boolean isToAscii) {
        if (domain.length() > MOST_CHARS) {
            return Optional.empty();
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder out = new StringBuilder();
        if (isToAscii) {
            Uts46.INSTANCE.nameToASCII(domain, out, info);
        } else {
            Uts46.INSTANCE.nameToUnicode(domain, out, info);
        }
        return info.hasErrors() ? Optional.empty() : Optional.of(out.toString());
    }

    /** Loaded with the first domain that needs it, so that plain mail never touches ICU. */
    private static final class Uts46 {
        static final IDNA INSTANCE = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.USE_STD3_RULES);
    }
}
