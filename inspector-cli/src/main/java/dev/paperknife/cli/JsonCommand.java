package dev.paperknife.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml json}: everything about a message as one JSON object, a line each. */
final class JsonCommand implements Command {
    static final String SUMMARY = "print everything as JSON, one object a message";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "json [--pretty] [--no-audit] [--charset NAME] [--assume-charset NAME] FILE...",
                        "Prints each message as one JSON object on one line: email is the Email object of RFC 8621, x is what"
                                + " an inspector adds, such as defects with their offsets. eml schema describes it.",
                        "  eml json letter.eml | jq -r '.email.subject'",
                        "  eml json mail/ | jq -r '.email.attachments[] | [.name, .x.sha256] | @tsv'",
                        "  eml json --pretty letter.eml | less",
                        "  eml json letter.eml | jq -c '.x.defects[] | {id, line}'")
                .addOption(Options.flag("--pretty", "indent, over many lines"))
                .addOption(Options.noAudit())
                .addOption(Options.charset())
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        boolean isPretty = Options.isSet(arguments, "--pretty");
        boolean isAudited = !Options.isSet(arguments, Options.NO_AUDIT);
        Options.textCharset(arguments, session)
                .ifPresent(charset -> Inputs.of(arguments, session)
                        .ifPresent(inputs -> inputs.withWhatIsNoMail()
                                .readConcurrently(
                                        (letter, here) -> print(letter, isPretty, isAudited, charset, here))));
    }

    private static void print(Letter letter, boolean isPretty, boolean isAudited, TextCharset charset, Session session)
            throws IOException {
        JsonRecord json = new JsonRecord(isPretty);
        Findings findings = isAudited ? Findings.withReadings(letter.message()) : Findings.of(letter.message(), false);
        new EmailJson(json, findings, charset).letter(letter);
        json.writeTo(session.out());
    }
}
