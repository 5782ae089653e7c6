package dev.paperknife.cli;

import java.io.File;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say of a command line that is not understood: what is wrong, and what to do. */
final class Mistyped {
    /** What other programs call what a command does. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "list",
            "ls",
            "view",
            "show",
            "read",
            "show",
            "open",
            "show",
            "search",
            "grep",
            "find",
            "grep",
            "save",
            "extract",
            "attachments",
            "extract",
            "answer",
            "reply",
            "check",
            "lint");

    private Mistyped() {}

    /** Of a word where a command should stand. */
    static String command(String typed) {
        if (typed.startsWith("-")) {
            return "no option of eml itself; those of a command stand behind it, as in eml tree --plain letter.eml";
        }
        if (new File(typed).exists()) {
            return "a file, but no command before it; eml show FILE reads a message";
        }
        String meant = OTHER_WORDS.containsKey(typed)
                ? "eml " + OTHER_WORDS.get(typed) + " does that; "
                : meant(typed, Commands.names());
        return "no such command; " + meant + "eml --help lists those there are";
    }

    /** Of the arguments of a command. */
    static String arguments(String command, ParameterException e) {
        String help = "see eml " + command + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            if (!unmatched.isUnknownOption()) {
                return Printable.line(typed) + " is one argument too many; " + help;
            }
            List<String> options =
                    List.copyOf(e.getCommandLine().getCommandSpec().optionsMap().keySet());
            return "no option " + typed + "; " + (typed.startsWith("--") ? meant(typed, options) : "") + help;
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            if (first instanceof PositionalParamSpec) {
                return "no " + first.paramLabel() + " is named; " + help;
            }
        }
        return e.getMessage() + "; " + help;
    }

    private static String meant(String typed, List<String> names) {
        List<String> near = Nearest.to(typed, names, 1);
        return near.isEmpty() ? "" : "did you mean " + near.get(0) + "? ";
    }
}
