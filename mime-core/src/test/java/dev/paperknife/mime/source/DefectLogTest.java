package dev.paperknife.mime.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefectLogTest {
    private static final Limits LIMITS = Limits.DEFAULT.withDefects(6).withDefectsPerCode(3);

    @Test
    void keepsAtMostSoManyOfACodeAndCountsTheRest() {
        DefectLog log = new DefectLog(LIMITS);
        report(log, Defect.Code.BARE_LF, 10);
        assertThat(log.defects()).extracting(Defect::count).containsExactly(1L, 1L, 8L, 1L);
        assertThat(log.defects()).last().extracting(Defect::code).isEqualTo(Defect.Code.LIMIT_DEFECTS);
    }

    @Test
    void noFloodHidesAnotherCode() {
        DefectLog log = new DefectLog(LIMITS);
        report(log, Defect.Code.BARE_LF, 100);
        report(log, Defect.Code.EMPTY_FIELD, 100);
        report(log, Defect.Code.DUPLICATE_FROM, 2);
        List<Defect> defects = log.defects();
        assertThat(defects).hasSize(7);
        assertThat(defects)
                .filteredOn(defect -> defect.code() == Defect.Code.DUPLICATE_FROM)
                .extracting(Defect::count)
                .containsExactly(2L);
        assertThat(defects.stream().mapToLong(Defect::count).sum()).isEqualTo(100 + 100 + 2 + 1);
    }

    @Test
    void whereEachHasOnePlaceNoneIsGivenUp() {
        DefectLog log = new DefectLog(Limits.DEFAULT.withDefects(2));
        report(log, Defect.Code.BARE_LF, 1);
        report(log, Defect.Code.EMPTY_FIELD, 1);
        report(log, Defect.Code.DUPLICATE_FROM, 1);
        assertThat(log.defects())
                .extracting(Defect::code)
                .containsExactly(Defect.Code.BARE_LF, Defect.Code.EMPTY_FIELD, Defect.Code.LIMIT_DEFECTS);
    }

    @Test
    void noneAreKeptWhereNoneAreAllowed() {
        DefectLog log = new DefectLog(Limits.DEFAULT.withDefects(0));
        report(log, Defect.Code.BARE_LF, 3);
        assertThat(log.defects()).extracting(Defect::code).containsExactly(Defect.Code.LIMIT_DEFECTS);
    }

    @Test
    void eachSectionMayLeadToAnother() {
        DefectLog log = new DefectLog(LIMITS);
        DefectSink part = log.at("2").at("2.1");
        part.report(Defect.Code.BARE_LF, 0, 1, "");
        assertThat(log.defects()).extracting(Defect::section).containsExactly("2.1");
    }

    private static void report(DefectLog log, Defect.Code code, int times) {
        for (int i = 0; i < times; i++) {
            log.report(code, i, 1, "");
        }
    }
}
