package dev.paperknife.cli;

/** What the command tells a shell. Where several apply, the highest below {@link #INTERNAL} counts. */
final class ExitCode {
    static final int OK = 0;

    /** The answer is no: nothing of what was asked for is there. */
    static final int NEGATIVE = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** Some of several inputs could not be read. */
    static final int SOME_UNREADABLE = 3;

    /** The only input, or every one of them, could not be read. */
    static final int UNREADABLE = 4;

    /** Something could not be written, or it was refused. */
    static final int NOT_WRITTEN = 6;

    /** A limit was hit. */
    static final int LIMIT = 7;

    /** No part has that number. */
    static final int NO_SUCH_PART = 8;

    /** A fault of the command itself. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
