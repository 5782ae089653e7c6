package dev.paperknife.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A page of the manual in the macros of {@code man}, which every roff has. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage(String name) {
        page.append(".TH ")
                .append(name.toUpperCase(Locale.ROOT))
                .append(" 1 \"\" \"eml ")
                .append(text(Version.NUMBER))
                .append("\" \"User Commands\"\n");
    }

    /** The page of one command. */
    static String of(String name, CommandSpec spec) {
        ManPage page = new ManPage("eml-" + name);
        page.section("NAME", "eml-" + name + " - " + Commands.summary(name));
        page.section("SYNOPSIS", synopsis(spec));
        page.section("DESCRIPTION", String.join(" ", spec.usageMessage().description()));
        page.arguments(spec);
        page.options(
                "OPTIONS",
                spec.options().stream().filter(option -> !option.hidden()).toList());
        page.options("OPTIONS OF EVERY COMMAND", Habits.options());
        page.verbatim("EXAMPLES", List.of(spec.usageMessage().footer()));
        page.verbatim("EXIT STATUS", Help.EXIT_STATUS);
        page.section("SEE ALSO", "eml(1)");
        return page.page.toString();
    }

    /** The page of eml itself. */
    static String ofAll() {
        ManPage page = new ManPage("eml");
        page.section("NAME", "eml - shows what is really inside a mail message");
        page.section("SYNOPSIS", "eml COMMAND [OPTION...] FILE...");
        page.section("DESCRIPTION", Help.DESCRIPTION.strip());
        page.heading("COMMANDS");
        Commands.names().forEach(name -> page.item("eml-" + name + "(1)", Commands.summary(name)));
        page.options("OPTIONS OF EVERY COMMAND", Habits.options());
        page.verbatim("EXAMPLES", Help.EXAMPLES);
        page.verbatim("EXIT STATUS", Help.EXIT_STATUS);
        return page.page.toString();
    }

    private static String synopsis(CommandSpec spec) {
        String synopsis = String.join(" ", spec.usageMessage().customSynopsis());
        return synopsis.substring(synopsis.indexOf("eml"));
    }

    private void heading(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void section(String title, String text) {
        heading(title);
        page.append(line(text)).append('\n');
    }

    private void arguments(CommandSpec spec) {
        if (!spec.positionalParameters().isEmpty()) {
            heading("ARGUMENTS");
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item(parameter.paramLabel(), parameter.description()[0]);
        }
    }

    private void options(String title, List<OptionSpec> options) {
        heading(title);
        for (OptionSpec option : options) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            item(Arrays.stream(option.names()).collect(Collectors.joining(", ")) + value, option.description()[0]);
        }
    }

    private void item(String term, String description) {
        page.append(".TP\n.B ")
                .append(text(term))
                .append('\n')
                .append(line(description))
                .append('\n');
    }

    private void verbatim(String title, List<String> lines) {
        heading(title);
        page.append(".nf\n");
        lines.forEach(line -> page.append(line(line)).append('\n'));
        page.append(".fi\n");
    }

    /** Text at the start of a line, where a dot or an apostrophe would be a request. */
    private static String line(String text) {
        String escaped = text(text);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String text(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("\"", "\\(dq");
    }
}
