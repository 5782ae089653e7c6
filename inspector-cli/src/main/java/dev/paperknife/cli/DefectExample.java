package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The smallest message that shows a defect, for a person. These are the cases that the audit is tested with, in the notation that they
 * are written in.
 *
 * @param limits those that have to be lowered for it, such as {@code depth=1}
 * @param lines without their CRLF
 */
record DefectExample(List<String> limits, List<String> lines) {
    /** What the notation means. */
    static final String NOTATION =
            "(\\l: LF alone, \\r: CR alone, \\t: a tab, \\0: NUL, \\xHH: a byte, \\\\: a backslash, {3*ab}: ababab)";

    private static final String RESOURCE = "audit-defects.txt";
    private static final String HEAD =
            "From: Ann <ann@a.example>\\nDate: Tue, 1 Oct 2024 10:00:00 +0200\\nMIME-Version: 1.0\\n";
    private static final Pattern LINE_END = Pattern.compile("\\\\n");
    private static final Pattern BETWEEN_LIMITS = Pattern.compile("\\]\\[");

    /** The example for the defect with this id. */
    static DefectExample of(String id) {
        return text().lines()
                .filter(line -> line.startsWith(id + " "))
                .findFirst()
                .map(line -> parse(line.substring(id.length() + 1)))
                .orElseThrow(() -> new IllegalStateException("no example for " + id));
    }

    /** Whether something in it is not to be read as it stands. */
    boolean hasNotation() {
        return lines.stream()
                .anyMatch(line ->
                        line.indexOf('\\') >= 0 || (line.indexOf('{') >= 0 && line.indexOf('*') > line.indexOf('{')));
    }

    private static DefectExample parse(String text) {
        int end = text.startsWith("[") ? text.lastIndexOf(']', text.indexOf('~')) : -1;
        List<String> limits = end < 0 ? List.of() : List.of(BETWEEN_LIMITS.split(text.substring(1, end)));
        String message = text.substring(end + 1).replace("~", HEAD).replace("\\l", "\\l\\n");
        List<String> lines = List.of(LINE_END.split(message, -1));
        boolean isEnded = lines.get(lines.size() - 1).isEmpty();
        return new DefectExample(limits, isEnded ? lines.subList(0, lines.size() - 1) : lines);
    }

    private static String text() {
        try (InputStream in = DefectExample.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
