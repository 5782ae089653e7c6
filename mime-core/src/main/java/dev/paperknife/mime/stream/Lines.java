package dev.paperknife.mime.stream;

import dev.paperknife.mime.source.Ascii;

/** Where lines begin: LF ends one, with the CR before it; CR alone never does. */
final class Lines {
    private Lines() {}

    /** The index after the next LF in [from, limit), or -1 where there is none. */
    static int next(byte[] bytes, int from, int limit) {
        int lineFeed = Ascii.indexOf(bytes, from, limit, (byte) '\n');
        return lineFeed < limit ? lineFeed + 1 : -1;
    }

    /** The index after the line end that stands at {@code at}; {@code at} itself where none does. */
    static int afterLineEnd(byte[] bytes, int at, int limit) {
        if (at < limit && bytes[at] == '\n') {
            return at + 1;
        }
        return at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at;
    }

    /** Where the line end that stands before {@code at} begins, not before {@code from}; {@code at} where none does. */
    static int beforeLineEnd(byte[] bytes, int from, int at) {
        if (at == from || bytes[at - 1] != '\n') {
            return at;
        }
        return at - 2 >= from && bytes[at - 2] == '\r' ? at - 2 : at - 1;
    }
}
