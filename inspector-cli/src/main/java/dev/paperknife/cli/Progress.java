package dev.paperknife.cli;

import java.io.Closeable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error for long work, where that is a terminal; nothing at all elsewhere. */
final class Progress implements Closeable {
    private static final int USUAL_COLUMNS = 80;
    private static final int UPDATE_MILLIS = 200;
    private static final long KILOBYTE = 1000;

    private final Session session;
    private final @Nullable ProgressBar bar;

    private Progress(Session session, @Nullable ProgressBar bar) {
        this.session = session;
        this.bar = bar;
    }

    /** A bar for so many bytes; none where they are 0. */
    static Progress of(Session session, String task, long bytes) {
        if (!isWanted(session) || bytes == 0) {
            return new Progress(session, null);
        }
        int columns = Math.min(USUAL_COLUMNS, session.terminal().columns());
        return new Progress(
                session,
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(bytes)
                        .setUnit(" kB", KILOBYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setConsumer(new DelegatingProgressBarConsumer(session::redraw, columns - 1))
                        .build());
    }

    /** Whether somebody watches and wants to. */
    static boolean isWanted(Session session) {
        return session.surroundings().isWatched()
                && !session.habits().isQuiet()
                && !session.habits().isPlain();
    }

    /** So many bytes more are done. */
    void add(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    /** All is done, also what nobody counted, such as the lines between the messages of an mbox. */
    void complete() {
        if (bar != null) {
            add(Math.max(0, bar.getMax() - bar.getCurrent()));
        }
    }

    /** Ends the bar, as far as it came. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            session.remark("");
        }
    }
}
