package dev.paperknife.cli;

import dev.paperknife.mime.audit.Leaf;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message as a person looks at it: the envelope of the letter, its parts, and what is wrong with each. */
final class Tree {
    private static final String INDENT = "  ";

    private final Message message;
    private final Findings findings;
    private final Terminal terminal;
    private final Map<String, Marks> marks = new HashMap<>();

    /** The defects of one part, summed up. */
    private static final class Marks {
        private long count;
        private Defect.Impact worst = Defect.Impact.HARMLESS;

        void add(Defect defect) {
            count += defect.count();
            Defect.Impact impact = defect.code().impact();
            worst = impact.compareTo(worst) > 0 ? impact : worst;
        }
    }

    Tree(Message message, Findings findings, Terminal terminal) {
        this.message = message;
        this.findings = findings;
        this.terminal = terminal;
        for (Finding finding : findings.all()) {
            marks.computeIfAbsent(finding.defect().section(), section -> new Marks())
                    .add(finding.defect());
        }
    }

    /** The lines, printable, and coloured where the terminal wants it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        addEnvelope(lines);
        if (!lines.isEmpty()) {
            lines.add("");
        }
        addParts(lines);
        if (!findings.all().isEmpty()) {
            lines.add("");
            addFindings(lines);
        }
        if (!findings.readings().isEmpty()) {
            lines.add("");
            addReadings(lines);
        }
        return lines;
    }

    // ---- the envelope

    private void addEnvelope(List<String> lines) {
        for (Envelope.Line field : Envelope.usual(message)) {
            String line = field.label() + Printable.line(field.value());
            lines.add(Width.cut(line, terminal.columns()).stripTrailing());
        }
    }

    // ---- the parts

    private void addParts(List<String> lines) {
        Table table = new Table(
                new Table.Column("PART", false, false),
                new Table.Column("TYPE", false, true),
                new Table.Column("ENCODING", false, false),
                new Table.Column("RAW", true, false),
                new Table.Column("SIZE", true, false),
                new Table.Column("CHARSET", false, true),
                new Table.Column("DISPOSITION", false, false),
                new Table.Column("NAME", false, true),
                new Table.Column("DEFECTS", false, false));
        List<Entity> shown = new ArrayList<>();
        addPart(table, shown, message, "");
        addTable(lines, table, row -> colour(shown.get(row).section()));
    }

    private void addPart(Table table, List<Entity> shown, Entity part, String indent) {
        shown.add(part);
        table.add(
                part.section(),
                Printable.line(indent + part.contentType().mediaType()),
                part.transferEncoding().token(),
                Long.toString(part.rawBody().length()),
                Long.toString(part.body().size()),
                Printable.line(part.contentType().charset().map(Ascii::lower).orElse("")),
                part.disposition().map(d -> Printable.line(d.type())).orElse(""),
                Printable.line(part.filename().orElse("")),
                mark(part.section()));
        String inner = indent + INDENT;
        if (part.body() instanceof Multipart multipart) {
            multipart.parts().forEach(child -> addPart(table, shown, child, inner));
        } else if (part.body() instanceof Message nested) {
            addPart(table, shown, nested, inner);
        }
    }

    private String mark(String section) {
        Marks found = marks.get(section);
        return found == null ? "" : found.count + " (" + found.worst.id() + ")";
    }

    private Optional<Terminal.Colour> colour(String section) {
        Marks found = marks.get(section);
        return found == null ? Optional.empty() : colour(found.worst);
    }

    private static Optional<Terminal.Colour> colour(Defect.Impact impact) {
        return switch (impact) {
            case HARMLESS -> Optional.empty();
            case AMBIGUOUS, LOSS -> Optional.of(Terminal.Colour.YELLOW);
            case DANGEROUS -> Optional.of(Terminal.Colour.RED);
        };
    }

    // ---- what is wrong

    private void addFindings(List<String> lines) {
        Table table = new Table(
                new Table.Column("PART", false, false),
                new Table.Column("IMPACT", false, false),
                new Table.Column("DEFECT", false, false),
                new Table.Column("LINE", true, false),
                new Table.Column("COUNT", true, false),
                new Table.Column("DETAIL", false, true));
        for (Finding finding : findings.all()) {
            Defect defect = finding.defect();
            table.add(
                    defect.section(),
                    defect.code().impact().id(),
                    defect.code().id(),
                    finding.line() + ":" + finding.column(),
                    defect.count() > 1 ? Long.toString(defect.count()) : "",
                    Printable.line(defect.detail()));
        }
        addTable(
                lines,
                table,
                row -> colour(findings.all().get(row).defect().code().impact()));
    }

    // ---- what others see

    private void addReadings(List<String> lines) {
        Table table = new Table(
                new Table.Column("PART", false, false),
                new Table.Column("READ OTHERWISE", false, false),
                new Table.Column("TYPE", false, true),
                new Table.Column("SIZE", true, false),
                new Table.Column("NAME", false, true),
                new Table.Column("SHA-256", false, true));
        List<Reading> shown = new ArrayList<>();
        for (Reading reading : findings.readings()) {
            String section = reading.section();
            String reason = reading.reason().id();
            for (Leaf leaf : reading.leaves()) {
                shown.add(reading);
                table.add(
                        section,
                        reason,
                        Printable.line(leaf.contentType().mediaType()),
                        Long.toString(leaf.size()),
                        Printable.line(leaf.name().orElse("")),
                        leaf.sha256());
                section = "";
                reason = "";
            }
            if (reading.leaves().isEmpty()) {
                shown.add(reading);
                table.add(section, reason, "no parts", "", "", "");
            }
        }
        addTable(lines, table, row -> colour(shown.get(row).reason().impact()));
    }

    /** How a row of a table is coloured. */
    @FunctionalInterface
    private interface RowColour {
        Optional<Terminal.Colour> of(int row);
    }

    private void addTable(List<String> lines, Table table, RowColour colours) {
        List<String> rows = table.lines(terminal.columns());
        lines.add(terminal.paint(Terminal.Colour.DIM, rows.get(0)));
        for (int i = 1; i < rows.size(); i++) {
            String row = rows.get(i);
            lines.add(
                    colours.of(i - 1).map(colour -> terminal.paint(colour, row)).orElse(row));
        }
    }
}
