package dev.paperknife.mime.charset;

import java.nio.CharBuffer;
import java.nio.charset.Charset;

/** The few cells that mail uses, Windows and the WHATWG Encoding standard have, and the JDK's tables lack. */
final class Repairs {
    private Repairs() {}

    /** Puts what the bytes at {@code at} mean, if it is known, and returns how many they are; else 0. */
    static int repair(Charset charset, byte[] bytes, int at, int to, CharBuffer out) {
        return switch (charset.name()) {
            case "GB18030" -> gb18030(bytes[at], out);
            case "Big5-HKSCS" -> at + 1 < to ? big5(bytes[at], bytes[at + 1], out) : 0;
            default -> 0;
        };
    }

    /** Old Chinese editors wrote A3A0 for the ideographic space, which the JDK keeps in the private use area. */
    static String mend(Charset charset, String text) {
        return charset.name().equals("GB18030") ? text.replace('\uE5E5', '\u3000') : text;
    }

    /** Code page 936 has the euro sign at 0x80, where GB18030 has nothing. */
    private static int gb18030(byte lead, CharBuffer out) {
        if (lead != (byte) 0x80) {
            return 0;
        }
        out.put('\u20AC');
        return 1;
    }

    /** Code page 950 has the euro sign and two more; HKSCS-2004 has four letters of two characters each. */
    private static int big5(byte lead, byte trail, CharBuffer out) {
        String text = switch ((lead & 0xFF) << 8 | (trail & 0xFF)) {
            case 0xA3E1 -> "\u20AC";
            case 0xA1C3 -> "\uFFE3";
            case 0xA1C5 -> "\u02CD";
            case 0x8862 -> "\u00CA\u0304";
            case 0x8864 -> "\u00CA\u030C";
            case 0x88A3 -> "\u00EA\u0304";
            case 0x88A5 -> "\u00EA\u030C";
            default -> "";
        };
        out.put(text);
        return text.isEmpty() ? 0 : 2;
    }
}
