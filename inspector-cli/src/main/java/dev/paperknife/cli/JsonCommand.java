package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.util.Optional;
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
        Optional<TextCharset> charset = Options.textCharset(arguments, session);
        Optional<Inputs> inputs = charset.isPresent() ? Inputs.of(arguments, session) : Optional.empty();
        if (inputs.isPresent()) {
            inputs.get().withWhatIsNoMail().readConcurrently(new Printer(isPretty, isAudited, charset.get()));
        }
    }

    /** Prints each message as it was asked for. */
    private record Printer(boolean isPretty, boolean isAudited, TextCharset charset) implements LetterReader {
        @Override
        public void read(Letter letter, Session session) throws IOException {
            JsonRecord json = new JsonRecord(isPretty);
            Message message = letter.message();
            Findings findings = isAudited ? Findings.withReadings(message) : Findings.of(message, false);
            new EmailJson(json, findings, charset).letter(letter);
            json.writeTo(session.out());
        }
    }
}
