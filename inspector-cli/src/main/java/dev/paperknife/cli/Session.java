package dev.paperknife.cli;

import java.io.InputStream;

/** One run of the command: where it reads and writes, and how it went. */
final class Session {
    private final InputStream in;
    private final Output out;
    private final Output err;
    private final Terminal terminal;
    private final Surroundings surroundings;
    private final Habits habits;
    private final Outcome outcome;

    Session(InputStream in, Output out, Output err, Terminal terminal, Surroundings surroundings) {
        this(in, out, err, terminal, surroundings, Habits.USUAL, new Outcome());
    }

    private Session(
            InputStream in,
            Output out,
            Output err,
            Terminal terminal,
            Surroundings surroundings,
            Habits habits,
            Outcome outcome) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.surroundings = surroundings;
        this.habits = habits;
        this.outcome = outcome;
    }

    /** The same run, on that terminal and with those habits. */
    Session with(Terminal terminal, Habits habits) {
        return new Session(in, out, err, terminal, surroundings, habits, outcome);
    }

    /** The same run, with all that it writes and says going to a pager. */
    Session through(Pager pager) {
        return new Session(in, pager.out(), pager.out(), terminal, surroundings.unwatched(), habits, outcome);
    }

    /** A run of its own like this one, with other streams. */
    Session beside(InputStream in, Output out, Output err) {
        return new Session(in, out, err, terminal, surroundings, habits, new Outcome());
    }

    InputStream in() {
        return in;
    }

    Output out() {
        return out;
    }

    Output err() {
        return err;
    }

    Habits habits() {
        return habits;
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
        say("eml: " + subject + ": " + what);
    }

    /** The same, with what the shell is told of it. */
    void complain(int exitCode, String subject, String what) {
        outcome.note(exitCode);
        complain(subject, what);
    }

    /** One line that only who asked for more wants to see. Any text; it is made printable. */
    void detail(String subject, String what) {
        if (habits.isVerbose()) {
            say("eml: " + subject + ": " + what);
        }
    }

    private void say(String text) {
        if (habits.isQuiet()) {
            return;
        }
        out.flush(); // so that the two streams stand in order on a terminal
        synchronized (err) {
            err.line(Printable.line(text));
            err.flush();
        }
    }

    /** Writes a name in a list of names: a printable line, or, where lists end names with NUL, the name as it is. */
    void name(String name) {
        boolean isRaw = habits.endOfName() == '\0';
        out.text((isRaw ? name : Printable.line(name)) + habits.endOfName());
    }

    /** One line beside the output, for who wants to watch. Any text; it is made printable. */
    void remark(String text) {
        say(text);
    }

    /** A line on a terminal that the next one is written over; any text, from any thread. */
    void redraw(String text) {
        synchronized (err) {
            err.text("\r" + Printable.line(text));
            err.flush();
        }
    }
}
