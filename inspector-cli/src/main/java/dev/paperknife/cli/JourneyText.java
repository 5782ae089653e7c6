package dev.paperknife.cli;

import dev.paperknife.mime.audit.Journey;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.source.Ascii;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way a message took as a person looks at it: a bar for each delay, and a line for each claim. */
final class JourneyText {
    private static final int BAR_COLUMNS = 12;
    private static final String LATER = "█";
    private static final String EARLIER = "░";

    private final Journey journey;
    private final Terminal terminal;
    private final long longestSeconds;

    JourneyText(Journey journey, Terminal terminal) {
        this.journey = journey;
        this.terminal = terminal;
        this.longestSeconds = journey.hops().stream()
                .flatMap(hop -> hop.delay().stream())
                .mapToLong(delay -> Math.abs(delay.toSeconds()))
                .max()
                .orElse(0);
    }

    /** The lines, printable. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (journey.hops().isEmpty()) {
            lines.add("No server says that it took this message.");
        } else {
            addTable(lines, hops());
        }
        if (!journey.claims().isEmpty() || !journey.signatures().isEmpty()) {
            lines.add("");
            addTable(lines, claims());
        }
        return lines;
    }

    private void addTable(List<String> lines, Table table) {
        List<String> rows = table.lines(terminal.columns());
        lines.add(terminal.paint(Terminal.Colour.DIM, rows.get(0)));
        lines.addAll(rows.subList(1, rows.size()));
    }

    // ---- hops

    private Table hops() {
        Table table = new Table(
                new Table.Column("HOP", true, false),
                new Table.Column("DELAY", true, false),
                new Table.Column("", false, false),
                new Table.Column("FROM", false, true),
                new Table.Column("BY", false, true),
                new Table.Column("PROTOCOL", false, true),
                new Table.Column("TLS", false, false),
                new Table.Column("TIME", false, false));
        for (int i = 0; i < journey.hops().size(); i++) {
            Journey.Hop hop = journey.hops().get(i);
            table.add(
                    Integer.toString(i + 1),
                    hop.delay().map(JourneyText::format).orElse(i == 0 ? "" : "?"),
                    hop.delay().map(this::bar).orElse(""),
                    printable(hop.received().from()),
                    printable(hop.received().by()),
                    printable(hop.received().with()),
                    hop.tls().orElse(""),
                    hop.received().date().map(DateTime::format).orElse("?"));
        }
        return table;
    }

    /** A delay in its two largest units, such as {@code 2m 3s}. */
    static String format(Duration delay) {
        long seconds = Math.abs(delay.toSeconds());
        String sign = delay.isNegative() ? "-" : "";
        if (seconds < 60) {
            return sign + seconds + "s";
        }
        if (seconds < 3600) {
            return sign + seconds / 60 + "m " + seconds % 60 + "s";
        }
        if (seconds < 86_400) {
            return sign + seconds / 3600 + "h " + seconds % 3600 / 60 + "m";
        }
        return sign + seconds / 86_400 + "d " + seconds % 86_400 / 3600 + "h";
    }

    /** As long as the delay is beside the longest one; at least one column for any delay. */
    private String bar(Duration delay) {
        long seconds = Math.abs(delay.toSeconds());
        if (seconds == 0) {
            return "";
        }
        long columns = Math.max(1, Math.round((double) seconds * BAR_COLUMNS / longestSeconds));
        return (delay.isNegative() ? EARLIER : LATER).repeat((int) columns);
    }

    // ---- claims

    private Table claims() {
        Table table = new Table(
                new Table.Column("CLAIMED BY", false, true),
                new Table.Column("METHOD", false, true),
                new Table.Column("RESULT", false, true),
                new Table.Column("DOMAIN", false, true),
                new Table.Column("ALIGNED WITH FROM", false, true));
        for (Journey.Claim claim : journey.claims()) {
            String arc = claim.instance() == 0 ? "" : " (ARC " + claim.instance() + ")";
            table.add(
                    Printable.line(claim.by() + arc),
                    Printable.line(claim.result().method()),
                    Printable.line(claim.result().result()),
                    printable(claim.domain()),
                    alignment(claim.alignment()));
        }
        for (Journey.Signature signature : journey.signatures()) {
            table.add(
                    "-",
                    Printable.line(Ascii.lower(signature.field().name())),
                    signature.tags().isPresent() ? "not verified" : "malformed",
                    printable(signature.domain()),
                    alignment(signature.alignment()));
        }
        return table;
    }

    private String alignment(Journey.Alignment alignment) {
        String author = Printable.line(journey.author().orElse(""));
        return switch (alignment) {
            case STRICT -> "yes";
            case RELAXED -> "yes, by its owner (" + author + ")";
            case NONE -> "no (" + author + ")";
            case UNKNOWN -> "";
        };
    }

    private static String printable(Optional<String> text) {
        return Printable.line(text.orElse(""));
    }
}
