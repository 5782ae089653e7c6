package dev.paperknife.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The subcommands by name, and what {@code eml --help} says of them. */
final class Commands {
    private static final Map<String, Entry> ENTRIES = entries();

    private Commands() {}

    private record Entry(String summary, Supplier<Command> command) {}

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("tree", new Entry(TreeCommand.SUMMARY, TreeCommand::new));
        entries.put("text", new Entry(TextCommand.SUMMARY, TextCommand::new));
        entries.put("headers", new Entry(HeadersCommand.SUMMARY, HeadersCommand::new));
        entries.put("cat", new Entry(CatCommand.SUMMARY, CatCommand::new));
        entries.put("extract", new Entry(ExtractCommand.SUMMARY, ExtractCommand::new));
        entries.put("json", new Entry(JsonCommand.SUMMARY, JsonCommand::new));
        entries.put("schema", new Entry(SchemaCommand.SUMMARY, SchemaCommand::new));
        entries.put("field", new Entry(FieldCommand.SUMMARY, FieldCommand::new));
        return entries;
    }

    static Optional<Command> named(String name) {
        return Optional.ofNullable(ENTRIES.get(name)).map(entry -> entry.command.get());
    }

    /** What the command without a subcommand, or with {@code --help}, says. */
    static String help() {
        StringBuilder help = new StringBuilder("""
                Usage: eml COMMAND [OPTION...] FILE...

                Shows what is really inside a mail message. FILE is a message (.eml), an mbox,
                a directory with mail in it, or - for standard input.

                Commands:
                """);
        ENTRIES.forEach((name, entry) -> help.append("  ")
                .append(Width.padEnd(name, 9))
                .append(entry.summary)
                .append('\n'));
        return help.append("""

                  eml COMMAND --help says more of each.

                Options:
                  -h, --help     show this and exit
                  -V, --version  show the version and exit

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
                """).toString();
    }
}
