package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.util.Optional;

/** Runs of seven-bit pairs, read through the eight-bit charset that has the same cells with both high bits set. */
final class Pairs {
    private Pairs() {}

    /**
     * Reads bytes [from, to) as pairs of 0x21 to 0x7E. What is no pair is a control or blank of ASCII, or refused.
     *
     * @param prefix stands before each pair in the eight-bit charset, as for the planes of EUC-TW
     */
    static void read(Charset wide, String prefix, byte[] bytes, int from, int to, Reading reading) {
        Optional<PairTable> table = prefix.isEmpty() ? reading.pairs(wide.name()) : Optional.empty();
        int i = from;
        while (i < to) {
            int start = i;
            i = table.isPresent() ? reading.addPairs(table.get(), bytes, i, to) : i;
            int end = i;
            while (isPair(bytes, end, to)) {
                end += 2;
            }
            if (end > i) {
                reading.add(wide, widened(prefix, bytes, i, end), start);
                i = end;
            } else if (i < to) {
                readOdd(bytes[i], i, reading);
                i++;
            }
        }
    }

    private static boolean isPair(byte[] bytes, int at, int to) {
        return at + 1 < to && isPair(bytes[at], bytes[at + 1]);
    }

    static boolean isPair(byte lead, byte trail) {
        return isHalf(lead) && isHalf(trail);
    }

    private static boolean isHalf(byte b) {
        return b >= 0x21 && b <= 0x7E;
    }

    private static void readOdd(byte b, int at, Reading reading) {
        if (b >= 0 && b <= ' ') {
            reading.add((char) b);
        } else {
            reading.refuse(at);
        }
    }

    private static byte[] widened(String prefix, byte[] bytes, int from, int to) {
        byte[] result = new byte[(to - from) / 2 * (prefix.length() + 2)];
        int at = 0;
        for (int i = from; i < to; i += 2) {
            for (int k = 0; k < prefix.length(); k++) {
                result[at++] = (byte) prefix.charAt(k);
            }
            result[at++] = (byte) (bytes[i] | 0x80);
            result[at++] = (byte) (bytes[i + 1] | 0x80);
        }
        return result;
    }
}
