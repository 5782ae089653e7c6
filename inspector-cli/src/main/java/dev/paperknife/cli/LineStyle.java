package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.List;

/** How a list shows its messages: in columns for people, as CSV for programs, or as a template has it. */
@FunctionalInterface
interface LineStyle {
    /** The lines for these messages, printable; titles stand above the first. */
    List<String> lines(List<MessageLine> messages, boolean isFirst, Terminal terminal);

    /** As many columns as a terminal has. */
    static LineStyle columns() {
        return (messages, isFirst, terminal) -> {
            Table table = new Table(
                    new Table.Column("DATE", false, false),
                    new Table.Column("FROM", false, true),
                    new Table.Column("SUBJECT", false, true),
                    new Table.Column("SIZE", true, false),
                    new Table.Column("ATTACHMENTS", false, true),
                    new Table.Column("MESSAGE", false, true));
            for (MessageLine message : messages) {
                table.add(
                        MessageLine.minute(message.value("date")),
                        Printable.line(message.value("from")),
                        Printable.line(message.value("subject")),
                        ByteSize.shown(message.size()),
                        Printable.line(message.value("names")),
                        Printable.line(message.value("message")));
            }
            List<String> lines = table.lines(terminal.columns());
            return isFirst ? lines : lines.subList(1, lines.size());
        };
    }

    /** Comma-separated values (RFC 4180), all there are. */
    static LineStyle csv() {
        return (messages, isFirst, terminal) -> {
            List<String> lines = new ArrayList<>();
            if (isFirst) {
                lines.add(Csv.line(MessageLine.NAMES));
            }
            messages.forEach(message -> lines.add(
                    Csv.line(MessageLine.NAMES.stream().map(message::value).toList())));
            return lines;
        };
    }

    /** A line of somebody's own making. */
    static LineStyle template(String template) {
        return (messages, isFirst, terminal) -> messages.stream()
                .map(message -> Template.fill(template, name -> Printable.line(message.value(name))))
                .toList();
    }
}
