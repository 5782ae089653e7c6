package dev.paperknife.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Long lines broken for a terminal, where Unicode allows it (UAX 14): between words, and between Chinese characters. */
final class Wrapping {
    private static final int TAB_COLUMNS = 8;

    private final int mostColumns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int columns;

    private Wrapping(int mostColumns) {
        this.mostColumns = mostColumns;
    }

    /**
     * The lines that the text, one printable line, takes; only what cannot be broken is cut in the middle. Tabs become blanks. Text for
     * an endless line stays as it is.
     */
    static List<String> wrap(String text, int mostColumns) {
        if (mostColumns == Terminal.ENDLESS) {
            return List.of(text);
        }
        String expanded = withoutTabs(text);
        if (Width.of(expanded) <= mostColumns) {
            return List.of(expanded);
        }
        Wrapping wrapping = new Wrapping(Math.max(2, mostColumns));
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(expanded);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            wrapping.add(expanded.substring(from, to));
        }
        wrapping.end();
        return wrapping.lines;
    }

    private static String withoutTabs(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder(text.length() + TAB_COLUMNS);
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String character = c == '\t' ? " ".repeat(TAB_COLUMNS - columns % TAB_COLUMNS) : Character.toString(c);
            expanded.append(character);
            columns += Width.of(character);
            i += Character.charCount(c);
        }
        return expanded.toString();
    }

    /** Takes what must stay together, with the blanks after it; those may hang over the end. */
    private void add(String piece) {
        if (columns + Width.of(piece.stripTrailing()) > mostColumns && columns > 0) {
            end();
        }
        piece.codePoints().forEach(this::add);
    }

    private void add(int c) {
        String character = Character.toString(c);
        int width = Width.of(character);
        if (columns + width > mostColumns && c != ' ') {
            end();
        }
        line.append(character);
        columns += width;
    }

    private void end() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        columns = 0;
    }
}
