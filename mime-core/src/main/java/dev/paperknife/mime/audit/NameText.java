package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import java.text.Normalizer;

/** Characters of file names and what they stand for. */
final class NameText {
    private static final String LOOKALIKE_SEPARATORS = "\u2044\u2215\u2216\u29F5\u29F8\uFE68\uFF0F\uFF3C";
    private static final int WAVING_BLACK_FLAG = 0x1F3F4;

    private static final String[] ESCAPES = {
        "%2e",
        "%2f",
        "%5c",
        "%252e",
        "%252f",
        "%255c",
        "&#46;",
        "&#47;",
        "&#92;",
        "&#x2e;",
        "&#x2f;",
        "&#x5c;",
        "&sol;",
        "&bsol;",
        "&period;"
    };

    private NameText() {}

    static boolean isControl(int c) {
        return c < ' ' || (c >= 0x7F && c <= 0x9F);
    }

    static boolean isBidi(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    static boolean isLookalikeSeparator(int c) {
        return LOOKALIKE_SEPARATORS.indexOf(c) >= 0;
    }

    /** Whether nobody sees it; tags that follow a flag belong to an emoji, and joiners are needed by scripts and emoji. */
    static boolean isInvisible(int c, int previous) {
        boolean isInEmoji = isTag(c) && (isTag(previous) || previous == WAVING_BLACK_FLAG);
        return !isInEmoji && (isTag(c) || isGone(c));
    }

    private static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }

    private static boolean isGone(int c) {
        return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x2800 || c == 0x3164;
    }

    static boolean isBlank(int c) {
        return c == '\t' || Character.isSpaceChar(c);
    }

    /** Without controls and what else nobody sees. */
    static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (!isControl(c) && !isBidi(c) && !isGone(c) && !isTag(c) && !isMark(c)) {
                visible.appendCodePoint(c);
            }
        }
        return visible.toString();
    }

    private static boolean isMark(int c) {
        return c == 0x200E || c == 0x200F || c == 0x061C;
    }

    /** Without blanks at both ends and dots at the end. */
    static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (to > 0 && (name.charAt(to - 1) == '.' || isBlank(name.charAt(to - 1)))) {
            to--;
        }
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        return name.substring(from, to);
    }

    /** How many blanks, at most, stand side by side before that index; 0 for an index below it. */
    static int longestBlanks(String name, int to) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < to; i++) {
            run = isBlank(name.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Whether a name in lower case holds an escape of a dot or a separator. */
    static boolean isPercentEncoded(String lower) {
        for (String escape : ESCAPES) {
            if (lower.contains(escape)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name, with or without extension, is that of a device. */
    static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = Ascii.lower(trimmed(dot < 0 ? name : name.substring(0, dot)));
        return switch (stem) {
            case "con", "prn", "aux", "nul", "conin$", "conout$" -> true;
            default ->
                stem.length() == 4
                        && (stem.startsWith("com") || stem.startsWith("lpt"))
                        && "0123456789\u00B9\u00B2\u00B3".indexOf(stem.charAt(3)) >= 0;
        };
    }

    /** The extension as it looks: compatibility forms and look-alikes as the ASCII they stand for, in lower case. */
    static String folded(String extension) {
        if (isAscii(extension)) {
            return extension;
        }
        String compatible = Ascii.lower(Normalizer.normalize(extension, Normalizer.Form.NFKC));
        return isAscii(compatible) ? compatible : Lookalikes.skeleton(compatible);
    }

    /** Whether an extension becomes one of ASCII only so. A whole word of another script that looks like nothing known is none. */
    static boolean isHomoglyph(String extension) {
        if (isAscii(extension)) {
            return false;
        }
        String folded = folded(extension);
        boolean isKnown = FileTypes.isDangerous(folded) || FileTypes.isDocument(folded) || FileTypes.isPage(folded);
        return isAscii(folded) && (isKnown || hasAscii(extension));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAscii(String text) {
        return text.chars().anyMatch(c -> c < 0x80);
    }
}
