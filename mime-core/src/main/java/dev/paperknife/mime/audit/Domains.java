package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.source.Ascii;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What a domain looks like to a person, and which domains belong to one owner. */
final class Domains {
    /** Scripts with letters that look like letters of each other (UTS 39 5.1). */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC,
            UnicodeScript.LISU);

    private static final int LONGEST_TOP = 3;

    private Domains() {}

    /** Whether a label of a domain, in its form for people, mixes scripts that look alike. */
    static boolean isMixed(String unicodeDomain) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        for (int i = 0; i < unicodeDomain.length(); ) {
            int c = unicodeDomain.codePointAt(i);
            i += Character.charCount(c);
            if (c == '.') {
                scripts.clear();
            } else if (ALIKE.contains(UnicodeScript.of(c))) {
                scripts.add(UnicodeScript.of(c));
            }
            if (scripts.size() > 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether an A-label does not decode, or decodes to something whose A-label is another. */
    static boolean isOddIdn(Mailbox mailbox) {
        String domain = Ascii.lower(mailbox.domain());
        if (!hasALabel(domain)) {
            return false;
        }
        String unicode = mailbox.unicodeDomain();
        if (hasALabel(Ascii.lower(unicode))) {
            return true;
        }
        Mailbox again = new Mailbox(mailbox.name(), "a@" + unicode, "");
        return !again.asciiDomain().map(Ascii::lower).orElse("").equals(domain);
    }

    private static boolean hasALabel(String domain) {
        return domain.startsWith("xn--") || domain.contains(".xn--");
    }

    /**
     * Whether two domains, in lower case, belong to one owner as far as their names tell: one is within the other, or both are
     * within a domain that is no public suffix by its looks. No list of public suffixes is at hand.
     */
    static boolean areAligned(String a, String b) {
        return a.equals(b) || isWithin(a, b) || isWithin(b, a) || owner(a).equals(owner(b));
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.endsWith("." + outer) && outer.indexOf('.') > 0;
    }

    /** The last two labels, or three where the last but one is as short as that of co.uk. */
    private static String owner(String domain) {
        int last = domain.lastIndexOf('.');
        int second = last < 0 ? -1 : domain.lastIndexOf('.', last - 1);
        if (second < 0) {
            return domain;
        }
        boolean isShort = last - second - 1 <= LONGEST_TOP;
        int third = isShort ? domain.lastIndexOf('.', second - 1) : second;
        return domain.substring(third + 1);
    }
}
