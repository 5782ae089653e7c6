package dev.paperknife.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of one command, its lines broken at blanks alone. Picocli breaks them within {@code smtp://HOST} too; so what it may break at
 * there is another character while it works, of those that no text has.
 */
final class Usage {
    private static final String BREAKING = "!\"#&'()*+,-./:;<=>?[\\]^_{|}~";
    private static final char PRIVATE = '\uE000';

    private Usage() {}

    /** The help; the command line is for nothing else then. */
    static String of(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.usageMessage().description(joined(spec.usageMessage().description()));
        spec.usageMessage().footer(joined(spec.usageMessage().footer()));
        for (OptionSpec option : List.copyOf(spec.options())) {
            spec.remove(option);
            spec.addOption(
                    option.toBuilder().description(joined(option.description())).build());
        }
        for (PositionalParamSpec argument : List.copyOf(spec.positionalParameters())) {
            spec.remove(argument);
            spec.addPositional(argument.toBuilder()
                    .description(joined(argument.description()))
                    .build());
        }
        return parted(line.getUsageMessage(Ansi.OFF));
    }

    private static String[] joined(String... texts) {
        return Arrays.stream(texts).map(Usage::joined).toArray(String[]::new);
    }

    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (BREAKING.indexOf(text.charAt(i)) >= 0) {
                joined.setCharAt(i, (char) (PRIVATE + text.charAt(i)));
            }
        }
        return joined.toString();
    }

    private static String parted(String text) {
        StringBuilder parted = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > PRIVATE && text.charAt(i) < PRIVATE + '\u0080') {
                parted.setCharAt(i, (char) (text.charAt(i) - PRIVATE));
            }
        }
        return parted.toString();
    }
}
