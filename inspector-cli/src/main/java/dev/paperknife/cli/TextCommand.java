package dev.paperknife.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml text}: what a person reads. */
final class TextCommand implements Command {
    static final String SUMMARY = "print the text that a person reads";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "text [--charset NAME] [--assume-charset NAME] FILE...",
                        "Prints the text of each message, decoded, as UTF-8; HTML as text where there is nothing else, flowed"
                                + " lines joined. Whatever would act on a terminal is escaped; eml cat prints the bytes as they are.",
                        "  eml text letter.eml",
                        "  eml text --charset gb18030 mislabelled.eml",
                        "  eml text --charset auto mail/ | less")
                .addOption(Options.charset())
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        Options.textCharset(arguments, session)
                .ifPresent(charset -> Inputs.of(arguments, session)
                        .ifPresent(inputs -> inputs.readConcurrently((letter, here) -> show(letter, charset, here))));
    }

    /** Prints the text of one message, under its name where there are several. */
    static void show(Letter letter, TextCharset charset, Session session) {
        ShownText shown = ShownText.of(letter.message(), charset);
        String text = Printable.lines(shown.text());
        Headings.announce(letter, session);
        session.out().text(text);
        session.out().text(text.isEmpty() || text.endsWith("\n") ? "" : "\n");
        shown.complainOfLimit(letter, session);
    }
}
