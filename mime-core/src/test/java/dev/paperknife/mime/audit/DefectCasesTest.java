package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.testdata.DefectCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefectCasesTest {
    /** What needs Tika or jsoup is tested where these are. */
    private static final Set<String> OF_INSPECTION = Set.of(
            "type-mismatch",
            "disguised-executable",
            "extension-mismatch",
            "magic-offset",
            "encrypted-archive",
            "office-macros",
            "html-remote-content",
            "html-active-content",
            "html-form",
            "html-link-mismatch",
            "html-userinfo-link",
            "html-unusual-host",
            "html-data-link",
            "html-file-link",
            "html-mailto-parameters",
            "html-hidden-text",
            "html-unclosed");

    /** These are said by whoever makes readings and writes files, not by an audit. */
    private static final Set<String> NOT_OF_AUDITS = Set.of("limit-readings", "limit-extract");

    static Stream<DefectCase> cases() {
        return DefectCase.all().stream()
                .filter(one -> !OF_INSPECTION.contains(one.id()) && !NOT_OF_AUDITS.contains(one.id()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void auditReportsTheDefect(DefectCase one) {
        assertThat(audit(one)).extracting(defect -> defect.code().id()).contains(one.id());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findingsPointIntoTheirSource(DefectCase one) {
        Message message = message(one);
        for (Defect defect : Audit.of(message)) {
            assertThat(defect.offset()).isNotNegative();
            assertThat(defect.length()).isNotNegative();
            boolean isInEncoded = !defect.section().isEmpty() && one.id().equals("encoded-message");
            assertThat(isInEncoded || defect.offset() + defect.length() <= one.message().length)
                    .as(defect.toString())
                    .isTrue();
        }
    }

    @Test
    void everyDefectOfTheCatalogueHasACase() {
        List<String> ids = DefectCase.all().stream().map(DefectCase::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Defect.Code.values()).map(Defect.Code::id)).containsExactlyElementsOf(ids);
    }

    @Test
    void readingsSayWhereThereAreMoreThanTheLimit() {
        Message message = message(DefectCase.all().stream()
                .filter(one -> one.id().equals("limit-readings"))
                .findFirst()
                .orElseThrow());
        List<Defect> limits = new ArrayList<>();
        assertThat(Readings.of(message, Audit.of(message), limits::add)).hasSize(8);
        assertThat(limits).extracting(Defect::code).containsExactly(Defect.Code.LIMIT_READINGS);
    }

    private static List<Defect> audit(DefectCase one) {
        return Audit.of(message(one));
    }

    private static Message message(DefectCase one) {
        ParseOptions options = ParseOptions.DEFAULT.withLimits(LoweredLimits.of(one.limits()));
        return Message.parse(Slice.of(one.message()), options);
    }
}
