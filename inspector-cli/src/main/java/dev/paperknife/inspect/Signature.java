package dev.paperknife.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** First bytes of files that are long enough to mean something wherever they stand. */
final class Signature {
    private static final byte[][] ALL = {
        latin1("%PDF-"),
        latin1("PK\u0003\u0004"),
        latin1("\u0089PNG\r\n"),
        latin1("GIF87a"),
        latin1("GIF89a"),
        latin1("\u00FF\u00D8\u00FF\u00E0"),
        latin1("\u00FF\u00D8\u00FF\u00E1"),
        latin1("Rar!\u001A\u0007"),
        latin1("7z\u00BC\u00AF'\u001C"),
        latin1("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"),
        latin1("\u007FELF")
    };

    private static final boolean[] STARTS = starts();

    private Signature() {}

    private static boolean[] starts() {
        boolean[] starts = new boolean[256];
        for (byte[] signature : ALL) {
            starts[signature[0] & 0xFF] = true;
        }
        return starts;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The first index in [from, to) at which one of them begins, or -1. */
    static int find(byte[] head, int from, int to) {
        for (int i = from; i < to; i++) {
            if (STARTS[head[i] & 0xFF] && isAt(head, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether one of them begins at that index. */
    static boolean isAt(byte[] head, int index) {
        for (byte[] signature : ALL) {
            int end = index + signature.length;
            if (end <= head.length && Arrays.equals(head, index, end, signature, 0, signature.length)) {
                return true;
            }
        }
        return false;
    }
}
