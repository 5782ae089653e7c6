package dev.paperknife.transport;

/** Values of ENVID and ORCPT: printable ASCII with the rest as {@code +XX} (RFC 3461 4), or as {@code \x{X}} (RFC 6533 3). */
final class Xtext {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Xtext() {}

    /** ASCII text as xtext. */
    static String of(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                encoded.append(c);
            } else {
                encoded.append('+').append(HEX[(c >> 4) & 0xF]).append(HEX[c & 0xF]);
            }
        }
        return encoded.toString();
    }

    /** Any text as utf-8-addr-xtext, which is ASCII and passes where SMTPUTF8 does not. */
    static String ofUnicode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPlain(c) && c != '\\') {
                encoded.append((char) c);
            } else {
                encoded.append("\\x{").append(hex(c)).append('}');
            }
        });
        return encoded.toString();
    }

    private static String hex(int c) {
        StringBuilder digits = new StringBuilder();
        for (int rest = c; rest > 0 || digits.length() < 2; rest >>>= 4) {
            digits.append(HEX[rest & 0xF]);
        }
        return digits.reverse().toString();
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F && c != '+' && c != '=';
    }
}
