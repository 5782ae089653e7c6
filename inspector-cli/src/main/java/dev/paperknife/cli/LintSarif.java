package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Findings as a SARIF 2.1.0 log with one run, for programs that show what scanners find. Mail is no text in one charset, so its
 * encoding is given as ISO 8859-1: then columns count bytes. What mail says stands escaped in messages, where SARIF would make
 * links of it.
 */
final class LintSarif implements LintReport {
    private static final List<Defect.Code> RULES = List.of(Defect.Code.values());

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final String NAME = "eml";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Session session;
    private final JsonRecord json = new JsonRecord(true);

    LintSarif(Session session) {
        this.session = session;
        begin();
    }

    private void begin() {
        json.startObject();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.startList("runs");
        json.startObject();
        json.startObject("tool");
        json.startObject("driver");
        json.text("name", NAME);
        json.text("version", Version.NUMBER);
        json.list("rules", RULES, this::rule);
        json.endObject();
        json.endObject();
        json.text("defaultEncoding", "ISO-8859-1");
        json.text("columnKind", "utf16CodeUnits");
        json.startList("results");
    }

    private void rule(Defect.Code code) {
        json.startObject();
        json.text("id", code.id());
        text("shortDescription", code.meaning() + ".");
        text("fullDescription", code.meaning() + ". " + code.rfc() + ".");
        text("help", "What is made of it: " + code.handling() + ".");
        json.startObject("defaultConfiguration");
        json.text("level", level(code.impact()));
        json.endObject();
        json.startObject("properties");
        json.text("impact", code.impact().id());
        json.texts("tags", List.of("mail", code.impact().id()));
        json.endObject();
        json.endObject();
    }

    private static String level(Defect.Impact impact) {
        return switch (impact) {
            case HARMLESS -> "note";
            case AMBIGUOUS, LOSS -> "warning";
            case DANGEROUS -> "error";
        };
    }

    @Override
    public boolean isOneForAll() {
        return true;
    }

    @Override
    public void add(Letter letter, List<Finding> findings, Session here) {
        findings.forEach(finding -> result(letter, finding));
        json.passTo(session.out());
    }

    private void result(Letter letter, Finding finding) {
        Defect defect = finding.defect();
        json.startObject();
        json.text("ruleId", defect.code().id());
        json.number("ruleIndex", RULES.indexOf(defect.code()));
        json.text("level", level(defect.code().impact()));
        text("message", message(finding));
        if (defect.count() > 1) {
            json.number("occurrenceCount", defect.count());
        }
        json.list("locations", List.of(finding), one -> location(letter, one));
        json.endObject();
    }

    private static String message(Finding finding) {
        Defect defect = finding.defect();
        String detail = defect.detail().isEmpty() ? "" : ": " + Printable.line(defect.detail());
        String place = finding.origin().isEncoded()
                ? " (line " + finding.line() + " of the message that part "
                        + finding.origin().section() + " is when decoded)"
                : "";
        return defect.code().meaning() + detail + place + ".";
    }

    private void location(Letter letter, Finding finding) {
        json.startObject();
        json.startObject("physicalLocation");
        json.startObject("artifactLocation");
        json.text("uri", uri(letter.path()));
        json.endObject();
        json.startObject("region");
        region(letter, finding);
        json.endObject();
        json.endObject();
        json.list("logicalLocations", List.of(finding.defect().section()), section -> part(letter, section));
        json.endObject();
    }

    /** Where it stands in the file: of what is encoded only the whole is there, and lines of an mbox are not counted. */
    private void region(Letter letter, Finding finding) {
        Slice bytes = finding.origin().isEncoded() ? finding.origin().place() : finding.bytes();
        if (letter.offset() == 0 && !finding.origin().isEncoded()) {
            json.number("startLine", finding.line());
            json.number("startColumn", finding.column());
            json.number("endLine", finding.end().line());
            json.number("endColumn", finding.end().column());
        }
        json.number("byteOffset", letter.offset() + bytes.offset());
        json.number("byteLength", bytes.length());
    }

    private void part(Letter letter, String section) {
        String message = letter.index() == 0 ? "message" : "message " + letter.index();
        json.startObject();
        json.text("name", section.isEmpty() ? message : section);
        json.text("fullyQualifiedName", section.isEmpty() ? message : message + "/" + section);
        json.text("kind", "object");
        json.endObject();
    }

    /** The path as a reference (RFC 3986), from the directory that the command runs in where it is not absolute. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : path.indexOf(':') >= 0 ? "./" : "");
        for (byte b : path.replace(File.separatorChar, '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~:".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.toHexDigits(b));
            }
        }
        return uri.toString();
    }

    @Override
    public void end() {
        json.endList();
        json.endObject();
        json.endList();
        json.endObject();
        json.writeTo(session.out());
    }

    /** A text in which no link and no place for an argument can be (SARIF 2.1.0 3.11.5, 3.11.6). */
    private void text(String name, String text) {
        json.startObject(name);
        json.text(
                "text",
                text.replace("{", "{{").replace("}", "}}").replace("[", "\\[").replace("]", "\\]"));
        json.endObject();
    }
}
