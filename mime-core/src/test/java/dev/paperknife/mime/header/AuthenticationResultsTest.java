package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
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
                "\"mx example\"; spf=none | \"mx example\"; spf=none",
                "ix.example; spf=pass | ix.example; spf=pass",
                "i=12; mx.example; spf=pass | i=12; mx.example; spf=pass",
                "mx.example 1234; none | mx.example 1234; none",
                "mx.example; none=pass | mx.example; none=pass",
                "mx.example;; spf=pass; | mx.example; spf=pass",
                "mx.example; spf=fail reason=a reason=b policy.reason=c | mx.example; spf=fail reason=\"a\" reason=b policy.reason=c",
                "mx.example; spf=none smtp.helo=[192.0.2.1] | mx.example; spf=none smtp.helo=\"[192.0.2.1]\"",
                "mx.example; az-_09=az header.az=a~z | mx.example; az-_09=az header.az=a~z",
                "mx.example; dkim=pass policy.x=\"a;b\" | mx.example; dkim=pass policy.x=\"a;b\""
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mx.example junk; spf=pass | mx.example; spf=pass | 11+4",
                "mx.example 12345; none | mx.example; none | 11+5",
                "i=x; spf=pass | \"\"; i=x; spf=pass | 0+0",
                "dkim/1=pass; spf=none | \"\"; dkim/1=pass; spf=none | 0+0",
                "dkim / 1 = pass; spf=none | \"\"; dkim/1=pass; spf=none | 0+0",
                "mx.example; garbage here; spf=pass | mx.example; spf=pass | 12+12",
                "mx.example; none junk; spf=pass | mx.example; spf=pass | 17+4",
                "mx.example; spf=pass =x(c) smtp.helo=h | mx.example; spf=pass smtp.helo=h | 21+2",
                "mx.example; spf=pass =x; dkim=pass | mx.example; spf=pass; dkim=pass | 21+2",
                "mx.example; spf=pass =x\ty.z=1 | mx.example; spf=pass y.z=1 | 21+2",
                "mx.example; spf=pass x.=y | mx.example; spf=pass | 21+4",
                "mx.example; spf=pass x | mx.example; spf=pass | 21+1"
            })
    void saysWhereThatStands(String value, String field, String place) {
        Reading<AuthenticationResults> reading = read(value);
        assertThat(reading.value().format()).isEqualTo(field);
        assertThat(reading.places()).containsExactly("invalid-field-value@" + place);
    }

    @Test
    void nothingSaysNothing() {
        Reading<AuthenticationResults> reading = read(" ");
        assertThat(reading.value()).isEqualTo(new AuthenticationResults(0, "", "", List.of()));
        assertThat(reading.codes()).containsExactly("empty-field");
    }

    @Test
    void reportsDomainsThatAreNone() {
        assertThat(read("mx.example; dkim=pass header.d=\"a.example(.b.example\"")
                        .codes())
                .containsExactly("signature-domain-metachar");
        byte[] undecodable = "mx.example; dkim=pass header.d=\u00FF".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.of(HeaderForms.authenticationResults(), undecodable).codes())
                .containsExactly("signature-domain-metachar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "smtp.mailfrom=\"a@b.example)(x\" | signature-domain-metachar",
                "smtp.mailfrom=\"b.example/x\"    | signature-domain-metachar",
                "header.i=\"@a.example(b\"        | signature-domain-metachar",
                "smtp.mailfrom=\"a b@b.example\"  |",
                "smtp.mailfrom=b.example          |",
                "smtp.mailfrom=<a@b.example>      |",
                "smtp.mailfrom=<>                 |",
                "smtp.mailfrom=a@[192.0.2.1]      |",
                "header.i=@a.example              |"
            })
    void addressesAreCheckedByTheirDomain(String property, String expected) {
        assertThat(read("mx.example; x=pass " + property).codes())
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void takesAnyInstanceThatItReads() {
        assertThat(new AuthenticationResults(9999, "mx.example", "9090", List.of()).format())
                .isEqualTo("i=9999; mx.example 9090; none");
        for (int instance : new int[] {-1, 10_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AuthenticationResults(instance, "mx.example", "", List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', '', pass", "Spf, '', pass", "spf, x, pass", "spf, 12345, pass", "spf, '', Pass", "spf, '', ''"})
    void refusesAResultThatIsNone(String method, String version, String result) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationResults.Result(method, version, result, "", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"SMTP, helo", "smtp, ''", "smtp, HELO"})
    void refusesAPropertyThatIsNone(String type, String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthenticationResults.Property(type, name, "x"));
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
