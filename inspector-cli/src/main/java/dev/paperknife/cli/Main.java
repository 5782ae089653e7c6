package dev.paperknife.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command {@code eml}: finds the subcommand, and turns every mistake into one line and an exit code. */
public final class Main {
    private static final int MOST_HELP_COLUMNS = 96;
    private static final int FEWEST_HELP_COLUMNS = 60;

    private Main() {}

    /** Runs with the process's own streams, and ends it with the exit code. */
    public static void main(String[] arguments) {
        boolean isTerminal = Terminals.isOutputTerminal(System.getenv());
        int exitCode = run(
                arguments,
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)), // alone it seeks, which a pipe cannot
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.of(isTerminal, System.getenv()),
                Surroundings.of(System.getenv()));
        Runtime.getRuntime().halt(exitCode); // all is written and closed; a newer JDK's exit starts its logging first
    }

    /** Runs one command line; streams stay open. What it answers is the exit code. */
    static int run(
            String[] arguments,
            InputStream in,
            OutputStream out,
            OutputStream err,
            Terminal terminal,
            Surroundings surroundings) {
        Session session = new Session(in, new Output(out), new Output(err), terminal, surroundings);
        try {
            dispatch(arguments, session);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            session.complain(ExitCode.INTERNAL, "internal error, please report it", describe(e));
        }
        session.out().flush();
        Optional<IOException> failure = session.out().failure();
        if (failure.isPresent()) {
            reportOutput(failure.get(), session);
        }
        return session.outcome().exitCode();
    }

    /** An error with the place in our code where it happened: what a report of it needs, on one line. */
    static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static void reportOutput(IOException e, Session session) {
        String reason = Reasons.of(e);
        session.outcome().note(ExitCode.NOT_WRITTEN);
        if (!reason.contains("Broken pipe")) { // who reads no further, as head does, knows it
            session.complain("standard output", reason);
        }
    }

    private static void dispatch(String[] arguments, Session session) {
        String first = arguments.length == 0 ? "" : arguments[0];
        switch (first) {
            case "-h", "--help", "help" -> help(arguments, session);
            case "-V", "--version" -> session.out().line("eml " + Version.NUMBER);
            case "" -> session.complain(ExitCode.USAGE, "no command", "name one, such as tree; eml --help lists them");
            default -> {
                Optional<Command> command = Commands.named(first);
                if (command.isPresent()) {
                    run(first, command.get(), Arrays.copyOfRange(arguments, 1, arguments.length), session);
                } else {
                    session.complain(ExitCode.USAGE, first, Mistyped.command(first));
                }
            }
        }
    }

    private static void help(String[] arguments, Session session) {
        String name = arguments.length > 1 ? arguments[1] : "";
        Optional<Command> asked = Commands.named(name);
        if (asked.isPresent()) {
            session.out().text(Usage.of(commandLine(name, asked.get().spec(), session)));
        } else if (name.isEmpty()) {
            session.out().text(Help.text());
        } else {
            session.complain(ExitCode.USAGE, name, Mistyped.command(name));
        }
    }

    private static void run(String name, Command command, String[] arguments, Session session) {
        CommandSpec spec = command.spec();
        if (hasOption(arguments)) {
            Habits.addTo(spec); // most runs are told nothing, and need not wait for them
        }
        CommandLine line = commandLine(name, spec, session);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException e) {
            session.complain(ExitCode.USAGE, name, Mistyped.arguments(name, e));
            return;
        }
        String fault = Habits.fault(parsed);
        if (parsed.isUsageHelpRequested()) {
            session.out().text(Usage.of(line));
        } else if (!fault.isEmpty()) {
            session.complain(ExitCode.USAGE, name, fault + "; see eml " + name + " --help");
        } else {
            Session told = session.with(Habits.terminal(session.terminal(), parsed), Habits.of(parsed));
            Optional<Pager> pager = Commands.isForReading(name) ? Pager.start(told) : Optional.empty();
            if (pager.isPresent()) {
                command.run(parsed, told.through(pager.get()));
                pager.get().close();
            } else {
                command.run(parsed, told);
            }
        }
    }

    private static boolean hasOption(String... arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                return true;
            }
        }
        return false;
    }

    private static CommandLine commandLine(String name, CommandSpec spec, Session session) {
        CommandLine line = new CommandLine(spec.name("eml " + name));
        line.setExpandAtFiles(false); // a file name may begin with @
        line.setUsageHelpWidth(Math.max(
                FEWEST_HELP_COLUMNS,
                Math.min(MOST_HELP_COLUMNS, session.terminal().columns())));
        return line;
    }
}
