package dev.paperknife.cli;

import dev.paperknife.mime.audit.Leaf;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.header.ContentDisposition;
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
            note(finding.defect());
        }
    }

    private void note(Defect defect) {
        Marks found = marks.get(defect.section());
        if (found == null) {
            found = new Marks();
            marks.put(defect.section(), found);
        }
        found.add(defect);
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
        List<Optional<Terminal.Colour>> colours = new ArrayList<>();
        addPart(table, colours, message, "");
        addTable(lines, table, colours);
    }

    private void addPart(Table table, List<Optional<Terminal.Colour>> colours, Entity part, String indent) {
        Optional<ContentDisposition> disposition = part.disposition();
        table.add(
                part.section(),
                Printable.line(indent + part.contentType().mediaType()),
                part.transferEncoding().token(),
                Long.toString(part.rawBody().length()),
                Long.toString(part.body().size()),
                Printable.line(Ascii.lower(part.contentType().charset().orElse(""))),
                disposition.isPresent() ? Printable.line(disposition.get().type()) : "",
                Printable.line(part.filename().orElse("")),
                mark(part.section()));
        colours.add(colour(part.section()));
        String inner = indent + INDENT;
        if (part.body() instanceof Multipart multipart) {
            for (Entity child : multipart.parts()) {
                addPart(table, colours, child, inner);
            }
        } else if (part.body() instanceof Message nested) {
            addPart(table, colours, nested, inner);
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
        List<Optional<Terminal.Colour>> colours = new ArrayList<>();
        for (Finding finding : findings.all()) {
            Defect defect = finding.defect();
            table.add(
                    defect.section(),
                    defect.code().impact().id(),
                    defect.code().id(),
                    finding.line() + ":" + finding.column(),
                    defect.count() > 1 ? Long.toString(defect.count()) : "",
                    Printable.line(defect.detail()));
            colours.add(colour(defect.code().impact()));
        }
        addTable(lines, table, colours);
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
        List<Optional<Terminal.Colour>> colours = new ArrayList<>();
        for (Reading reading : findings.readings()) {
            Optional<Terminal.Colour> colour = colour(reading.reason().impact());
            String section = reading.section();
            String reason = reading.reason().id();
            for (Leaf leaf : reading.leaves()) {
                colours.add(colour);
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
                colours.add(colour);
                table.add(section, reason, "no parts", "", "", "");
            }
        }
        addTable(lines, table, colours);
    }

    /** Adds a table, each of its rows in its colour. */
    private void addTable(List<String> lines, Table table, List<Optional<Terminal.Colour>> colours) {
        List<String> rows = table.lines(terminal.columns());
        lines.add(terminal.paint(Terminal.Colour.DIM, rows.get(0)));
        for (int i = 1; i < rows.size(); i++) {
            Optional<Terminal.Colour> colour = colours.get(i - 1);
            lines.add(colour.isPresent() ? terminal.paint(colour.get(), rows.get(i)) : rows.get(i));
        }
    }
}
