package dev.paperknife.mime.header;

import java.util.Arrays;

/**
 * The comments of one value: where they end, and which were read. Nesting is counted, not recursed into, and the
 * parentheses that never close are found in one pass, when the first of them is met.
 */
final class CommentRanges {
    private static final int[] NONE = {};

    private int[] ranges = NONE;
    private int size;
    private int[] unclosed = NONE;
    private int unclosedFrom = Integer.MAX_VALUE;

    /** The index of the parenthesis that closes the one at {@code open}, or -1. */
    int closeOf(byte[] bytes, int open, int end) {
        if (open >= unclosedFrom && Arrays.binarySearch(unclosed, open) >= 0) {
            return -1;
        }
        int depth = 0;
        for (int i = open; i < end; i++) {
            switch (bytes[i]) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> i = HeaderLexer.escaped(bytes, i, end);
                default -> {
                    continue;
                }
            }
            if (depth == 0) {
                return i;
            }
        }
        findUnclosed(bytes, open, end);
        return -1;
    }

    /**
     * Keeps every opening parenthesis behind {@code open} that has no partner. Escaped ones count too, as a caller may try
     * one: it would end where the comment around it does.
     */
    private void findUnclosed(byte[] bytes, int open, int end) {
        int[] stack = new int[16];
        boolean[] isEscaped = new boolean[16];
        int depth = 0;
        for (int i = open; i < end; i++) {
            boolean escaped = bytes[i] == '\\';
            i = escaped ? HeaderLexer.escaped(bytes, i, end) : i;
            if (i < end && bytes[i] == '(') {
                if (depth == stack.length) {
                    stack = Arrays.copyOf(stack, depth * 2);
                    isEscaped = Arrays.copyOf(isEscaped, depth * 2);
                }
                isEscaped[depth] = escaped;
                stack[depth++] = i;
            } else if (!escaped && i < end && bytes[i] == ')') {
                while (depth > 0 && isEscaped[depth - 1]) {
                    depth--;
                }
                depth = Math.max(depth - 1, 0);
            }
        }
        unclosed = Arrays.copyOf(stack, depth);
        unclosedFrom = open;
    }

    void add(int from, int to) {
        if (size == ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(4, size * 2));
        }
        ranges[size++] = from;
        ranges[size++] = to;
    }

    void forgetFrom(int position) {
        while (size > 0 && ranges[size - 2] > position) {
            size -= 2;
        }
    }

    int count() {
        return size / 2;
    }

    int from(int index) {
        return ranges[index * 2];
    }

    int to(int index) {
        return ranges[index * 2 + 1];
    }
}
