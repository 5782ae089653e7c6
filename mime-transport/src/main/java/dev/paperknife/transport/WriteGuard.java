package dev.paperknife.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket whose writes take too long: Java's sockets know deadlines for reading only. The raw socket is closed, as
 * closing TLS politely would wait for the very write that hangs.
 */
final class WriteGuard {
    /** One clock for all connections; its thread ends when none has needed it for a while. */
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Socket socket;
    private final Duration allowed;
    private volatile boolean hasExpired;

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

    /** Starts the time of one write; to be cancelled when it is done. */
    Future<?> start() {
        return CLOCK.schedule(this::expire, allowed.toMillis(), TimeUnit.MILLISECONDS);
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
