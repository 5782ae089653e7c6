package dev.paperknife.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completions for fish, a line for each command and each of its options. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String script() {
        FishCompletion completion = new FishCompletion();
        completion.line("-n __fish_use_subcommand -f", "");
        completion.line("-n __fish_use_subcommand -s h -l help", "show help");
        completion.line("-n __fish_use_subcommand -s V -l version", "show the version");
        Commands.specs().forEach(completion::command);
        return completion.script.toString();
    }

    private void command(String name, CommandSpec spec) {
        line("-n __fish_use_subcommand -a " + name, Commands.summary(name));
        String condition = "-n '__fish_seen_subcommand_from " + name + "'";
        spec.options().forEach(option -> line(condition + names(option) + value(option), option.description()[0]));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (hasCandidates(parameter)) {
                line(condition + " -f" + candidates(parameter), "");
            }
        }
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return hasCandidates(option) ? " -x" + candidates(option) : " -r";
    }

    private static boolean hasCandidates(ArgSpec argument) {
        return argument.completionCandidates() != null;
    }

    private static String candidates(ArgSpec argument) {
        return " -a " + quoted(String.join(" ", argument.completionCandidates()));
    }

    private void line(String what, String description) {
        String said = description.isEmpty() ? "" : " -d " + quoted(description);
        script.append("complete -c eml ").append(what).append(said).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
