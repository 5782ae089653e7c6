package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Findings as JSON: one object a message on one line, as {@code eml schema lint} describes it. */
final class LintJson implements LintReport {
    @Override
    public void add(Letter letter, List<Finding> findings, Session session) throws IOException {
        JsonRecord json = new JsonRecord(false);
        json.startObject();
        EmailJson.source(letter, json);
        json.startObject("counts");
        for (Defect.Impact impact : Defect.Impact.values()) {
            json.number(impact.id(), count(findings, impact));
        }
        json.endObject();
        json.list("findings", findings, finding -> finding(finding, json));
        json.endObject();
        json.writeTo(session.out());
    }

    private static long count(List<Finding> findings, Defect.Impact impact) {
        return findings.stream()
                .map(Finding::defect)
                .filter(defect -> defect.code().impact() == impact)
                .mapToLong(Defect::count)
                .sum();
    }

    private static void finding(Finding finding, JsonRecord json) {
        json.startObject();
        DefectJson.properties(json, finding.defect());
        json.number("line", finding.line());
        json.number("column", finding.column());
        json.text("decodedPart", Optional.of(finding.origin().section()).filter(section -> !section.isEmpty()));
        json.text("meaning", finding.defect().code().meaning());
        DefectJson.evidence(json, finding.defect());
        json.endObject();
    }
}
