package dev.paperknife.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml tree}: the parts of a message, and what is wrong with them. */
final class TreeCommand implements Command {
    static final String SUMMARY = "show the parts of a message, and what is wrong with them";

    private static final String READINGS = "--readings";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "tree [--no-audit] [--readings] [--assume-charset NAME] FILE...",
                        "Shows who wrote what to whom, then each part: its IMAP section number, type, transfer encoding, raw and"
                                + " decoded size in bytes, charset, disposition, file name and defects; then the defects, and with --readings what"
                                + " other software makes of parts that can be read in more than one way.",
                        "  eml tree letter.eml",
                        "  eml tree --no-audit mail/ archive.mbox",
                        "  curl -s https://lists.example/raw/1 | eml tree -")
                .addOption(Options.noAudit())
                .addOption(Options.flag(READINGS, "show what other software makes of ambiguous parts"))
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        boolean isAudited = !Options.isSet(arguments, Options.NO_AUDIT);
        boolean isReadOtherwise = Options.isSet(arguments, READINGS);
        Inputs.of(arguments, session)
                .ifPresent(inputs ->
                        inputs.readConcurrently((letter, here) -> show(letter, isAudited, isReadOtherwise, here)));
    }

    private static void show(Letter letter, boolean isAudited, boolean isReadOtherwise, Session session)
            throws IOException {
        Findings findings =
                isReadOtherwise ? Findings.withReadings(letter.message()) : Findings.of(letter.message(), isAudited);
        Tree tree = new Tree(letter.message(), findings, session.terminal());
        Headings.announce(letter, session);
        tree.lines().forEach(session.out()::line);
    }
}
