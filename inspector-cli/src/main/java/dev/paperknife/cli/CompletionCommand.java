package dev.paperknife.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml completion}: what a shell needs to complete command lines, made from the commands themselves. */
final class CompletionCommand implements Command {
    static final String SUMMARY = "print what bash, zsh or fish needs to complete commands";

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "completion bash|zsh|fish",
                        "Prints a script that has the shell complete the commands of eml, their options and values, and file names.",
                        "  eml completion bash > ~/.local/share/bash-completion/completions/eml",
                        "  eml completion zsh > ~/.zfunc/_eml",
                        "  eml completion fish > ~/.config/fish/completions/eml.fish")
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .paramLabel("SHELL")
                        .type(String.class)
                        .required(true)
                        .completionCandidates(SHELLS)
                        .description(String.join(", ", SHELLS))
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String shell = arguments.matchedPositionalValue(0, "");
        switch (shell) {
            case "bash" -> session.out().text(bash());
            case "zsh" -> session.out().text(ZshCompletion.script());
            case "fish" -> session.out().text(FishCompletion.script());
            default ->
                session.complain(ExitCode.USAGE, "completion", shell + " is none of " + String.join(", ", SHELLS));
        }
    }

    private static String bash() {
        CommandSpec eml = CommandSpec.create().name("eml");
        Commands.specs().forEach((name, spec) -> eml.addSubcommand(name, new CommandLine(spec)));
        return AutoComplete.bash("eml", new CommandLine(eml));
    }
}
