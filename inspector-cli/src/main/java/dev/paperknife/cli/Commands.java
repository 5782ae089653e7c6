package dev.paperknife.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The subcommands by name, in the groups that {@code eml --help} shows them in. */
final class Commands {
    private static final int SUMMARY_COLUMN = 11;

    /** In the order of the help, each group together. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry(Group.LOOK, "tree", TreeCommand.SUMMARY),
            new Entry(Group.LOOK, "show", ShowCommand.SUMMARY),
            new Entry(Group.LOOK, "text", TextCommand.SUMMARY),
            new Entry(Group.LOOK, "html", HtmlCommand.SUMMARY),
            new Entry(Group.LOOK, "headers", HeadersCommand.SUMMARY),
            new Entry(Group.LOOK, "json", JsonCommand.SUMMARY),
            new Entry(Group.TAKE_OUT, "extract", ExtractCommand.SUMMARY),
            new Entry(Group.TAKE_OUT, "cat", CatCommand.SUMMARY),
            new Entry(Group.TAKE_OUT, "hash", HashCommand.SUMMARY),
            new Entry(Group.FIND, "ls", LsCommand.SUMMARY),
            new Entry(Group.FIND, "grep", GrepCommand.SUMMARY),
            new Entry(Group.CHECK, "lint", LintCommand.SUMMARY),
            new Entry(Group.CHECK, "explain", ExplainCommand.SUMMARY),
            new Entry(Group.CHECK, "hops", HopsCommand.SUMMARY),
            new Entry(Group.WRITE, "new", NewCommand.SUMMARY),
            new Entry(Group.WRITE, "reply", AnswerCommand.REPLY_SUMMARY),
            new Entry(Group.WRITE, "forward", AnswerCommand.FORWARD_SUMMARY),
            new Entry(Group.WRITE, "edit", EditCommand.SUMMARY),
            new Entry(Group.SEND_AND_FETCH, "send", SendCommand.SUMMARY),
            new Entry(Group.SEND_AND_FETCH, "fetch", FetchCommand.SUMMARY),
            new Entry(Group.SEND_AND_FETCH, "imap", ImapCommand.SUMMARY),
            new Entry(Group.OTHER, "field", FieldCommand.SUMMARY),
            new Entry(Group.OTHER, "schema", SchemaCommand.SUMMARY),
            new Entry(Group.OTHER, "completion", CompletionCommand.SUMMARY),
            new Entry(Group.OTHER, "man", ManCommand.SUMMARY));

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

        /** Whether what its commands write is for a person to read. */
        private boolean isForReading() {
            return this == LOOK || this == FIND || this == CHECK;
        }
    }

    private record Entry(Group group, String name, String summary) {}

    /** All names, in the order of the help. */
    static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    /** What the command of that name does, in a few words; empty where there is none. */
    static String summary(String name) {
        return entry(name).map(Entry::summary).orElse("");
    }

    /** Whether what it writes is for a person to read, who may want it a page at a time. */
    static boolean isForReading(String name) {
        Optional<Entry> entry = entry(name);
        return entry.isPresent() && entry.get().group.isForReading();
    }

    static Optional<Command> named(String name) {
        Optional<Entry> entry = entry(name);
        return entry.isPresent() ? Optional.of(command(entry.get())) : Optional.empty();
    }

    /** One at a time: to make them all, or ready for it, costs more at a start than most of them do. */
    private static Command command(Entry entry) {
        return switch (entry.name) {
            case "tree" -> new TreeCommand();
            case "show" -> new ShowCommand();
            case "text" -> new TextCommand();
            case "html" -> new HtmlCommand();
            case "headers" -> new HeadersCommand();
            case "json" -> new JsonCommand();
            case "extract" -> new ExtractCommand();
            case "cat" -> new CatCommand();
            case "hash" -> new HashCommand();
            case "ls" -> new LsCommand();
            case "grep" -> new GrepCommand();
            case "lint" -> new LintCommand();
            case "explain" -> new ExplainCommand();
            case "hops" -> new HopsCommand();
            case "new" -> new NewCommand();
            case "reply" -> AnswerCommand.reply();
            case "forward" -> AnswerCommand.forward();
            case "edit" -> new EditCommand();
            case "send" -> new SendCommand();
            case "fetch" -> new FetchCommand();
            case "imap" -> new ImapCommand();
            case "field" -> new FieldCommand();
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
            case "man" -> new ManCommand();
            default -> throw new IllegalStateException("no command stands behind " + entry.name);
        };
    }

    private static Optional<Entry> entry(String name) {
        for (Entry entry : ENTRIES) {
            if (entry.name.equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Each command with all that it takes, {@link Habits} for everybody to see, in the order of the help. */
    static Map<String, CommandSpec> specs() {
        Map<String, CommandSpec> specs = new LinkedHashMap<>();
        for (Entry entry : ENTRIES) {
            CommandSpec spec = command(entry).spec();
            Habits.options().stream()
                    .filter(option -> !spec.optionsMap().containsKey(option.longestName()))
                    .forEach(spec::addOption);
            specs.put(entry.name, spec);
        }
        return specs;
    }

    /** Each group with its commands, and what they do. */
    static String listing() {
        StringBuilder listing = new StringBuilder();
        Arrays.stream(Group.values()).forEach(group -> append(listing, group));
        return listing.toString();
    }

    private static void append(StringBuilder listing, Group group) {
        List<Entry> entries =
                ENTRIES.stream().filter(entry -> entry.group == group).toList();
        listing.append(entries.isEmpty() ? "" : "\n" + group.title + ":\n");
        entries.forEach(entry -> listing.append("  ")
                .append(Width.padEnd(entry.name, SUMMARY_COLUMN))
                .append(entry.summary)
                .append('\n'));
    }
}
