package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;

/** Bytes that are written once and then read where they are. */
final class GrownBytes extends ByteArrayOutputStream {
    private static final int MOST_AT_ONCE = 1 << 30;

    GrownBytes(long estimate) {
        super((int) Math.min(Math.max(estimate, 64), MOST_AT_ONCE));
    }

    /** What was written; nothing may be written any more. */
    Slice slice() {
        return Slice.of(buf, 0, count, 0);
    }
}
