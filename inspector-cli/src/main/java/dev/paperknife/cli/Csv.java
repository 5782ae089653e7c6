package dev.paperknife.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Records of comma-separated values (RFC 4180) that no spreadsheet takes for formulas, and no terminal for commands. */
final class Csv {
    private Csv() {}

    /** A record without its line end. */
    static String line(List<String> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    /** A value that begins like a formula has an apostrophe before it, which says that it is text. */
    private static String cell(String value) {
        String text = Printable.line(value);
        String safe = isFormula(text) ? "'" + text : text;
        boolean isQuoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0;
        return isQuoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Blanks, and the wide forms of East Asia, do not keep a spreadsheet from it. */
    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(start.charAt(0)) >= 0;
    }
}
