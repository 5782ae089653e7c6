package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings for a person: grouped by impact, each with the bytes it is about. */
final class LintText implements LintReport {
    /** As wide as an excerpt is where nobody says how wide the screen is. */
    private static final int MOST_COLUMNS = 100;

    private static final int NUMBER_COLUMNS = 7;
    private static final String INDENT = "    ";

    private final Terminal terminal;

    LintText(Session session) {
        this.terminal = session.terminal();
    }

    @Override
    public void add(Letter letter, List<Finding> findings, Session session) {
        List<String> lines = new ArrayList<>();
        Map<Defect.Impact, List<Finding>> groups = groups(findings);
        lines.add(terminal.paint(Terminal.Colour.BOLD, Printable.line(letter.name()) + ": " + summary(groups)));
        groups.forEach((impact, group) -> addGroup(lines, impact, group));
        if (!findings.isEmpty()) {
            session.out().setOff();
        }
        lines.forEach(session.out()::line);
    }

    /** The findings by impact, the most dangerous first, in each the order they were found in. */
    private static Map<Defect.Impact, List<Finding>> groups(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.defect().code().impact(),
                        () -> new TreeMap<Defect.Impact, List<Finding>>(Comparator.reverseOrder()),
                        Collectors.toList()));
    }

    private static String summary(Map<Defect.Impact, List<Finding>> groups) {
        return groups.isEmpty()
                ? "clean"
                : groups.entrySet().stream()
                        .map(group ->
                                count(group.getValue()) + " " + group.getKey().id())
                        .collect(Collectors.joining(", "));
    }

    private static long count(List<Finding> findings) {
        return findings.stream().mapToLong(finding -> finding.defect().count()).sum();
    }

    private void addGroup(List<String> lines, Defect.Impact impact, List<Finding> group) {
        lines.add("");
        lines.add(paint(impact, impact.id()) + " (" + impact.meaning() + ")");
        for (Finding finding : group) {
            addFinding(lines, finding);
        }
    }

    private void addFinding(List<String> lines, Finding finding) {
        Defect.Code code = finding.defect().code();
        lines.add("");
        lines.add("  " + paint(code.impact(), code.id()) + "  " + place(finding) + "  " + code.rfc());
        lines.add(INDENT
                + code.meaning()
                + own(finding).map(detail -> ": " + detail).orElse(""));
        String gutter = Width.padStart(Long.toString(finding.line()), NUMBER_COLUMNS) + " | ";
        Excerpt excerpt = Excerpt.of(finding, Math.min(terminal.columns(), MOST_COLUMNS) - gutter.length());
        lines.add((gutter + excerpt.text()).stripTrailing());
        lines.add(" ".repeat(NUMBER_COLUMNS) + " | " + paint(code.impact(), excerpt.marks()));
        if (finding.defect().count() > 1) {
            lines.add(INDENT + "and " + (finding.defect().count() - 1) + " more of these");
        }
    }

    private static String place(Finding finding) {
        Defect defect = finding.defect();
        String part = defect.section().isEmpty() ? "" : "part " + defect.section() + ", ";
        String decoded = finding.origin().isEncoded()
                ? " of the message that part " + finding.origin().section() + " is when decoded"
                : "";
        return part + "line " + finding.line() + ", column " + finding.column() + ", byte " + defect.offset() + decoded;
    }

    /** The detail where it says more than the bytes that are shown anyway. */
    private static Optional<String> own(Finding finding) {
        String detail = finding.defect().detail();
        Slice bytes = finding.bytes();
        Slice quoted =
                bytes.slice(0, Math.min(bytes.length(), Evidence.MOST_BYTES)).load();
        String quote = Evidence.of(quoted);
        boolean isQuote = detail.equals(quote) || detail.equals(quote + "...");
        return detail.isEmpty() || isQuote ? Optional.empty() : Optional.of(Printable.line(detail));
    }

    private String paint(Defect.Impact impact, String text) {
        return switch (impact) {
            case HARMLESS -> text;
            case AMBIGUOUS, LOSS -> terminal.paint(Terminal.Colour.YELLOW, text);
            case DANGEROUS -> terminal.paint(Terminal.Colour.RED, text);
        };
    }
}
