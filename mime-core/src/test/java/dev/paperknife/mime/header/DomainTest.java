package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "az.AZ.09", "a-b.c--d", "0", "b\u00FCcher.example", "\u00A0.example", "x.\u4F8B\u5B50"})
    void labelsHoldLettersDigitsAndInnerHyphens(String domain) {
        assertThat(Domain.isPlausible(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "-a.b",
                "a-.b",
                "a.-b",
                "a.b-",
                "-",
                "a_b",
                "a b",
                "a@b",
                "a[b",
                "a`b",
                "a{b",
                "a/b",
                "a:b",
                "a\u007F",
                "a\u009F",
                "a\uFFFDb"
            })
    void anythingElseIsNoHostName(String domain) {
        assertThat(Domain.isPlausible(domain)).isFalse();
    }

    @Test
    void whatDnsCannotHoldIsNotConverted() {
        String label = "b\u00FCcher.";
        String long1 = label.repeat(142) + "abcdef";
        assertThat(long1).hasSize(1000);
        assertThat(Domain.toUnicode(long1 + "g")).isEqualTo(long1 + "g");
        assertThat(Domain.toAscii(long1 + "g")).isEmpty();
        assertThat(Domain.toAscii("")).isEmpty();
        assertThat(Domain.toUnicode("xn--bcher-kva.example")).isEqualTo("b\u00FCcher.example");
    }
}
