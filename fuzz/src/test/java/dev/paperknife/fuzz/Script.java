package dev.paperknife.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An input read as decisions and texts, for targets that want more than bytes. What is missing at its end is zero or empty. */
final class Script {
    private final byte[] input;
    private int position;

    Script(byte[] input) {
        this.input = input;
    }

    boolean isAtEnd() {
        return position >= input.length;
    }

    /** A decision among so many, which fit a byte. */
    int choose(int count) {
        return isAtEnd() ? 0 : (input[position++] & 0xFF) % count;
    }

    /** Octets to the next NUL, which is left out; all bytes but that can be in it. */
    byte[] octets() {
        int end = position;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        byte[] octets = Arrays.copyOfRange(input, Math.min(position, input.length), end);
        position = end + 1;
        return octets;
    }

    /** A text: UTF-8, with U+FFFD for what is none; {@code \0} in it is a NUL. */
    String text() {
        return new String(octets(), StandardCharsets.UTF_8).replace("\\0", "\0");
    }

    /** All that is left. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(input, Math.min(position, input.length), input.length);
        position = input.length;
        return rest;
    }
}
