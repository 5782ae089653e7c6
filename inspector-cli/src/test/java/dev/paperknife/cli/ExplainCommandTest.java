package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
    @ParameterizedTest
    @EnumSource(Defect.Code.class)
    void everyDefectHasAPageWithAnExample(Defect.Code code) {
        Run run = Run.eml("explain", code.id());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(code.id() + " (" + code.impact().id() + ": ")
                .contains(code.meaning(), code.rfc(), code.handling(), "Example");
        assertThat(run.out().lines().dropWhile(line -> !line.startsWith("Example")))
                .hasSizeGreaterThan(2);
    }

    @Test
    void aPageReadsLikeThis() {
        assertThat(Run.eml("explain", "duplicate-transfer-encoding").out()).isEqualTo("""
                duplicate-transfer-encoding (dangerous: a known attack looks like this)

                  Meaning   More than one Content-Transfer-Encoding.
                  Source    RFC 2045 3
                  Made of   First wins; reading: each other one.
                            eml tree --readings shows what such other software makes of a message.

                Example:

                  From: Ann <ann@a.example>
                  Date: Tue, 1 Oct 2024 10:00:00 +0200
                  MIME-Version: 1.0
                  Content-Transfer-Encoding: 7bit
                  Content-Transfer-Encoding: base64

                  hi
                """);
    }

    @Test
    void withoutAnIdAllAreListed() {
        assertThat(Run.eml("explain").out().lines())
                .hasSize(Defect.Code.values().length + 1)
                .anyMatch(line -> line.startsWith("bare-lf ") && line.contains("harmless"));
    }

    @Test
    void severalAreExplainedInTheirOrder() {
        assertThat(Run.eml("explain", "html-form", "bare-lf").out())
                .containsSubsequence("html-form (", "\n\nbare-lf (");
    }

    @ParameterizedTest
    @CsvSource({"duplicate-form,duplicate-from", "bare_lf,bare-lf", "macros,office-macros", "name-bidy,name-bidi"})
    void anUnknownIdIsOneLineWithWhatIsNear(String typed, String meant) {
        Run run = Run.eml("explain", typed);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains(typed, "did you mean " + meant);
    }

    @Test
    void anIdLikeNoOtherIsSaidToBeUnknown() {
        Run run = Run.eml("explain", "xyzzy\u001b[2J-quux");
        assertThat(run.err()).isEqualTo("eml: explain: no such defect: xyzzy\\x1b[2J-quux; eml explain lists all\n");
    }
}
