package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.pdf     | a.pdf   | true",
                "*.pdf     | A.PDF   | true",
                "*.pdf     | a.pdfx  | false",
                "a?c       | abc     | true",
                "a?c       | a你c    | true",
                "a?c       | ac      | false",
                "[a-c]x    | bx      | true",
                "[!a-c]x   | bx      | false",
                "[^a-c]x   | zx      | true",
                "a[        | a[      | true",
                "a.b       | axb     | false",
                "(a)+      | (a)+    | true",
                "image/*   | image/png | true",
                "a\\b      | a\\b    | true",
                "[]]       | ]       | true"
            })
    void matchesAsShellsDo(String glob, String text, boolean isMatch) {
        assertThat(Glob.of(glob).matches(text)).isEqualTo(isMatch);
    }
}
