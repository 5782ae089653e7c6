package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml explain}: the catalogue of defects, one id at a time or as a list. */
final class ExplainCommand implements Command {
    static final String SUMMARY = "say what a defect means, and what is made of it";

    private static final String READING = "reading";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "explain [ID...]",
                        "Says of each defect what it means, who says how it should be, what we make of it, and shows a message that has"
                                + " it. Without an id, lists them all.",
                        "  eml explain duplicate-content-type",
                        "  eml explain | grep base64")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ID")
                        .arity("0..*")
                        .auxiliaryTypes(String.class)
                        .type(List.class)
                        .description("a defect, as eml lint, tree and json name it")
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> ids = Options.fileArguments(arguments);
        List<Defect.Code> codes = new ArrayList<>();
        for (String id : ids) {
            try {
                codes.add(Catalogue.named(id));
            } catch (IllegalArgumentException e) {
                session.complain(ExitCode.USAGE, "explain", String.valueOf(e.getMessage()));
            }
        }
        if (ids.isEmpty()) {
            list(session).forEach(session.out()::line);
        }
        for (int i = 0; i < codes.size(); i++) {
            session.out().text(i == 0 ? "" : "\n");
            page(codes.get(i)).forEach(session.out()::line);
        }
    }

    private static List<String> list(Session session) {
        Table table = new Table(
                new Table.Column("ID", false, false),
                new Table.Column("IMPACT", false, false),
                new Table.Column("MEANING", false, true));
        for (Defect.Code code : Defect.Code.values()) {
            table.add(code.id(), code.impact().id(), code.meaning());
        }
        return table.lines(session.terminal().columns());
    }

    private static List<String> page(Defect.Code code) {
        DefectExample example = DefectExample.of(code.id());
        List<String> lines = new ArrayList<>();
        lines.add(code.id() + " (" + code.impact().id() + ": " + code.impact().meaning() + ")");
        lines.add("");
        lines.add("  Meaning   " + code.meaning() + ".");
        lines.add("  Source    " + code.rfc());
        lines.add("  Made of   " + code.handling() + ".");
        if (code.handling().contains(READING)) {
            lines.add("            eml tree --readings shows what such other software makes of a message.");
        }
        lines.add("");
        String lowered = example.limits().isEmpty() ? "" : ", with the limit " + String.join(", ", example.limits());
        lines.add("Example" + lowered + ":");
        lines.add("");
        example.lines().forEach(line -> lines.add(("  " + Printable.line(line)).stripTrailing()));
        if (example.hasNotation()) {
            lines.add("");
            lines.add("  " + DefectExample.NOTATION);
        }
        return lines;
    }
}
