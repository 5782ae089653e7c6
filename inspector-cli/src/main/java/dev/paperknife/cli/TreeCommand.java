package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.util.Optional;
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
        Optional<Inputs> inputs = Inputs.of(arguments, session);
        if (inputs.isPresent()) {
            inputs.get().readConcurrently(new Shower(isAudited, isReadOtherwise));
        }
    }

    /** Shows each message as it was asked for. */
    private record Shower(boolean isAudited, boolean isReadOtherwise) implements LetterReader {
        @Override
        public void read(Letter letter, Session session) throws IOException {
            Message message = letter.message();
            Findings findings = isReadOtherwise ? Findings.withReadings(message) : Findings.of(message, isAudited);
            Tree tree = new Tree(message, findings, session.terminal());
            Headings.announce(letter, session);
            for (String line : tree.lines()) {
                session.out().line(line);
            }
        }
    }
}
