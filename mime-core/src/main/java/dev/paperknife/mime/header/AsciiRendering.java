package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;

/** Whether a plain parameter is the fall-back that a writer gives beside the extended one (RFC 6266 4.3, RFC 2231 4). */
final class AsciiRendering {
    private AsciiRendering() {}

    /** Whether {@code plain} is all ASCII, {@code full} is not, and both end in the same extension. */
    static boolean is(String plain, String full) {
        return isAscii(plain) && !isAscii(full) && Ascii.equalsIgnoreCase(extension(plain), extension(full));
    }

    private static boolean isAscii(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            seen |= text.charAt(i);
        }
        return seen < 0x80;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
