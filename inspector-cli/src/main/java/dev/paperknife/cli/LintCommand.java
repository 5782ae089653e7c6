package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml lint}: what is wrong with messages, for a person, a program, or a gateway that wants an exit code. */
final class LintCommand implements Command {
    static final String SUMMARY = "say what is broken, ambiguous or dangerous, and at which bytes";

    private static final String FAIL_ON = "--fail-on";
    private static final String FORMAT = "--format";
    private static final String ONLY = "--only";
    private static final String IGNORE = "--ignore";

    /** How findings are printed. */
    private enum Format {
        TEXT,
        JSON,
        SARIF;

        LintReport report(Session session) {
            return switch (this) {
                case TEXT -> new LintText(session);
                case JSON -> new LintJson();
                case SARIF -> new LintSarif(session);
            };
        }
    }

    /** What one run is asked for. */
    private record Request(Defect.Impact failOn, Format format, Set<Defect.Code> codes) {}

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "lint [--fail-on IMPACT] [--format FORMAT] [--only IDS] [--ignore IDS] FILE...",
                        "Audits each message and prints what it found, the most dangerous first, each with the bytes it is about; one line"
                                + " for a message without findings. Exits with 1 where something is at least ambiguous. eml explain"
                                + " tells what a finding means.",
                        "  eml lint letter.eml",
                        "  eml lint --fail-on dangerous mail/ || echo 'do not open these'",
                        "  eml lint --ignore bare-lf,missing-date --format json archive.mbox",
                        "  eml lint --format sarif letter.eml > letter.sarif")
                .addOption(Options.value(
                        FAIL_ON,
                        "IMPACT",
                        "exit with 1 where a finding is at least harmless, ambiguous (the default), loss or dangerous"))
                .addOption(Options.value(FORMAT, "FORMAT", "text (the default), json (an object a message) or sarif"))
                .addOption(ids(ONLY, "report these defects alone; ids with commas between them"))
                .addOption(ids(IGNORE, "report all but these defects"))
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    private static OptionSpec ids(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("IDS")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        Optional<Request> request = request(arguments, session);
        Optional<Inputs> inputs = request.isPresent() ? Inputs.of(arguments, session) : Optional.empty();
        if (inputs.isPresent()) {
            read(inputs.get().withWhatIsNoMail(), request.get(), session);
        }
    }

    /** What is asked for; absent, and said, where it makes no sense. */
    private static Optional<Request> request(ParseResult arguments, Session session) {
        try {
            Defect.Impact failOn = choice(arguments, FAIL_ON, Defect.Impact.AMBIGUOUS);
            return Optional.of(new Request(failOn, choice(arguments, FORMAT, Format.TEXT), codes(arguments)));
        } catch (IllegalArgumentException e) {
            session.complain(ExitCode.USAGE, "lint", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The value of an option that names a constant, in lower case; the usual one where it is not given. */
    private static <E extends Enum<E>> E choice(ParseResult arguments, String option, E usual) {
        String name = arguments.matchedOptionValue(option, named(usual));
        StringJoiner names = new StringJoiner(", ");
        for (E choice : usual.getDeclaringClass().getEnumConstants()) {
            if (named(choice).equals(name)) {
                return choice;
            }
            names.add(named(choice));
        }
        throw new IllegalArgumentException(option + " " + name + ": give one of " + names);
    }

    private static String named(Enum<?> choice) {
        return Ascii.lower(choice.name());
    }

    private static Set<Defect.Code> codes(ParseResult arguments) {
        List<String> only = arguments.matchedOptionValue(ONLY, List.of());
        Set<Defect.Code> codes = only.isEmpty() ? EnumSet.allOf(Defect.Code.class) : Catalogue.allNamed(only);
        codes.removeAll(Catalogue.allNamed(arguments.matchedOptionValue(IGNORE, List.of())));
        return codes;
    }

    private static void read(Inputs inputs, Request request, Session session) {
        LintReport report = request.format().report(session);
        LetterReader reader = new Checker(request, report);
        if (report.isOneForAll()) {
            inputs.read(reader);
        } else {
            inputs.readConcurrently(reader);
        }
        report.end();
    }

    /** Reports of each message what it was asked for. */
    private record Checker(Request request, LintReport report) implements LetterReader {
        @Override
        public void read(Letter letter, Session session) throws IOException {
            List<Finding> findings = new ArrayList<>();
            boolean fails = false;
            for (Finding finding : Findings.of(letter.message(), true).all()) {
                Defect.Code code = finding.defect().code();
                if (request.codes().contains(code)) {
                    findings.add(finding);
                    fails |= code.impact().compareTo(request.failOn()) >= 0;
                }
            }
            report.add(letter, findings, session);
            if (fails) {
                session.outcome().note(ExitCode.NEGATIVE);
            }
        }
    }
}
