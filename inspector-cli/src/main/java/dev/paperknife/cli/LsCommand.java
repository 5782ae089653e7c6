package dev.paperknife.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml ls}: messages, one line each. */
final class LsCommand implements Command {
    static final String SUMMARY = "list messages: date, from, subject, size, attachments";

    private static final String CSV = "--csv";
    private static final String TEMPLATE = "--template";
    private static final String SORT = "--sort";
    private static final String REVERSE = "--reverse";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "ls [--csv | --template TEXT] [--sort KEY] [--reverse] FILE...",
                        "Lists messages, one line each. TEXT may have these in it, and \\t and \\n: {"
                                + String.join("}, {", MessageLine.NAMES)
                                + "}. KEY is one of them; without it messages come as they stand.",
                        "  eml ls inbox.mbox",
                        "  eml ls --sort date --reverse mail/ | head",
                        "  eml ls --template '{date}\\t{from}\\t{subject}' inbox.mbox",
                        "  eml ls --csv mail/ > mail.csv")
                .addOption(Options.flag(CSV, "comma-separated values, safe for a spreadsheet"))
                .addOption(Options.value(TEMPLATE, "TEXT", "a line of your own making"))
                .addOption(Options.choice(SORT, "KEY", MessageLine.NAMES, "sort by this; all lines are held in memory"))
                .addOption(Options.flag(REVERSE, "the last first"))
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String sort = arguments.matchedOptionValue(SORT, "");
        if (!sort.isEmpty() && !MessageLine.NAMES.contains(sort)) {
            session.complain(ExitCode.USAGE, SORT, sort + " is none of " + String.join(", ", MessageLine.NAMES));
            return;
        }
        style(arguments, session)
                .ifPresent(style -> Inputs.of(arguments, session).ifPresent(inputs -> {
                    Listing listing = new Listing(style, sort, Options.isSet(arguments, REVERSE), session);
                    inputs.read((letter, here) -> listing.add(MessageLine.of(letter)));
                    listing.end();
                }));
    }

    private static Optional<LineStyle> style(ParseResult arguments, Session session) {
        String template = arguments.matchedOptionValue(TEMPLATE, "");
        if (template.isEmpty()) {
            return Optional.of(Options.isSet(arguments, CSV) ? LineStyle.csv() : LineStyle.columns());
        }
        if (Options.isSet(arguments, CSV)) {
            session.complain(ExitCode.USAGE, "ls", "give either --csv or --template");
            return Optional.empty();
        }
        List<String> unknown = Template.unknownNames(template, MessageLine.NAMES);
        if (!unknown.isEmpty()) {
            session.complain(
                    ExitCode.USAGE,
                    TEMPLATE,
                    "{" + unknown.get(0) + "} is none of {" + String.join("}, {", MessageLine.NAMES) + "}");
            return Optional.empty();
        }
        return Optional.of(LineStyle.template(template));
    }
}
