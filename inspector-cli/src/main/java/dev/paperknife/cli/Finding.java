package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;

/**
 * A defect with the place where a person finds it.
 *
 * @param start where it begins, in the source that its offset counts in
 * @param end after its last byte
 * @param origin what its offset counts in
 */
record Finding(Defect defect, Positions.Position start, Positions.Position end, Origin origin) {
    /**
     * What offsets count in: a message's source, or that of one which stands encoded in it.
     *
     * @param section of the encoded message; empty for the message that was read
     * @param source its bytes, decoded
     * @param place what it is written as in the message that was read
     */
    record Origin(String section, Slice source, Slice place) {
        boolean isEncoded() {
            return !section.isEmpty();
        }
    }

    /** The line it begins on, from 1. */
    long line() {
        return start.line();
    }

    /** Where on that line, in bytes from 1. */
    long column() {
        return start.column();
    }

    /** What the finding is about, in its own source; what passes the source's end is cut. */
    Slice bytes() {
        long from = Math.min(defect.offset(), origin.source().length());
        long to = Math.min(from + defect.length(), origin.source().length());
        return origin.source().slice(from, to);
    }
}
