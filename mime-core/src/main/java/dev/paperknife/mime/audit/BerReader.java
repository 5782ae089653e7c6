package dev.paperknife.mime.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/** A cursor over BER (X.690 8.1): elements one after the other, some entered. It never reads past the end, and goes down by a loop. */
final class BerReader {
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_1 = 0xA1;

    /** The end of an element whose length is not given. */
    private static final int OPEN = -1;

    private static final int UNREADABLE = -2;
    private static final int MOST_DEPTH = 64;

    private final byte[] bytes;
    private final Deque<Integer> ends = new ArrayDeque<>();
    private int position;
    private int content;
    private int end;

    BerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether an element with that tag stands here. */
    boolean isAt(int tag) {
        return hasMore() && (bytes[position] & 0xFF) == tag && readLength();
    }

    /** Whether the entered element goes on. */
    boolean hasMore() {
        int limit = ends.isEmpty() ? bytes.length : ends.peek();
        if (limit == OPEN) {
            return position + 1 < bytes.length && (bytes[position] != 0 || bytes[position + 1] != 0);
        }
        return position + 1 < Math.min(limit, bytes.length);
    }

    /** The object identifier that {@link #isAt} saw, its numbers with dots between them (X.690 8.19). */
    String objectIdentifier() {
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        for (int i = content; i < Math.min(end, bytes.length); i++) {
            arc = (arc << 7) | (bytes[i] & 0x7F);
            if (bytes[i] >= 0) {
                boolean isFirst = dotted.length() == 0;
                dotted.append(isFirst ? arc / 40 + "." + arc % 40 : "." + arc);
                arc = 0;
            }
        }
        return dotted.toString();
    }

    /** Goes into an element with that tag; false where another stands. */
    boolean enter(int tag) {
        if (!isAt(tag)) {
            return false;
        }
        ends.push(end);
        position = content;
        return true;
    }

    /** Leaves the entered element, whose elements were all passed. */
    void leave() {
        int limit = ends.pop();
        position = limit == OPEN ? Math.min(position + 2, bytes.length) : limit;
    }

    /** Passes so many elements; false where one does not end within the bytes. */
    boolean skip(int count) {
        boolean isPassed = true;
        for (int i = 0; i < count && isPassed; i++) {
            isPassed = skip();
        }
        return isPassed;
    }

    /** Passes the element that stands here; false where it does not end within the bytes. */
    boolean skip() {
        if (!hasMore() || !readLength()) {
            return false;
        }
        int depth = 0;
        while (end == OPEN || depth > 0) {
            depth += end == OPEN ? 1 : 0;
            position = end == OPEN ? content : end;
            while (depth > 0 && isEndOfContents()) {
                depth--;
                position += 2;
            }
            if (depth == 0) {
                return true;
            }
            if (depth > MOST_DEPTH || position + 1 >= bytes.length || !readLength()) {
                return false;
            }
        }
        position = end;
        return end <= bytes.length;
    }

    private boolean isEndOfContents() {
        return position + 1 < bytes.length && bytes[position] == 0 && bytes[position + 1] == 0;
    }

    /** Reads tag and length of the element that stands here. Tags of more than one byte are not used by CMS. */
    private boolean readLength() {
        int at = position + 1;
        int first = at < bytes.length ? bytes[at++] & 0xFF : 0xFF;
        if (first == 0x80) {
            content = at;
            end = OPEN;
            return true;
        }
        int count = first < 0x80 ? 0 : first & 0x7F;
        long length = first < 0x80 ? first : 0;
        if (count > 4 || at + count > bytes.length) {
            end = UNREADABLE;
            return false;
        }
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (bytes[at++] & 0xFF);
        }
        content = at;
        end = (int) Math.min(at + length, Integer.MAX_VALUE);
        return true;
    }
}
