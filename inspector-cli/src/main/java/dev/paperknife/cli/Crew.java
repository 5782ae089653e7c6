package dev.paperknife.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Has letters read, one after the other or several at once; what is written comes out in the order of the letters either way.
 * Whatever goes wrong with one is said, and never costs the others.
 */
final class Crew implements Closeable {
    /** For each reader at work so many letters may wait, read or unread. */
    private static final int SHEETS_PER_READER = 4;

    /** The first letters are read alone: where there are no more, others would start for nothing. */
    private static final int READ_ALONE = 4;

    /** A larger one is read alone, so that memory holds one such at a time. */
    private static final int MOST_BYTES = 1 << 20;

    /** A reader takes letters up to so many bytes at once: each time it is woken costs as much as a short letter. */
    private static final int BATCH_BYTES = 1 << 15;

    private final Session session;
    private final LetterReader reader;
    private final int readers;
    private final Progress progress;
    private Optional<ExecutorService> threads = Optional.empty();
    private int letters;
    private final Deque<Future<Sheet>> sheets = new ArrayDeque<>();
    private List<Letter> batch = new ArrayList<>();
    private long batchBytes;

    /** With so many readers at once; how far they came is shown. */
    Crew(Session session, LetterReader reader, int readers, Progress progress) {
        this.session = session;
        this.reader = reader;
        this.readers = readers;
        this.progress = progress;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "eml reader");
        thread.setDaemon(true);
        return thread;
    }

    /** Reads a letter now or soon; its bytes must stay until {@link #finish}. */
    void read(Letter letter) {
        letters++;
        if (readers == 1 || letters <= READ_ALONE || letter.source().length() > MOST_BYTES) {
            finish();
            read(letter, session);
        } else {
            batch.add(letter);
            batchBytes += letter.source().length();
            if (batchBytes >= BATCH_BYTES) {
                handOut();
            }
        }
        progress.add(letter.source().length());
        while (sheets.size() >= readers * SHEETS_PER_READER) {
            passOnFirst();
        }
    }

    /** Gives the letters that have come together to the next reader who is free. */
    private void handOut() {
        if (!batch.isEmpty()) {
            List<Letter> mine = batch;
            batch = new ArrayList<>();
            batchBytes = 0;
            sheets.add(threads().submit(() -> {
                Sheet sheet = new Sheet(session);
                for (Letter letter : mine) {
                    read(letter, sheet.session());
                }
                return sheet;
            }));
        }
    }

    private ExecutorService threads() {
        if (threads.isEmpty()) {
            threads = Optional.of(Executors.newFixedThreadPool(readers, Crew::thread));
        }
        return threads.get();
    }

    /** Waits until all letters are read and all that was written of them is passed on. */
    void finish() {
        handOut();
        while (!sheets.isEmpty()) {
            passOnFirst();
        }
    }

    private void passOnFirst() {
        try {
            sheets.remove().get().passOn(session);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader catches what goes wrong", e);
        }
    }

    private void read(Letter letter, Session here) {
        try {
            reader.read(letter, here);
            here.outcome().countInput();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            complain(letter.name(), e, here);
        }
    }

    /** Says, when it is the turn of what comes next, that an input cannot be read. */
    void fail(String name, String what) {
        inTurn(here -> fail(name, what, here));
    }

    /** Says, when it is its turn, what is wrong with the letter that comes next, which is read all the same. */
    void doubt(String name, String what) {
        inTurn(here -> {
            here.outcome().countUnreadable();
            here.complain(name, what);
        });
    }

    /** Says, when it is its turn, what is not there, and what the shell is told of that. */
    void refuse(int exitCode, String name, String what) {
        inTurn(here -> here.complain(exitCode, name, what));
    }

    /** Does it now, for one input: whatever goes wrong there is said when it is its turn. */
    void guard(String name, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            inTurn(here -> complain(name, e, here));
        }
    }

    private void inTurn(Consumer<Session> work) {
        handOut();
        if (sheets.isEmpty()) {
            work.accept(session);
        } else {
            Sheet sheet = new Sheet(session);
            work.accept(sheet.session());
            if (!sheet.isBlank()) {
                sheets.add(CompletableFuture.completedFuture(sheet));
            }
        }
    }

    /** What may fail for one input alone. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Says what went wrong with one input. That may be a fault of ours, which must not cost the others: this class, and no other,
     * catches it.
     */
    private static void complain(String name, Throwable e, Session here) {
        if (e instanceof LimitException limit) {
            here.complain(ExitCode.LIMIT, name, Reasons.of(limit));
        } else if (e instanceof IOException failure) {
            fail(name, Reasons.of(failure), here);
        } else if (e instanceof UncheckedIOException failure) {
            fail(name, Reasons.of(failure), here);
        } else if (e instanceof OutOfMemoryError) {
            here.complain(ExitCode.INTERNAL, name, "not enough memory; give more with EML_JAVA_OPTS=-Xmx1g");
        } else {
            here.complain(ExitCode.INTERNAL, name, "internal error, please report it: " + Main.describe(e));
        }
    }

    /** Counts an input that cannot be read, and says why. */
    private static void fail(String name, String what, Session session) {
        session.outcome().countInput();
        session.outcome().countUnreadable();
        session.complain(name, what);
    }

    @Override
    public void close() {
        finish();
        if (threads.isPresent()) {
            threads.get().shutdown();
        }
    }
}
