package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Defect.Code;
import dev.paperknife.mime.source.Defect.Impact;
import java.util.Map;
import java.util.TreeMap;

/** The page docs/defects.md, made of the catalogue in the code. */
final class DefectsPage {
    /** The headings, each before the first code that stands under it. */
    private static final Map<Code, String> SECTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry(Code.BARE_LF, "Framing and line ends"),
            Map.entry(Code.INVALID_FIELD_NAME, "Header fields"),
            Map.entry(Code.MULTIPLE_FROM, "Addresses and identity"),
            Map.entry(Code.INVALID_DATE, "Dates, ids and trace"),
            Map.entry(Code.INVALID_CONTENT_TYPE, "Content-Type and parameters"),
            Map.entry(Code.INVALID_TRANSFER_ENCODING, "Transfer encodings"),
            Map.entry(Code.UNKNOWN_CHARSET, "Charsets and encoded words"),
            Map.entry(Code.MISSING_CLOSE_DELIMITER, "Multipart structure"),
            Map.entry(Code.MESSAGE_PARTIAL, "Nested and special types"),
            Map.entry(Code.NAME_CONFLICT, "File names"),
            Map.entry(Code.TYPE_MISMATCH, "Content that lies about itself"),
            Map.entry(Code.HTML_REMOTE_CONTENT, "HTML content"),
            Map.entry(Code.LIMIT_DEPTH, "Limits"),
            Map.entry(Code.SIGNED_PART_NOT_ROOT, "Signatures and authentication")));

    private static final String HEAD = """
            # What an audit finds

            Each departure has an id, which keeps its meaning and its impact. This page is made of the code; `-Dgolden=update`
            on the tests of mime-core writes it anew; `eml explain ID` shows a row of it with an example.

            """;

    private DefectsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Impact impact : Impact.values()) {
            page.append("- **")
                    .append(impact.id())
                    .append("**: ")
                    .append(impact.meaning())
                    .append('\n');
        }
        for (Code code : Code.values()) {
            if (SECTIONS.containsKey(code)) {
                page.append("\n## ").append(SECTIONS.get(code)).append("\n\n");
                page.append("| id | impact | source | what it means | what we make of it |\n|---|---|---|---|---|\n");
            }
            page.append("| `")
                    .append(code.id())
                    .append("` | ")
                    .append(code.impact().id());
            page.append(" | ").append(code.rfc()).append(" | ").append(code.meaning());
            page.append(" | ").append(code.handling()).append(" |\n");
        }
        return page.toString();
    }
}
