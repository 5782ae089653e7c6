package dev.paperknife.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml man}: manual pages, made from the commands themselves. */
final class ManCommand implements Command {
    static final String SUMMARY = "print a manual page, or write all of them";

    private static final String DIRECTORY = "-d";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "man [-d DIR | COMMAND]",
                        "Prints the manual page of COMMAND, or of eml itself, as man and groff read it. With -d it writes the pages"
                                + " of all commands.",
                        "  eml man extract | man -l -",
                        "  eml man -d ~/.local/share/man/man1")
                .addOption(OptionSpec.builder(DIRECTORY, "--directory")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description("write eml.1, eml-tree.1 and so on there; made if it is not there")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .paramLabel("COMMAND")
                        .type(String.class)
                        .completionCandidates(Commands.names())
                        .description("the command; eml itself without it")
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String directory = arguments.matchedOptionValue(DIRECTORY, "");
        String name = arguments.matchedPositionalValue(0, "");
        if (!directory.isEmpty()) {
            write(directory, session);
        } else if (name.isEmpty()) {
            session.out().text(ManPage.ofAll());
        } else {
            Commands.named(name)
                    .ifPresentOrElse(
                            command -> session.out().text(ManPage.of(name, command.spec())),
                            () -> session.complain(ExitCode.USAGE, name, Mistyped.command(name)));
        }
    }

    private static void write(String directory, Session session) {
        try {
            Path folder = Files.createDirectories(Path.of(directory));
            write(folder.resolve("eml.1"), ManPage.ofAll(), session);
            for (String name : Commands.names()) {
                CommandSpec spec = Commands.named(name).orElseThrow().spec();
                write(folder.resolve("eml-" + name + ".1"), ManPage.of(name, spec), session);
            }
        } catch (IOException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "cannot write the manual pages: " + Reasons.of(e));
        } catch (InvalidPathException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "this cannot be a directory here: " + e.getReason());
        }
    }

    private static void write(Path file, String page, Session session) throws IOException {
        Files.writeString(file, page, StandardCharsets.UTF_8);
        session.name(file.toString());
    }
}
