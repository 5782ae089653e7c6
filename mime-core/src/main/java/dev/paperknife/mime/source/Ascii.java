package dev.paperknife.mime.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes of mail seen as ASCII, free of locale and of Unicode case folding: U+0130 and U+017F never equal a letter of
 * ASCII, and NUL is never white space.
 */
public final class Ascii {
    private static final int TOKEN = 1;
    private static final int ATOM = 2;
    private static final int FIELD_NAME = 4;
    private static final byte[] CLASSES = classes();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Ascii() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (char c = '!'; c <= '~'; c++) {
            int kind = c == ':' ? 0 : FIELD_NAME;
            kind |= "()<>@,;:\\\"/[]?=".indexOf(c) < 0 ? TOKEN : 0;
            kind |= "()<>[]:;@\\,.\"".indexOf(c) < 0 ? ATOM : 0;
            classes[c] = (byte) kind;
        }
        return classes;
    }

    /** Whether the byte may stand in a token (RFC 2045 5.1). */
    public static boolean isToken(byte b) {
        return (CLASSES[b & 0xFF] & TOKEN) != 0;
    }

    /** Whether the byte is atext (RFC 5322 3.2.3); bytes above 127 are not. */
    public static boolean isAtext(byte b) {
        return (CLASSES[b & 0xFF] & ATOM) != 0;
    }

    /** Whether the byte may stand in a field name (RFC 5322 2.2): printable ASCII but the colon. */
    public static boolean isFieldName(byte b) {
        return (CLASSES[b & 0xFF] & FIELD_NAME) != 0;
    }

    /** Whether the byte is a space or a tab, the only white space of header sections (RFC 5322 2.2.2). */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether the byte is a blank, CR or LF: what a fold is made of. */
    public static boolean isFold(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** Whether the byte is one of the ASCII digits. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the byte is a C0 control or DEL. */
    public static boolean isControl(byte b) {
        return (b >= 0 && b < ' ') || b == 0x7F;
    }

    /** The value of a hexadecimal digit of either case, or -1. */
    public static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** The byte with A to Z turned into a to z, anything else as it is. */
    public static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    /** The text with A to Z turned into a to z, anything else as it is. */
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerFrom(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + 32);
            }
        }
        return new String(chars);
    }

    /** Whether bytes [from, to) of the array spell the text, A to Z and a to z being one. */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            byte b = bytes[from + i];
            char c = text.charAt(i);
            if (b != c && (c > 0x7F || lower(b) != lower((byte) c))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two texts are the same, A to Z and a to z being one. */
    public static boolean equalsIgnoreCase(String a, String b) {
        return a.length() == b.length() && lower(a).equals(lower(b));
    }

    /**
     * The index of the first byte in [from, to) that is a control, {@code =}, or above 127; {@code to} where there is none. What
     * precedes it stands for itself in quoted-printable.
     */
    public static int plainEnd(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long equals = word ^ (ONES * '=');
            // of several that are found only the lowest is sure, since a borrow or carry runs upwards from it
            long found = ((word - ONES * ' ') & ~word) | ((equals - ONES) & ~equals) | (word + ONES) | word;
            if ((found & HIGHS) != 0) {
                return i + (Long.numberOfTrailingZeros(found & HIGHS) >> 3);
            }
        }
        while (i < to && bytes[i] >= ' ' && bytes[i] != '=' && bytes[i] != 0x7F) {
            i++;
        }
        return i;
    }

    /** The index of the first byte in [from, to) that is a C0 control or DEL; {@code to} where there is none. */
    public static int indexOfControl(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            // a borrow runs upwards only, from a byte that is found itself; without high bits nothing carries over
            long found = ((word - ONES * ' ') | ((word & ~HIGHS) + ONES)) & ~word & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && !isControl(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The index of the first such byte in [from, to), or {@code to} where there is none. */
    public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = ONES * (wanted & 0xFF);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long differing = (long) LONGS.get(bytes, i) ^ pattern;
            long found = (differing - ONES) & ~differing & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
