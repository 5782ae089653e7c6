package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells that stand in columns, whatever script they are in; narrowed where a terminal ends before they do. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * One column of a table.
     *
     * @param title what stands over it; also the least width it is narrowed to
     * @param isNumber whether its cells stand at the right
     * @param isElastic whether it gives way where a line is too long
     */
    record Column(String title, boolean isNumber, boolean isElastic) {}

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Takes a row with a cell for each column; cells are printable. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines, titles first, none longer than that many columns where cutting elastic cells can help. */
    List<String> lines(int mostColumns) {
        int[] widths = widths();
        narrow(widths, mostColumns);
        List<String> lines = new ArrayList<>(rows.size() + 1);
        lines.add(line(titles(), widths));
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>(columns.size());
        for (Column column : columns) {
            titles.add(column.title());
        }
        return titles;
    }

    /** The widest cell of each column; 0 for a column without any. */
    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widths[i] == 0
                    ? 0
                    : Math.max(widths[i], Width.of(columns.get(i).title()));
        }
        return widths;
    }

    /** Takes columns away from the widest elastic cells until the line fits. */
    private void narrow(int[] widths, int mostColumns) {
        int excess = total(widths) - mostColumns;
        while (excess > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean canGive = columns.get(i).isElastic()
                        && widths[i] > Width.of(columns.get(i).title());
                if (canGive && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private static int total(int[] widths) {
        int total = 0;
        for (int width : widths) {
            if (width > 0) {
                total += (total == 0 ? 0 : GAP.length()) + width;
            }
        }
        return total;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = Width.cut(cells.get(i), widths[i]);
                boolean isNumber = columns.get(i).isNumber();
                line.append(line.isEmpty() ? "" : GAP)
                        .append(isNumber ? Width.padStart(cell, widths[i]) : Width.padEnd(cell, widths[i]));
            }
        }
        return line.toString().stripTrailing();
    }
}
