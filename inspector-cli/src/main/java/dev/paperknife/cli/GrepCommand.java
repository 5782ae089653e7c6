package dev.paperknife.cli;

import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml grep}: messages and lines that match, decoded first. */
final class GrepCommand implements Command {
    static final String SUMMARY = "find messages and lines by a pattern, decoded first";

    private static final String PATTERN = "-e";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "grep [OPTION...] PATTERN FILE...",
                        "Prints the lines of messages that match PATTERN: of header fields, text (HTML as somebody reads it) and"
                                + " names of attachments, all decoded, in messages inside messages too. PATTERN is a regular"
                                + " expression of RE2, and may say where to look: header:, body:, attachment:, or a field such as"
                                + " subject:, from: or x-mailer:, also as 'Subject: tea'. Ends with 0 where something matches, 1 where nothing does, 2"
                                + " after any error.",
                        "  eml grep invoice mail/",
                        "  eml grep -l 'attachment:(?i)\\.pdf$' inbox.mbox",
                        "  eml grep -e from:ann@ -e subject:tea inbox.mbox",
                        "  eml grep -c body:invoice mail/",
                        "  eml grep --raw -n '^X-' letter.eml")
                .addOption(Options.values(PATTERN, "PATTERN", "a pattern; any of several may match"))
                .addOption(flag("-i", "--ignore-case", "do not tell capitals from small letters"))
                .addOption(flag("-F", "--fixed-strings", "PATTERN is text, not a regular expression"))
                .addOption(flag("-v", "--invert-match", "the lines that do not match"))
                .addOption(flag("-l", "--messages-with-match", "only the names of messages that match"))
                .addOption(flag("-L", "--messages-without-match", "only the names of messages that do not"))
                .addOption(flag("-c", "--count", "only the number of lines that match, for each message"))
                .addOption(flag("-o", "--only-matching", "only what matches of each line"))
                .addOption(flag("-n", "--line-number", "the number of each line in its part"))
                .addOption(flag("-H", "--with-name", "the name of the message on each line, also where there is one"))
                .addOption(Options.flag("--no-name", "no names of messages"))
                .addOption(Options.flag("--raw", "look at the lines of the source as they stand"))
                .addOption(Options.assumeCharset())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("PATTERN FILE")
                        .required(true)
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("the pattern, unless -e gives one, and the messages to look in")
                        .build());
    }

    private static OptionSpec flag(String shortName, String longName, String description) {
        return OptionSpec.builder(shortName, longName)
                .type(boolean.class)
                .description(description)
                .build();
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> files = new ArrayList<>(Options.fileArguments(arguments));
        List<String> patterns = new ArrayList<>(arguments.matchedOptionValue(PATTERN, List.<String>of()));
        if (patterns.isEmpty()) {
            patterns.add(files.remove(0));
        }
        if (files.isEmpty()) {
            session.complain(ExitCode.USAGE, "grep", "no FILE to look in; name one, or - for standard input");
            return;
        }
        queries(patterns, arguments, session)
                .flatMap(queries -> Inputs.of(files, arguments, session).map(inputs -> {
                    Search search = new Search(queries, arguments);
                    inputs.readConcurrently(search::look);
                    return search.isFound.get();
                }))
                .ifPresent(isFound -> {
                    session.outcome().answer(isFound);
                    if (!isFound) {
                        patterns.forEach(pattern -> advise(pattern, session));
                    }
                });
    }

    /** Nothing was found: perhaps because the place was mistyped. */
    private static void advise(String pattern, Session session) {
        String name = pattern.substring(0, Math.max(pattern.indexOf(':'), 0));
        Place.like(name)
                .ifPresent(meant -> session.complain(
                        pattern,
                        "nothing matches, and " + name + ": is no place to look in; did you mean " + meant + ":?"));
    }

    private static Optional<List<Query>> queries(List<String> patterns, ParseResult arguments, Session session) {
        List<Query> queries = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                queries.addAll(Query.parse(pattern, Options.isSet(arguments, "-F"), Options.isSet(arguments, "-i")));
            } catch (PatternSyntaxException e) {
                session.complain(
                        ExitCode.USAGE,
                        pattern,
                        "no regular expression: " + e.getDescription() + "; -F takes it as text");
                return Optional.empty();
            }
        }
        return Optional.of(queries);
    }

    /** One search through all messages. */
    private static final class Search {
        private final List<Query> queries;
        private final ParseResult arguments;
        private final boolean isListing;
        private final boolean isListingOthers;
        private final boolean isCounting;
        private final AtomicBoolean isFound = new AtomicBoolean();

        Search(List<Query> queries, ParseResult arguments) {
            this.queries = queries;
            this.arguments = arguments;
            this.isListing = Options.isSet(arguments, "-l");
            this.isListingOthers = Options.isSet(arguments, "-L");
            this.isCounting = Options.isSet(arguments, "-c");
        }

        void look(Letter letter, Session session) throws IOException {
            boolean isNamed = Options.isSet(arguments, "-H") || letter.isOneOfMany();
            Matches matches = new Matches(letter, queries, style(isNamed), session);
            SearchedText text = new SearchedText(TextCharset.DECLARED, matches::look);
            if (Options.isSet(arguments, "--raw")) {
                text.raw(letter.source());
            } else {
                text.decoded(letter.message());
            }
            if (text.isCut()) {
                session.complain(
                        ExitCode.LIMIT, letter.name(), "a text is too long to be searched to its end; --raw is not");
            }
            answer(letter, matches.count(), isNamed, session);
        }

        private Matches.Style style(boolean isNamed) {
            return new Matches.Style(
                    Options.isSet(arguments, "-v"),
                    isListing || isListingOthers,
                    isCounting,
                    Options.isSet(arguments, "-o"),
                    Options.isSet(arguments, "-n"),
                    isNamed && !Options.isSet(arguments, "--no-name"));
        }

        private void answer(Letter letter, long count, boolean isNamed, Session session) {
            if (isListingOthers ? count == 0 : count > 0) {
                isFound.set(true);
            }
            if (isListing ? count > 0 : isListingOthers && count == 0) {
                session.name(letter.name());
            } else if (isCounting && !isListing && !isListingOthers) {
                boolean hasName = isNamed && !Options.isSet(arguments, "--no-name");
                session.out().line((hasName ? Printable.line(letter.name()) + ":" : "") + count);
            }
        }
    }
}
