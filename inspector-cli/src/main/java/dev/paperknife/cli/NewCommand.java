package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.MessageBuilder;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml new}: a message from options, from a recipe, or from both. */
final class NewCommand implements Command {
    static final String SUMMARY = "write a new message, from options or a recipe";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "new [OPTION...] [RECIPE]",
                "Writes a message. A recipe is YAML, JSON, or Markdown whose front matter is YAML and whose rest is the text; its"
                        + " keys are " + Recipe.keys()
                        + ". Its files are looked for beside it, and nowhere else unless --allow says so. Options add to it, and"
                        + " a subject, date, id or text of theirs takes the place of its own.",
                "  eml new --from ann@a.example --to bob@b.example --subject 你好 --text Hello -o hello.eml",
                "  eml new --from ann@a.example --to bob@b.example --attach 报告.pdf --text-file - < letter.txt",
                "  eml new invitation.md -o invitation.eml",
                "  eml new --html-file a.html --inline logo=logo.png --from ann@a.example --draft | eml tree -");
        ComposeOptions.addTo(spec);
        spec.addOption(Options.value("--calendar", "FILE", "an invitation, as an alternative to the text"));
        spec.addOption(
                Options.value("--method", "NAME", "what the invitation asks for: REQUEST unless given, REPLY, CANCEL"));
        spec.addOption(ComposeOptions.many(
                ComposeOptions.ALLOW, "DIR", "a directory that files of the recipe may come from too"));
        MessageTarget.addTo(spec);
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("RECIPE")
                .arity("0..1")
                .type(String.class)
                .description("a file in YAML or JSON, or Markdown with a front matter; - for standard input")
                .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        try {
            Composition composition = new Composition(Message.builder());
            compose(arguments, composition, session);
            write(composition, MessageTarget.of(arguments, session));
        } catch (MistakeException e) {
            e.tell(session);
        }
    }

    private static void compose(ParseResult arguments, Composition composition, Session session)
            throws MistakeException {
        NamedFiles files = NamedFiles.anywhere(session);
        List<String> allowed = ComposeOptions.values(arguments, ComposeOptions.ALLOW);
        String recipe = arguments.matchedPositionalValue(0, "");
        if (!recipe.isEmpty()) {
            byte[] octets = files.octets(recipe);
            NamedFiles beside = NamedFiles.beside(NamedFiles.path(recipe), allowed, session);
            Recipe.of(recipe, NamedFiles.text(recipe, octets)).apply(composition, beside);
        }
        ComposeOptions.author(arguments, composition);
        ComposeOptions.apply(arguments, files, composition);
        if (ComposeOptions.hasText(arguments)) {
            composition.text(ComposeOptions.TEXT, ComposeOptions.text(arguments, files));
        }
        if (arguments.hasMatchedOption("--calendar")) {
            String method = arguments.matchedOptionValue("--method", "REQUEST");
            composition.calendar("--calendar", method, files.text(arguments.matchedOptionValue("--calendar", "")));
        }
    }

    /** Writes what was composed, in constant memory unless it is a draft. */
    static void write(Composition composition, MessageTarget target) throws MistakeException {
        if (!composition.isDraft() && !composition.hasAuthor()) {
            throw new MistakeException(
                    ExitCode.USAGE,
                    "message",
                    "no author; " + ComposeOptions.FROM + " 'Ann <ann@a.example>' names one, " + ComposeOptions.DRAFT
                            + " does without");
        }
        MessageBuilder builder = composition.builder();
        Composition.say(
                "message",
                () -> target.write(out -> {
                    if (composition.isDraft()) {
                        builder.draft().writeTo(out);
                    } else {
                        builder.writeTo(out);
                    }
                }));
    }
}
