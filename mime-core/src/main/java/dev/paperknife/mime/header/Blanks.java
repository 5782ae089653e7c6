package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;

/** The white space around a value: blanks and the line breaks of folds. */
final class Blanks {
    private Blanks() {}

    /** The slice without the white space at both ends. */
    static Slice trimmed(Slice value) {
        byte[] bytes = value.array();
        int from = value.from();
        int to = value.to();
        while (from < to && Ascii.isFold(bytes[from])) {
            from++;
        }
        while (to > from && Ascii.isFold(bytes[to - 1])) {
            to--;
        }
        return value.slice(from - value.from(), to - value.from());
    }
}
