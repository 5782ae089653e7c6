package dev.paperknife.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The subcommands by name, and what {@code eml --help} says of them. */
final class Commands {
    private static final int SUMMARY_COLUMN = 11;

    /** In the order of the help, each group together. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry(Group.LOOK, "tree", TreeCommand.SUMMARY, TreeCommand::new),
            new Entry(Group.LOOK, "show", ShowCommand.SUMMARY, ShowCommand::new),
            new Entry(Group.LOOK, "text", TextCommand.SUMMARY, TextCommand::new),
            new Entry(Group.LOOK, "html", HtmlCommand.SUMMARY, HtmlCommand::new),
            new Entry(Group.LOOK, "headers", HeadersCommand.SUMMARY, HeadersCommand::new),
            new Entry(Group.LOOK, "json", JsonCommand.SUMMARY, JsonCommand::new),
            new Entry(Group.TAKE_OUT, "extract", ExtractCommand.SUMMARY, ExtractCommand::new),
            new Entry(Group.TAKE_OUT, "cat", CatCommand.SUMMARY, CatCommand::new),
            new Entry(Group.CHECK, "lint", LintCommand.SUMMARY, LintCommand::new),
            new Entry(Group.CHECK, "explain", ExplainCommand.SUMMARY, ExplainCommand::new),
            new Entry(Group.CHECK, "hops", HopsCommand.SUMMARY, HopsCommand::new),
            new Entry(Group.WRITE, "new", NewCommand.SUMMARY, NewCommand::new),
            new Entry(Group.WRITE, "reply", AnswerCommand.REPLY_SUMMARY, AnswerCommand::reply),
            new Entry(Group.WRITE, "forward", AnswerCommand.FORWARD_SUMMARY, AnswerCommand::forward),
            new Entry(Group.WRITE, "edit", EditCommand.SUMMARY, EditCommand::new),
            new Entry(Group.SEND_AND_FETCH, "send", SendCommand.SUMMARY, SendCommand::new),
            new Entry(Group.SEND_AND_FETCH, "fetch", FetchCommand.SUMMARY, FetchCommand::new),
            new Entry(Group.OTHER, "field", FieldCommand.SUMMARY, FieldCommand::new),
            new Entry(Group.OTHER, "schema", SchemaCommand.SUMMARY, SchemaCommand::new));

    private Commands() {}

    /** What a person wants to do with mail. */
    private enum Group {
        LOOK("Look into mail"),
        TAKE_OUT("Take something out of it"),
        FIND("Find messages"),
        CHECK("Check what is wrong, and where a message came from"),
        WRITE("Write and change messages"),
        SEND_AND_FETCH("Send and fetch"),
        OTHER("Other");

        private final String title;

        Group(String title) {
            this.title = title;
        }
    }

    private record Entry(Group group, String name, String summary, Supplier<Command> command) {}

    /** All names, in the order of the help. */
    static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    /** What the command of that name does, in a few words; empty where there is none. */
    static String summary(String name) {
        return entry(name).map(Entry::summary).orElse("");
    }

    static Optional<Command> named(String name) {
        return entry(name).map(entry -> entry.command.get());
    }

    private static Optional<Entry> entry(String name) {
        for (Entry entry : ENTRIES) {
            if (entry.name.equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** What the command without a subcommand, or with {@code --help}, says. */
    static String help() {
        StringBuilder help = new StringBuilder("""
                Usage: eml COMMAND [OPTION...] FILE...

                Shows what is really inside a mail message. FILE is a message (.eml), an mbox
                or one message of it (box.mbox#17, counted from 0), a directory with mail in
                it such as a Maildir, any of these in .gz, .bz2, .xz, .zst, .zip or .tar, or
                - for standard input.
                """);
        Arrays.stream(Group.values()).forEach(group -> append(help, group));
        help.append("""

                  eml COMMAND --help says more of each.

                Options:
                  -h, --help     show this and exit
                  -V, --version  show the version and exit

                Options of every command:
                """);
        help.append(Habits.help());
        return help.append("""

                Examples:
                  eml tree letter.eml                     its parts, and what is wrong with them
                  eml extract -d attachments letter.eml   its attachments, under safe names
                  eml cat letter.eml 2 > picture.png      part 2, decoded
                  eml json mail/ | jq -r .email.subject   every subject in a directory

                Exit status:
                  0  done                        4  the only input, or every one, is unreadable
                  1  the answer is no            6  something could not be written
                  2  wrong usage                 7  a limit was hit
                  3  some inputs are unreadable  8  no such part
                  21 to 29  a mail server, by how far it came: eml send --help
                """).toString();
    }

    private static void append(StringBuilder help, Group group) {
        List<Entry> entries =
                ENTRIES.stream().filter(entry -> entry.group == group).toList();
        help.append(entries.isEmpty() ? "" : "\n" + group.title + ":\n");
        entries.forEach(entry -> help.append("  ")
                .append(Width.padEnd(entry.name, SUMMARY_COLUMN))
                .append(entry.summary)
                .append('\n'));
    }
}
