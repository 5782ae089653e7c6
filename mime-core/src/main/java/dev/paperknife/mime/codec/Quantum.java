package dev.paperknife.mime.codec;

import java.util.Arrays;

/**
 * Base64 one character at a time (RFC 4648 4): four sextets make three bytes, and padding ends a quantum early.
 *
 * <p>What a {@code =} means shows only in what follows it, so it waits for the next sextet or for the end: two behind two
 * sextets, or one behind three, end a quantum; more than that are too many; any other is out of place and skipped.
 */
final class Quantum {
    /** Padding stood where none can be, and data follows it. */
    static final int STRAY_PADDING = 1;
    /** A quantum had too much padding, or too little at the end. */
    static final int PADDING_LENGTH = 2;
    /** Data goes on behind a padded quantum. */
    static final int DATA_AFTER_PADDING = 4;
    /** Bits that no byte takes are not zero. */
    static final int TRAILING_BITS = 8;
    /** A single sextet is left over at the end. */
    static final int TRUNCATED = 16;

    private static final byte[] SEXTETS = sextets();

    private int bits;
    private int count;
    private long pads;
    private boolean isAfterPadding;
    private int events;
    private long padding;

    private static byte[] sextets() {
        byte[] sextets = new byte[256];
        Arrays.fill(sextets, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            sextets[alphabet.charAt(i)] = (byte) i;
        }
        return sextets;
    }

    /** The value of each byte in the alphabet, -1 for all others. Not to be written to. */
    static byte[] alphabet() {
        return SEXTETS;
    }

    /** Whether the next sextet begins a quantum and nothing is waiting. */
    boolean isAligned() {
        return count == 0 && pads == 0 && !isAfterPadding;
    }

    /** Whether sextets wait for others, without padding behind them. */
    boolean isOpen() {
        return count != 0 && pads == 0;
    }

    /** The number of {@code =} that wait for what follows. */
    long pads() {
        return pads;
    }

    /** What the last call of {@link #sextet} or {@link #end} found. */
    int events() {
        return events;
    }

    /** The number of {@code =} that those events are about. */
    long padding() {
        return padding;
    }

    /** Takes a {@code =}. */
    void pad() {
        pads++;
    }

    /** Takes the next sextet, writes what it completes, and returns where the output now ends. */
    int sextet(int value, byte[] out, int at) {
        events = 0;
        int end = pads > 0 ? settle(out, at) : at;
        if (isAfterPadding) {
            events |= DATA_AFTER_PADDING;
            isAfterPadding = false;
        }
        bits = bits << 6 | value;
        if (++count < 4) {
            return end;
        }
        out[end] = (byte) (bits >> 16);
        out[end + 1] = (byte) (bits >> 8);
        out[end + 2] = (byte) bits;
        count = 0;
        return end + 3;
    }

    /** Nothing follows: writes what is left and returns where the output ends. */
    int end(byte[] out, int at) {
        events = 0;
        padding = pads;
        if (count < 2) {
            events = count == 1 ? TRUNCATED : pads > 0 ? PADDING_LENGTH : 0;
            return at;
        }
        return close(out, at);
    }

    /** Padding and then data: the padding ends a quantum, or it was out of place. */
    private int settle(byte[] out, int at) {
        int end = at;
        padding = pads;
        if (count == 3 || (count == 2 && pads >= 2)) {
            end = close(out, at);
        } else {
            events |= isAfterPadding ? PADDING_LENGTH : STRAY_PADDING;
        }
        pads = 0;
        return end;
    }

    private int close(byte[] out, int at) {
        events |= pads == 4 - count ? 0 : PADDING_LENGTH;
        int whole = count - 1;
        int spare = whole == 1 ? 4 : 2;
        events |= (bits & ((1 << spare) - 1)) == 0 ? 0 : TRAILING_BITS;
        int value = bits >> spare;
        for (int i = whole - 1; i >= 0; i--) {
            out[at + i] = (byte) value;
            value >>= 8;
        }
        count = 0;
        isAfterPadding = true;
        return at + whole;
    }
}
