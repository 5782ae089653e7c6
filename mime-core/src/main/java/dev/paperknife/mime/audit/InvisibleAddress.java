package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/**
 * Characters that nobody sees, and odd spaces, inside an address (UTS 46 4). They are looked for in the raw value, since one
 * beside an address can make it unreadable: in a run of what is neither blank nor comment, and has an at sign. Quotes belong to
 * it where it goes on behind them.
 */
final class InvisibleAddress {
    private InvisibleAddress() {}

    /** Whether an address in the value holds such a character. */
    static boolean isIn(Slice value) {
        String text = new String(value.array(), value.from(), (int) value.length(), StandardCharsets.UTF_8);
        boolean hasAt = false;
        boolean hasInvisible = false;
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isQuoted || depth > 0) {
                i += c == '\\' ? 1 : 0;
                hasInvisible |= isQuoted && isInvisible(c);
                if (isQuoted && c == '"') {
                    isQuoted = false;
                    hasInvisible &= isLocalPart(text, i);
                }
                depth += depth == 0 ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (isEnd(c)) {
                if (hasAt && hasInvisible) {
                    return true;
                }
                hasAt = false;
                hasInvisible = false;
                isQuoted = c == '"';
                depth = c == '(' ? 1 : 0;
            } else {
                hasAt |= c == '@';
                hasInvisible |= isInvisible(c);
            }
        }
        return hasAt && hasInvisible;
    }

    /** Whether quotes that end before an index are those of a local part, not of a name. */
    private static boolean isLocalPart(String text, int i) {
        return i < text.length() && (text.charAt(i) == '@' || text.charAt(i) == '.');
    }

    private static boolean isEnd(int c) {
        return c <= ' ' || "<>,;:\"()".indexOf(c) >= 0;
    }

    /** Joiners are left out: some scripts need them. */
    static boolean isInvisible(int c) {
        boolean isSpace = c > 0x7F && (Character.isSpaceChar(c) || c == 0x180E);
        boolean isMark = c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x2800 || c == 0x3164;
        boolean isFiller = c == 0x115F || c == 0x1160 || c == 0xFFA0 || c == 0x034F;
        boolean isTag = c >= 0xE0000 && c <= 0xE007F;
        return isSpace || isMark || isFiller || isTag;
    }
}
