package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormsTest {
    @Test
    void passesOnlyWhatNeverComposes() {
        areSafe(passed(NormalForms::isComposed), Normalizer2.getNFCInstance());
    }

    @Test
    void passesOnlyWhatNeverFallsApart() {
        areSafe(passed(NormalForms::isDecomposed), Normalizer2.getNFDInstance());
    }

    private static List<String> passed(Predicate<String> check) {
        return IntStream.rangeClosed(0, Character.MAX_VALUE)
                .mapToObj(c -> String.valueOf((char) c))
                .filter(check)
                .toList();
    }

    /** Any text of them is normal where each is by itself and has nothing to do with the one before it (UAX 15). */
    private static void areSafe(List<String> letters, Normalizer2 form) {
        assertThat(letters)
                .hasSizeGreaterThan(27_000)
                .allMatch(form::isNormalized)
                .allMatch(letter -> form.hasBoundaryBefore(letter.charAt(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain, plain",
        "e\u0301t\u00E9, \u00E9t\u00E9, e\u0301te\u0301",
        "\u9879\u76EE\uFF08\u4E00\uFF09, \u9879\u76EE\uFF08\u4E00\uFF09, \u9879\u76EE\uFF08\u4E00\uFF09",
        "\u304B\u3099, \u304C, \u304B\u3099",
        "\uF900, \u8C48, \u8C48",
        "\uD55C, \uD55C, \u1112\u1161\u11AB",
        "\u212B, \u00C5, A\u030A"
    })
    void composesAndTakesApart(String text, String composed, String decomposed) {
        assertThat(NormalForms.composed(text)).isEqualTo(composed);
        assertThat(NormalForms.decomposed(text)).isEqualTo(decomposed);
    }
}
