package dev.paperknife.mime.mailbox;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.util.Optional;

/** Where the body of a message ends, as its Content-Length has it. Wrong ones are common, so the place itself must agree. */
final class BodyLength {
    /** None is declared. */
    static final BodyLength UNKNOWN = new BodyLength(-1, -1);

    private static final String NAME = "content-length";
    private static final int LOOK_BYTES = 2000;

    /** More digits than any file has bytes. */
    private static final int MOST_DIGITS = 15;

    private final long length;
    private final long end;
    private Optional<Boolean> isTrue = Optional.empty();

    private BodyLength(long length, long end) {
        this.length = length;
        this.end = end;
    }

    /** The length that a header line declares; absent where it is another field, or no number. */
    static Optional<BodyLength> read(byte[] bytes, int from, int to) {
        int colon = Ascii.indexOf(bytes, from, Math.min(to, from + NAME.length() + 1), (byte) ':');
        if (!Ascii.equalsIgnoreCase(bytes, from, colon, NAME)) {
            return Optional.empty();
        }
        int start = colon + 1;
        while (start < to && Ascii.isBlank(bytes[start])) {
            start++;
        }
        long length = 0;
        int i = start;
        while (i < to && Ascii.isDigit(bytes[i]) && i - start < MOST_DIGITS) {
            length = length * 10 + (bytes[i++] - '0');
        }
        boolean isNumber = i > start && (i == to || Ascii.isFold(bytes[i]));
        return isNumber ? Optional.of(new BodyLength(length, -1)) : Optional.empty();
    }

    /** The same for a body that begins there. */
    BodyLength from(long body) {
        return length < 0 ? this : new BodyLength(length, body + length);
    }

    /** Whether the body ends there, or after the empty line that stands there. */
    boolean endsAt(long offset) {
        return end >= 0 && (end == offset || end == offset + 1 || end == offset + 2);
    }

    /** Whether that place is within the body: it is before its end, and what stands at its end agrees. Looks there once. */
    boolean covers(long offset, Slice source) throws IOException {
        if (end <= offset || end > source.length()) {
            return false;
        }
        if (isTrue.isEmpty()) {
            isTrue = Optional.of(isEndOfMessage(source));
        }
        return isTrue.get();
    }

    private boolean isEndOfMessage(Slice source) {
        byte[] after =
                source.slice(end, Math.min(source.length(), end + LOOK_BYTES)).bytes();
        int i = 0;
        while (i < after.length && i < 2 && (after[i] == '\r' || after[i] == '\n')) {
            i++;
        }
        int lineEnd = Ascii.indexOf(after, i, after.length, (byte) '\n');
        return i == after.length
                || (Postmark.isSeparator(after, i, lineEnd)
                        && Postmark.isBeforeMessage(after, lineEnd + 1, after.length));
    }
}
