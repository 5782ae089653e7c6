package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTest {
    private static Reading<AuthenticationResults> read(String value) {
        return Reading.of(HeaderForms.authenticationResults(), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mx.example; none | mx.example; none",
                "mx.example 1; spf=pass smtp.mailfrom=a.example | mx.example 1; spf=pass smtp.mailfrom=a.example",
                "mx.example; DKIM=Pass (good) header.i=@A.example header.b=\"a/b+c=\" | mx.example; dkim=pass header.i=@A.example header.b=\"a/b+c=\"",
                "mx.example; dkim=fail reason=\"bad \\\"one\\\"\" header.d=a.example | mx.example; dkim=fail reason=\"bad \\\"one\\\"\" header.d=a.example",
                "mx.example (c) 1 (c); dkim (c) / 1 (c) = (c) fail policy (c) . (c) expired (c) = (c) 13 | mx.example 1; dkim/1=fail policy.expired=13",
                "i=2; mx.example; arc=none | i=2; mx.example; arc=none",
                "mx.example; dmarc=pass action=none header.from=a.example | mx.example; dmarc=pass action=none header.from=a.example",
                "\"mx example\"; spf=none | \"mx example\"; spf=none"
            })
    void readsWithoutComplaintAndWritesTheSame(String value, String field) {
        Reading<AuthenticationResults> reading = read(value);
        assertThat(reading.value().format()).isEqualTo(field);
        assertThat(read(field).value()).isEqualTo(reading.value());
        assertThat(reading.codes()).isEmpty();
    }

    @Test
    void givesEachResultWithItsProperties() {
        AuthenticationResults field = read("mx.example; dkim=pass header.d=a.example header.s=s; spf=softfail")
                .value();
        assertThat(field.authservId()).isEqualTo("mx.example");
        assertThat(field.results()).hasSize(2);
        assertThat(field.results().get(0).property("header.d")).contains("a.example");
        assertThat(field.results().get(0).property("header.x")).isEmpty();
        assertThat(field.results().get(1).result()).isEqualTo("softfail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "spf=pass smtp.mailfrom=a.example; dkim=none | \"\"; spf=pass smtp.mailfrom=a.example; dkim=none",
                "mx.example; garbage here; spf=pass | mx.example; spf=pass",
                "mx.example; spf=pass =x smtp.helo=h.example | mx.example; spf=pass smtp.helo=h.example",
                "mx.example; spf= | mx.example; none"
            })
    void skipsWhatItCannotReadAndSaysSo(String value, String field) {
        Reading<AuthenticationResults> reading = read(value);
        assertThat(reading.value().format()).isEqualTo(field);
        assertThat(reading.codes()).contains("invalid-field-value");
    }

    @Test
    void reportsDomainsThatAreNone() {
        assertThat(read("mx.example; dkim=pass header.d=\"a.example(.b.example\"")
                        .codes())
                .containsExactly("signature-domain-metachar");
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationResults(0, "mx\r\n.example", "", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationResults(0, "mx.example", "x", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationResults.Result("SPF", "", "pass", "", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationResults.Property("smtp", "mail from", "x"));
    }
}
