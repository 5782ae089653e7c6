package dev.paperknife.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One subcommand. */
interface Command {
    /** What it takes, and what its help says. Built only for the command that runs. */
    CommandSpec spec();

    /** Does it; what went wrong is said and noted in the session. */
    void run(ParseResult arguments, Session session);
}
