package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

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
        for (Map.Entry<Defect.Impact, List<Finding>> group : groups.entrySet()) {
            addGroup(lines, group.getKey(), group.getValue());
        }
        if (!findings.isEmpty()) {
            session.out().setOff();
        }
        for (String line : lines) {
            session.out().line(line);
        }
    }

    /** The findings by impact, the most dangerous first, in each the order they were found in. */
    private static Map<Defect.Impact, List<Finding>> groups(List<Finding> findings) {
        Map<Defect.Impact, List<Finding>> groups = new TreeMap<>(Comparator.reverseOrder());
        for (Finding finding : findings) {
            Defect.Impact impact = finding.defect().code().impact();
            List<Finding> group = groups.get(impact);
            if (group == null) {
                group = new ArrayList<>();
                groups.put(impact, group);
            }
            group.add(finding);
        }
        return groups;
    }

    private static String summary(Map<Defect.Impact, List<Finding>> groups) {
        StringJoiner counts = new StringJoiner(", ").setEmptyValue("clean");
        for (Map.Entry<Defect.Impact, List<Finding>> group : groups.entrySet()) {
            counts.add(count(group.getValue()) + " " + group.getKey().id());
        }
        return counts.toString();
    }

    private static long count(List<Finding> findings) {
        long count = 0;
        for (Finding finding : findings) {
            count += finding.defect().count();
        }
        return count;
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
        String detail = ownDetail(finding);
        lines.add(INDENT + code.meaning() + (detail.isEmpty() ? "" : ": ") + Printable.line(detail));
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

    /** The detail where it says more than the bytes that are shown anyway; else empty. */
    private static String ownDetail(Finding finding) {
        String detail = finding.defect().detail();
        Slice bytes = finding.bytes();
        Slice quoted =
                bytes.slice(0, Math.min(bytes.length(), Evidence.MOST_BYTES)).load();
        String quote = Evidence.of(quoted);
        boolean isQuote = detail.equals(quote) || detail.equals(quote + "...");
        return isQuote ? "" : detail;
    }

    private String paint(Defect.Impact impact, String text) {
        return switch (impact) {
            case HARMLESS -> text;
            case AMBIGUOUS, LOSS -> terminal.paint(Terminal.Colour.YELLOW, text);
            case DANGEROUS -> terminal.paint(Terminal.Colour.RED, text);
        };
    }
}
