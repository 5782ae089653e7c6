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

    /** Some of several recipients were refused. */
    static final int SOME_REFUSED = 3;

    /** A mail server was not reached. */
    static final int NOT_CONNECTED = 21;

    /** It gave no greeting, or did not say what it can. */
    static final int NOT_GREETED = 22;

    /** TLS was not to be had, or its certificate is not to be trusted. */
    static final int NO_TLS = 23;

    /** The login was refused, or not safe. */
    static final int NOT_LOGGED_IN = 24;

    /** The sender, or the message as such, was refused. */
    static final int MAIL_REFUSED = 25;

    /** Every recipient was refused. */
    static final int RECIPIENTS_REFUSED = 26;

    /** The content was refused, or did not get across. */
    static final int DATA_REFUSED = 27;

    /** The message went out, but what became of it is not known. */
    static final int RESULT_UNKNOWN = 28;

    /** A server refused anything else, or left. */
    static final int SERVER = 29;

    /** A fault of the command itself. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
