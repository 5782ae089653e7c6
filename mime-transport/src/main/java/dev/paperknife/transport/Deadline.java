package dev.paperknife.transport;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment by which something must have happened. */
final class Deadline {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Duration allowed;
    private final long end;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** The time left, at least one; {@link SocketTimeoutException} where none is. */
    int millisLeft() throws SocketTimeoutException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("no answer within " + allowed.toMillis() + " ms");
        }
        return (int) (nanos / NANOS_PER_MILLI) + 1;
    }
}
