package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.util.List;

/** Writes the three pieces of a message that a person reads, with an empty line between them. */
final class ShownMessage {
    private static final String NO_FIELDS = "none";

    private final Letter letter;
    private final TextCharset charset;
    private final Session session;
    private final Terminal terminal;
    private boolean isBegun;

    ShownMessage(Letter letter, TextCharset charset, Session session) {
        this.letter = letter;
        this.charset = charset;
        this.session = session;
        this.terminal = session.terminal();
    }

    /** The fields of those names; the usual ones for an empty list. */
    void fields(List<String> names) {
        List<Envelope.Line> fields = names.isEmpty()
                ? Envelope.usual(letter.message())
                : names.contains(NO_FIELDS) ? List.of() : Envelope.fields(letter.message(), names);
        for (Envelope.Line field : fields) {
            field(field);
        }
        isBegun = !fields.isEmpty();
    }

    private void field(Envelope.Line field) {
        String label = terminal.paint(Terminal.Colour.BOLD, field.label());
        String indent = " ".repeat(Envelope.Line.NAME_COLUMNS);
        for (String line : wrap(Printable.line(field.value()), Width.of(field.label()))) {
            session.out().line((label + line).stripTrailing());
            label = indent;
        }
    }

    private List<String> wrap(String line, int columnsTaken) {
        int columns = terminal.columns();
        return Wrapping.wrap(line, columns == Terminal.ENDLESS ? columns : columns - columnsTaken);
    }

    /** What somebody reads; quotations are dim. */
    void text() {
        ShownText shown = ShownText.of(letter.message(), charset);
        String text = Printable.lines(shown.text()).stripTrailing();
        separate();
        if (text.isEmpty()) {
            session.out().line(terminal.paint(Terminal.Colour.DIM, "(no text)"));
        } else {
            for (String line : text.split("\n", -1)) {
                textLine(line);
            }
        }
        shown.complainOfLimit(letter, session);
    }

    private void textLine(String line) {
        String marks = line.substring(0, quoteMarks(line));
        for (String piece : wrap(line.substring(marks.length()), Width.of(marks))) {
            session.out().line(marks.isEmpty() ? piece : terminal.paint(Terminal.Colour.DIM, marks + piece));
        }
    }

    /** How many characters at the start of a line say that it is quoted: {@code >} marks, with a blank after each perhaps. */
    private static int quoteMarks(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) == '>') {
            end += line.startsWith(" ", end + 1) ? 2 : 1;
        }
        return end;
    }

    /** A table of what the text does not show, if there is anything. */
    void attachments() {
        Table table = new Table(
                new Table.Column("PART", false, false),
                new Table.Column("ATTACHMENT", false, true),
                new Table.Column("TYPE", false, true),
                new Table.Column("SIZE", true, false));
        List<Entity> attachments = letter.message().attachments();
        for (Entity part : attachments) {
            table.add(
                    part.section(),
                    Printable.line(nameOf(part)),
                    Printable.line(part.contentType().mediaType()),
                    Long.toString(part.body().size()));
        }
        if (!attachments.isEmpty()) {
            separate();
            List<String> lines = table.lines(terminal.columns());
            session.out().line(terminal.paint(Terminal.Colour.BOLD, lines.get(0)));
            for (String line : lines.subList(1, lines.size())) {
                session.out().line(line);
            }
        }
    }

    /** What a part is called; a message is called by its subject. */
    private static String nameOf(Entity part) {
        if (part.filename().isEmpty() && part.body() instanceof Message nested) {
            return nested.subject().orElse("");
        }
        return part.filename().orElse("");
    }

    private void separate() {
        session.out().text(isBegun ? "\n" : "");
        isBegun = true;
    }
}
