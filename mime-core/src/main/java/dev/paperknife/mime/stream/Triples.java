package dev.paperknife.mime.stream;

import java.util.Arrays;

/** A growing list of three ints each, kept flat: ranges with something to say of each, a few bytes a range. */
final class Triples {
    private int[] values;
    private int size;

    /** An empty list with room for so many. */
    Triples(int room) {
        values = new int[3 * room];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(int first, int second, int third) {
        int at = size * 3;
        if (at == values.length) {
            values = Arrays.copyOf(values, values.length * 2 + 12);
        }
        values[at] = first;
        values[at + 1] = second;
        values[at + 2] = third;
        size++;
    }

    int first(int index) {
        return values[index * 3];
    }

    int second(int index) {
        return values[index * 3 + 1];
    }

    int third(int index) {
        return values[index * 3 + 2];
    }

    /** All values and perhaps room behind them, not copied. */
    int[] values() {
        return values;
    }

    /** A copy of all values, each less {@code base}. */
    int[] relativeTo(int base) {
        int[] copy = Arrays.copyOf(values, size * 3);
        for (int i = 0; i < copy.length; i++) {
            copy[i] -= base;
        }
        return copy;
    }
}
