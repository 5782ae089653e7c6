package dev.paperknife.mime.charset;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 with its faults counted as the WHATWG Encoding standard does it: U+FFFD for each maximal subpart (Unicode 3.9). */
final class Utf8 {
    private Utf8() {}

    /** Whether bytes [from, to) are valid: nothing overlong, no surrogates, nothing above U+10FFFF, nothing cut off. */
    static boolean isValid(byte[] bytes, int from, int to) {
        return firstFault(bytes, from, to) == to;
    }

    /** Bytes [from, to) as text, without their mark if they have one. */
    static Decoding decode(byte[] bytes, int from, int to) {
        int start = isMarked(bytes, from, to) ? from + 3 : from;
        String latin = latin(bytes, start, to);
        if (latin != null) {
            return Decoding.flawless(latin);
        }
        String text = new String(bytes, start, to - start, StandardCharsets.UTF_8);
        // The JDK decodes valid text several times faster than any check of it, and marks its faults with U+FFFD.
        if (text.indexOf('\uFFFD') < 0) {
            return Decoding.flawless(text);
        }
        int fault = firstFault(bytes, start, to);
        return fault == to ? Decoding.flawless(text) : repaired(bytes, start, to, fault);
    }

    /**
     * A text of which all that is not ASCII are letters such as {@code ü}, up to U+00FF: null if there are others or none. The JDK
     * goes through such a text one byte at a time; here the ASCII between them is copied in runs, which is twice as fast.
     */
    private static @Nullable String latin(byte[] bytes, int from, int to) {
        int i = HighBytes.first(bytes, from, to);
        if (!isLatinLetter(bytes, i, to)) {
            return null;
        }
        byte[] latin = new byte[to - from + Long.BYTES];
        System.arraycopy(bytes, from, latin, 0, i - from);
        int length = i - from;
        while (isLatinLetter(bytes, i, to)) {
            latin[length++] = (byte) (bytes[i] << 6 | (bytes[i + 1] & 0x3F));
            int next = HighBytes.copyUpTo(bytes, i + 2, to, latin, length);
            length += next - i - 2;
            i = next;
        }
        return i < to ? null : new String(latin, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Whether the two bytes of a character from U+0080 to U+00FF stand there. */
    private static boolean isLatinLetter(byte[] bytes, int at, int to) {
        return at + 1 < to && (bytes[at] & 0xFE) == 0xC2 && (bytes[at + 1] & 0xC0) == 0x80;
    }

    /** Whether U+FEFF stands first. */
    static boolean isMarked(byte[] bytes, int from, int to) {
        return to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    /** Whether these bytes can only be UTF-8 with a few faults: more than ten characters above ASCII for each of them. */
    static boolean isDamaged(byte[] bytes, int from, int to) {
        int faults = 0;
        int characters = 0;
        int i = HighBytes.first(bytes, from, to);
        while (i < to) {
            int step = step(bytes, i, to);
            faults += step < 0 ? 1 : 0;
            characters += step < 0 ? 0 : 1;
            i = HighBytes.first(bytes, i + Math.abs(step), to);
        }
        return characters > 10 * faults;
    }

    private static Decoding repaired(byte[] bytes, int from, int to, int firstFault) {
        Reading reading = new Reading(to - from);
        int start = from;
        int fault = firstFault;
        while (fault < to) {
            reading.add(new String(bytes, start, fault - start, StandardCharsets.UTF_8));
            reading.refuse(fault);
            start = fault - step(bytes, fault, to);
            fault = firstFault(bytes, start, to);
        }
        reading.add(new String(bytes, start, to - start, StandardCharsets.UTF_8));
        return reading.done();
    }

    private static int firstFault(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] >= 0) {
                i = HighBytes.first(bytes, i, to);
                continue;
            }
            int step = step(bytes, i, to);
            if (step < 0) {
                return i;
            }
            i += step;
        }
        return to;
    }

    /** The length of the character that begins with this byte above 127; negative, that of the subpart to replace. */
    private static int step(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int i = 1; i < length; i++) {
            int next = at + i < to ? bytes[at + i] & 0xFF : 0;
            if (next < lowest || next > highest) {
                return -i;
            }
            lowest = 0x80;
            highest = 0xBF;
        }
        return length;
    }
}
