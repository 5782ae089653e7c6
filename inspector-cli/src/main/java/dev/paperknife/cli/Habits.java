package dev.paperknife.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What every command can be told of how it works.
 *
 * @param isQuiet whether nothing is said on standard error
 * @param isVerbose whether more is said there
 * @param isPlain whether output is as in a pipe, even on a terminal
 * @param isPaged whether long output may be shown by a pager
 * @param endOfName what ends each name in a list of names: a line feed or NUL
 * @param readers how many messages may be read at once, where there are many
 * @param unpackedBytes how much may come out of one packed input
 */
record Habits(
        boolean isQuiet,
        boolean isVerbose,
        boolean isPlain,
        boolean isPaged,
        char endOfName,
        int readers,
        long unpackedBytes) {
    private static final long UNPACKED_BYTES = 4L << 30;

    /** More processors than these are left to others. */
    private static final int USUAL_READERS = 4;

    /** Those of a run that was told nothing. */
    static final Habits USUAL = new Habits(false, false, false, false, '\n', 1, UNPACKED_BYTES);

    private static final String QUIET = "-q";
    private static final String VERBOSE = "-v";
    private static final String PLAIN = "--plain";
    private static final String NO_PAGER = "--no-pager";
    private static final String COLOR = "--color";
    private static final String NUL = "-0";
    private static final String JOBS = "-j";
    private static final String MAX_UNPACKED = "--max-unpacked";
    private static final String AUTO = "auto";
    private static final String ALWAYS = "always";
    private static final String NEVER = "never";
    private static final int MOST_READERS = 64;
    private static final int HELP_COLUMN = 18;

    /** The options, as {@code eml --help} and the manual list them. */
    static List<OptionSpec> options() {
        return List.of(
                Options.flag(QUIET, "say nothing on standard error; the exit status tells"),
                Options.flag(VERBOSE, "say more on standard error"),
                Options.flag(PLAIN, "as into a pipe: no colours, nothing cut"),
                Options.flag(NO_PAGER, "show long output on a terminal without $PAGER"),
                Options.value(COLOR, "WHEN", "auto, always or never; auto heeds NO_COLOR, FORCE_COLOR"),
                Options.flag(NUL, "end each name in a list with NUL, for xargs -0"),
                OptionSpec.builder(JOBS)
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("read so many messages at once; one for each processor else")
                        .build(),
                OptionSpec.builder(MAX_UNPACKED)
                        .paramLabel("N")
                        .type(Long.class)
                        .description("at most so many bytes out of one archive; " + UNPACKED_BYTES + " else")
                        .build());
    }

    /** A line for each option. */
    static String help() {
        StringBuilder help = new StringBuilder();
        for (OptionSpec option : options()) {
            String label = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
            help.append("  ")
                    .append(Width.padEnd(option.longestName() + label, HELP_COLUMN))
                    .append(option.description()[0])
                    .append('\n');
        }
        return help.toString();
    }

    /** Gives a command those it has no meaning of its own for, unlisted in its help. */
    static void addTo(CommandSpec spec) {
        for (OptionSpec option : options()) {
            if (!spec.optionsMap().containsKey(option.longestName())) {
                spec.addOption(option.toBuilder().hidden(true).build());
            }
        }
    }

    /** What the arguments say. */
    static Habits of(ParseResult arguments) {
        return new Habits(
                isSet(arguments, QUIET),
                isSet(arguments, VERBOSE),
                isSet(arguments, PLAIN),
                !isSet(arguments, NO_PAGER) && !isSet(arguments, PLAIN),
                isSet(arguments, NUL) ? '\0' : '\n',
                own(arguments, JOBS) ? arguments.matchedOptionValue(JOBS, usualReaders()) : usualReaders(),
                arguments.matchedOptionValue(MAX_UNPACKED, UNPACKED_BYTES));
    }

    private static int usualReaders() {
        return Math.min(USUAL_READERS, Runtime.getRuntime().availableProcessors());
    }

    /** What is wrong with the arguments; empty where nothing is. */
    static String fault(ParseResult arguments) {
        String color = color(arguments);
        if (!Set.of(AUTO, ALWAYS, NEVER).contains(color)) {
            return COLOR + " takes auto, always or never, not " + color;
        }
        int readers = of(arguments).readers;
        if (of(arguments).unpackedBytes < 0) {
            return MAX_UNPACKED + " takes a number of 0 or more";
        }
        return readers < 1 || readers > MOST_READERS ? JOBS + " takes a number from 1 to " + MOST_READERS : "";
    }

    /** The terminal as the arguments want it. */
    static Terminal terminal(Terminal terminal, ParseResult arguments) {
        Terminal plain = isSet(arguments, PLAIN) ? Terminal.NONE : terminal;
        return switch (color(arguments)) {
            case ALWAYS -> plain.withColours(true);
            case NEVER -> plain.withColours(false);
            default -> plain;
        };
    }

    private static String color(ParseResult arguments) {
        return arguments.matchedOptionValue(COLOR, AUTO);
    }

    private static boolean isSet(ParseResult arguments, String flag) {
        return own(arguments, flag) && Options.isSet(arguments, flag);
    }

    /** Whether the option has the meaning that it has here. */
    private static boolean own(ParseResult arguments, String name) {
        OptionSpec option = arguments.commandSpec().findOption(name);
        return option != null && option.hidden();
    }
}
