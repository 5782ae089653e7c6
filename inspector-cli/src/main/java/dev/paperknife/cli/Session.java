package dev.paperknife.cli;

import java.io.InputStream;

/** One run of the command: where it reads and writes, and how it went. */
final class Session {
    private final InputStream in;
    private final Output out;
    private final Output err;
    private final Terminal terminal;
    private final Surroundings surroundings;
    private final Outcome outcome = new Outcome();

    Session(InputStream in, Output out, Output err, Terminal terminal, Surroundings surroundings) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    InputStream in() {
        return in;
    }

    Output out() {
        return out;
    }

    Terminal terminal() {
        return terminal;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Outcome outcome() {
        return outcome;
    }

    /** One line for a person: what it is about, and what is wrong with it or what to do. Any text; it is made printable. */
    void complain(String subject, String what) {
        out.flush(); // so that the two streams stand in order on a terminal
        err.line(Printable.line("eml: " + subject + ": " + what));
        err.flush();
    }

    /** One line beside the output, for who wants to watch. Any text; it is made printable. */
    void remark(String text) {
        out.flush();
        err.line(Printable.line(text));
        err.flush();
    }

    /** The same, with what the shell is told of it. */
    void complain(int exitCode, String subject, String what) {
        outcome.note(exitCode);
        complain(subject, what);
    }
}
