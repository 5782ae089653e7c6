package dev.paperknife.testdata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message that shows one defect: a line of {@code cases/audit-defects.txt}, which says how they are written.
 *
 * @param id of the defect
 * @param limits those to lower, by name
 * @param source the message as the line has it
 */
public record DefectCase(String id, Map<String, Integer> limits, String source) {
    private static final String HEAD =
            "From: Ann <ann@a.example>\\nDate: Tue, 1 Oct 2024 10:00:00 +0200\\nMIME-Version: 1.0\\n";

    /** All of them, in the catalogue's order. */
    public static List<DefectCase> all() {
        return new String(TestData.bytes("cases/audit-defects.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(DefectCase::parse)
                .toList();
    }

    private static DefectCase parse(String line) {
        int blank = line.indexOf(' ');
        String id = line.substring(0, blank);
        String text = line.substring(blank + 1);
        Map<String, Integer> limits = new TreeMap<>();
        while (text.startsWith("[")) {
            int equals = text.indexOf('=');
            int end = text.indexOf(']');
            limits.put(text.substring(1, equals), Integer.valueOf(text.substring(equals + 1, end)));
            text = text.substring(end + 1);
        }
        return new DefectCase(id, limits, text);
    }

    /** The message's bytes, the caller's own copy. */
    public byte[] message() {
        return bytes(repeated(source.replace("~", HEAD)));
    }

    private static String repeated(String text) {
        int open = text.indexOf('{');
        int star = text.indexOf('*', open);
        int close = text.indexOf('}', star);
        if (open < 0 || star < 0 || close < 0) {
            return text;
        }
        String piece = text.substring(star + 1, close).repeat(Integer.parseInt(text.substring(open + 1, star)));
        return text.substring(0, open) + piece + repeated(text.substring(close + 1));
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\\') {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            switch (text.charAt(i++)) {
                case 'n' -> bytes.writeBytes(new byte[] {'\r', '\n'});
                case 'l' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case 't' -> bytes.write('\t');
                case '0' -> bytes.write(0);
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i, i + 2), 16));
                    i += 2;
                }
                default -> bytes.write('\\');
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return id;
    }
}
