package dev.paperknife.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml show}: a message as somebody reads it. */
final class ShowCommand implements Command {
    static final String SUMMARY = "read a message: who, when, the text, what is attached";

    private static final String HEADERS = "--headers";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "show [--headers NAME,...] [--charset NAME] [--assume-charset NAME] FILE...",
                        "Shows each message as somebody reads it: the fields that matter, the text, and a list of what is"
                                + " attached. HTML becomes text where there is nothing else, lines that were broken for the way"
                                + " (format=flowed) are joined and, on a terminal, broken where it ends; there quotations are dim."
                                + " Nothing is loaded from elsewhere.",
                        "  eml show letter.eml",
                        "  eml show --headers From,Subject,List-Id letter.eml",
                        "  eml show mail/ | less")
                .addOption(Options.values(
                        HEADERS, "NAME,...", "these fields instead of the usual ones; none for no fields"))
                .addOption(Options.charset())
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> fields = Options.names(arguments, HEADERS);
        Optional<TextCharset> charset = Options.textCharset(arguments, session);
        Optional<Inputs> inputs = charset.isPresent() ? Inputs.of(arguments, session) : Optional.empty();
        if (inputs.isPresent()) {
            inputs.get().readConcurrently(new Shower(fields, charset.get()));
        }
    }

    /** Shows each message as it was asked for. */
    private record Shower(List<String> fields, TextCharset charset) implements LetterReader {
        @Override
        public void read(Letter letter, Session session) {
            Headings.announce(letter, session);
            ShownMessage shown = new ShownMessage(letter, charset, session);
            shown.fields(fields);
            shown.text();
            shown.attachments();
        }
    }
}
