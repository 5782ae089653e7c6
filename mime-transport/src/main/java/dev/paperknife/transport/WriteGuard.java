package dev.paperknife.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket whose writes take too long: Java's sockets know deadlines for reading only. The raw socket is closed, as
 * closing TLS politely would wait for the very write that hangs. A write moves the deadline and no more; the clock looks at
 * it as often as a deadline may have passed.
 */
final class WriteGuard {
    /** One clock for all connections; its thread ends when none has needed it for a while. */
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Socket socket;
    private final Duration allowed;
    private final AtomicBoolean isWatched = new AtomicBoolean();
    private volatile boolean isWriting;
    private volatile long startNanos;
    private volatile boolean hasExpired;
    private volatile @Nullable Future<?> nextLook;

    WriteGuard(Socket socket, Duration allowed) {
        this.socket = socket;
        this.allowed = allowed;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "paperknife-write-guard");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    /** The time of one write begins. */
    void start() {
        startNanos = System.nanoTime();
        isWriting = true;
        watch(allowed.toNanos());
    }

    /** The write is done. */
    void stop() {
        isWriting = false;
    }

    /** The connection is closed: the clock forgets it. */
    void end() {
        Future<?> look = nextLook;
        if (look != null) {
            look.cancel(false);
        }
    }

    private void watch(long nanos) {
        if (isWatched.compareAndSet(false, true)) {
            nextLook = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        isWatched.set(false);
        if (!isWriting) {
            return; // and the next write has itself watched
        }
        long left = allowed.toNanos() - (System.nanoTime() - startNanos);
        if (left > 0) {
            watch(left);
        } else {
            expire();
        }
    }

    private void expire() {
        hasExpired = true;
        try {
            socket.close();
        } catch (IOException e) {
            hasExpired = true; // a socket that cannot be closed is as closed as it gets
        }
    }

    /** Whether a write was cut off. */
    boolean hasExpired() {
        return hasExpired;
    }

    long allowedMillis() {
        return allowed.toMillis();
    }
}
