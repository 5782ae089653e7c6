package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.NormalForms;
import dev.paperknife.mime.source.Ascii;

/** The steps from a declared name to a safe one, in their order; the result is a fixed point of them. */
final class SafeName {
    private static final int MOST_EXTENSION_BYTES = 20;

    /** Characters that look like a separator, or become one in some normal form. */
    private static final String LOOKALIKE_SEPARATORS = "\u2044\u2215\u2216\u29F5\u29F8\uFE68\uFF0F\uFF3C";

    private static final String INVISIBLE = "\u00AD\u061C\u200B\u200E\u200F\u2060\u2800\u3164\uFEFF";
    private static final String RESERVED = "<>:\"|?*";

    private SafeName() {}

    /** The safe form; empty where nothing is left. */
    static String of(String declared) {
        String name = trim(collapse(clean(lastComponent(declared))));
        if (name.isEmpty()) {
            return "";
        }
        return fit(NormalForms.composed(guardDevice(guardStart(name))));
    }

    private static String lastComponent(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Without what nobody sees, and with an underscore for what a file system or a reader takes for something else. */
    private static String clean(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (isReplaced(c)) {
                clean.append('_');
            } else if (!isRemoved(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean isReplaced(int c) {
        // half a surrogate pair has no bytes in any file system's encoding
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isHalf || RESERVED.indexOf(c) >= 0 || LOOKALIKE_SEPARATORS.indexOf(c) >= 0;
    }

    private static boolean isRemoved(int c) {
        boolean isControl = c < ' ' || (c >= 0x7F && c <= 0x9F);
        boolean isBidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean isTag = c >= 0xE0000 && c <= 0xE007F;
        return isControl || isBidi || isTag || INVISIBLE.indexOf(c) >= 0;
    }

    /** With one blank for a run of them; a blank that stands alone stays what it is, such as U+3000. */
    private static String collapse(String name) {
        StringBuilder collapsed = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int last = collapsed.length() - 1;
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (last >= 0 && isBlank(collapsed.charAt(last))) {
                collapsed.setCharAt(last, ' ');
            } else {
                collapsed.append(isLineSeparator(c) ? ' ' : c);
            }
        }
        return collapsed.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c);
    }

    private static boolean isLineSeparator(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    /** Without blanks at both ends and dots at the end. */
    private static String trim(String name) {
        int start = 0;
        while (start < name.length() && isBlank(name.charAt(start))) {
            start++;
        }
        return trimEnd(name.substring(start));
    }

    private static String trimEnd(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || isBlank(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String guardStart(String name) {
        return ".-~".indexOf(name.charAt(0)) < 0 ? name : "_" + name.substring(1);
    }

    private static String guardDevice(String name) {
        int dot = name.indexOf('.');
        String stem = Ascii.lower(trimEnd(dot < 0 ? name : name.substring(0, dot)));
        boolean isDevice = switch (stem) {
            case "con", "prn", "aux", "nul", "conin$", "conout$" -> true;
            default -> isPort(stem);
        };
        return isDevice ? "_" + name : name;
    }

    private static boolean isPort(String stem) {
        return stem.length() == 4
                && (stem.startsWith("com") || stem.startsWith("lpt"))
                && "0123456789\u00B9\u00B2\u00B3".indexOf(stem.charAt(3)) >= 0;
    }

    private static String fit(String name) {
        if (utf8Length(name) <= Filenames.MOST_BYTES) {
            return name;
        }
        int dot = extensionDot(name);
        return fit(name.substring(0, dot), name.substring(dot));
    }

    /** The stem with that end, cut at a character so that both fit; the end is much shorter than the room there is. */
    static String fit(String stem, String end) {
        int room = Filenames.MOST_BYTES - utf8Length(end);
        int length = 0;
        int bytes = 0;
        while (length < stem.length()) {
            int c = stem.codePointAt(length);
            bytes += utf8Length(c);
            if (bytes > room) {
                break;
            }
            length += Character.charCount(c);
        }
        String name = stem.substring(0, length) + end;
        return end.isEmpty() ? trimEnd(name) : name;
    }

    /** Where the extension's dot stands; the end where there is none, or one too long to count as an extension. */
    static int extensionDot(String name) {
        int dot = name.lastIndexOf('.');
        boolean isExtension = dot > 0 && utf8Length(name.substring(dot + 1)) <= MOST_EXTENSION_BYTES;
        return isExtension ? dot : name.length();
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            bytes += utf8Length(c);
        }
        return bytes;
    }

    private static int utf8Length(int c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
