package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    private static Reading<ContentType> read(String value) {
        return Reading.of(HeaderForms.contentType(), value.replace("~", "\r\n"));
    }

    private static String show(ContentType type) {
        StringBuilder text = new StringBuilder(type.mediaType());
        type.parameters()
                .asMap()
                .forEach((name, value) ->
                        text.append("; ").append(name).append('=').append(value));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/plain                                    | text/plain",
                "TEXT/Html                                     | text/html",
                "text/plain; charset=utf-8                     | text/plain; charset=utf-8",
                "text/plain;charset=\"utf-8\";format=flowed    | text/plain; charset=utf-8; format=flowed",
                "application/x-a; B=c                          | application/x-a; b=c",
                "~ text/plain;~\tcharset=utf-8                 | text/plain; charset=utf-8",
                "image/ jpeg                                   | image/jpeg",
                "multipart/mixed; boundary=\"a b\\\"c\\\\\"    | multipart/mixed; boundary=a b\"c\\",
                "multipart/mixed; boundary=b                   | multipart/mixed; boundary=b",
            })
    void readsWhatIsRight(String value, String expected) {
        Reading<ContentType> read = read(value);
        assertThat(show(read.value())).isEqualTo(expected);
        assertThat(read.ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // no type
                "``                                    | text/plain | empty-field",
                "text                                  | text/plain | invalid-content-type",
                "text/                                 | text/plain | invalid-content-type",
                "/plain; charset=utf-8                 | text/plain | invalid-content-type",
                "; charset=utf-8                       | text/plain | invalid-content-type",
                "\"text/html\"                         | text/plain | invalid-content-type",
                "text\0/html                           | text/plain | invalid-content-type",
                "=?utf-8?q?text?=/html                 | text/plain | encoded-word-in-token invalid-content-type",
                "tex(t)t/html                          | text/plain | comment-in-field comment-inside-token invalid-content-type",
                // garbage after it
                "text/html, text/plain; charset=utf-8  | text/html; charset=utf-8 | text-after-type",
                "text/html/x; charset=utf-8            | text/html; charset=utf-8 | text-after-type",
                "text/html; charset utf-8; a=b         | text/html; a=b | invalid-parameter",
                "text/ht(x)ml; a=b                     | text/ht; a=b | comment-in-field comment-inside-token",
                "multipart/mixed boundary=b; a=b       | multipart/mixed; a=b | missing-semicolon",
                "multipart/mixed, boundary=b           | multipart/mixed | missing-semicolon",
                "a/b; c=d e=f; g=h                     | a/b; c=d; g=h | missing-semicolon",
                "a/b; c=\"d\" e=f                      | a/b; c=d | missing-semicolon",
                "a/b; c=\"d\"e; g=h                    | a/b; c=d; g=h | text-after-quoted-value",
                // comments and blanks
                "(a) text (b) / (c) html (d); (e) x (f) = (g) y (h) | text/html; x=y | comment-in-field space-around-equals",
                "a/b; c = d                            | a/b; c=d | space-around-equals",
                "a/b; c =d                             | a/b; c=d | space-around-equals",
                "a/b; c(x)y=d; e=f                     | a/b; e=f | comment-in-field comment-inside-token",
                "a/b; c=d(x)y; e=f                     | a/b; c=d; e=f | comment-in-field comment-inside-token",
                "a/b; c=d (x                           | a/b; c=d | unterminated-comment comment-in-field",
                // odd values
                "a/b;; c=d;                            | a/b; c=d | empty-parameter",
                "a/b; c=                               | a/b; c= | empty-parameter",
                "a/b; c=\"\"                           | a/b; c= | empty-parameter",
                "a/b; =c; d=e                          | a/b; d=e | invalid-parameter",
                "a/b; né=1; d=e                        | a/b; d=e | invalid-parameter",
                "a/b; c=d=e                            | a/b; c=d=e | unquoted-special",
                "a/b; c=x:y/z                          | a/b; c=x:y/z | unquoted-special",
                "a/b; c=d,e                            | a/b; c=d | unquoted-special",
                "a/b; c=d e                            | a/b; c=d | unquoted-special",
                "a/b; c=d\"e;f\"; g=h                  | a/b; c=d; g=h | unquoted-special",
                "a/b; c=d\\e                           | a/b; c=d\\e | stray-backslash",
                "a/b; c='d'                            | a/b; c='d' | single-quoted-value",
                "a/b; c=d~ e; f=g                      | a/b; c=d; f=g | folded-value",
                "a/b; c=\"d~ e\"                       | a/b; c=d e | folded-value",
                "a/b; c=\"d; e=f                       | a/b; c=d; e=f | unterminated-quote",
                "a/b; c=\"d\\\"; e=f                   | a/b; c=d\"; e=f | unterminated-quote stray-backslash",
                // duplicates
                "a/b; c=d; c=d                         | a/b; c=d | duplicate-parameter",
                "a/b; c=d; C=e                         | a/b; c=d | conflicting-parameter",
                "a/b; charset=utf-8; charset=UTF-8     | a/b; charset=utf-8 | duplicate-parameter",
                "multipart/mixed; boundary(\\))=a; boundary=b | multipart/mixed; boundary=a | comment-in-field conflicting-parameter",
                // where they do not belong
                "text/plain; boundary=b                | text/plain; boundary=b | misplaced-parameter",
                "multipart/x-odd; boundary=b           | multipart/x-odd; boundary=b | unknown-multipart",
                "multipart/mixed; boundary=\"=?utf-8?q?a?=\" | multipart/mixed; boundary==?utf-8?q?a?= | encoded-word-in-token",
            })
    void recovers(String value, String expected, String ids) {
        Reading<ContentType> read = read(value);
        assertThat(show(read.value())).isEqualTo(expected);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @Test
    void defectsPointAtTheirPlace() {
        Reading<ContentType> read = read("text/plain; a=b; a=c");
        assertThat(read.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.offset()).isEqualTo(17);
            assertThat(defect.length()).isEqualTo(3);
            assertThat(defect.detail()).isEqualTo("a=c");
        });
    }

    @Test
    void boundaryKeepsItsBytes() {
        byte[] value = "multipart/mixed; boundary=\"b\u00E9 \"".getBytes(StandardCharsets.ISO_8859_1);
        ContentType type =
                Reading.of(HeaderForms.contentType(), value, Limits.DEFAULT).value();
        Slice boundary = type.boundaryBytes().orElseThrow();
        assertThat(boundary.latin1()).isEqualTo("b\u00E9 ");
        assertThat(boundary.offset()).isEqualTo(27);
        assertThat(type.boundary()).contains("bé ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boundary*=us-ascii''b%20c         | b c | extended-boundary",
                "boundary*0=b; boundary*1=c        | bc  | extended-boundary",
                "boundary*=us-ascii''b; boundary=c | b   | extended-parameter-conflict",
                "boundary*=utf-16''%00b            |     | utf16-in-header extended-boundary",
            })
    void boundaryMayBeExtended(String parameters, String boundary, String ids) {
        Reading<ContentType> read = read("multipart/mixed; " + parameters);
        assertThat(read.value().boundaryBytes().map(Slice::latin1).orElse(null)).isEqualTo(boundary);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @Test
    void anExtendedBoundaryStandsBehindItsCharset() {
        String value = "multipart/mixed; boundary*=us-ascii''b%20%20";
        Slice boundary = read(value).value().boundaryBytes().orElseThrow();
        assertThat(boundary.latin1()).isEqualTo("b  ");
        assertThat(boundary.offset()).isEqualTo(value.indexOf("b%20"));
    }

    @Test
    void noBoundaryIsNotAnEmptyOne() {
        assertThat(read("multipart/mixed").value().boundaryBytes()).isEmpty();
        assertThat(read("multipart/mixed; boundary=\"\"").value().boundaryBytes())
                .hasValueSatisfying(boundary -> assertThat(boundary.isEmpty()).isTrue());
    }

    @Test
    void parametersAreLimited() {
        StringBuilder value = new StringBuilder("text/plain");
        for (int i = 0; i < 300; i++) {
            value.append("; p").append(i).append("=v");
        }
        Reading<ContentType> read = read(value.toString());
        assertThat(read.value().parameters().asMap()).hasSize(Limits.DEFAULT.parameters());
        assertThat(read.ids()).isEqualTo("limit-values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "; a=b",
                "; name*0=v",
                "; a=\"",
                "; a=(",
                "; a",
                "(",
                "()",
                "; a*0*=%",
                "; =?",
                ",",
                "; a=b c=d"
            })
    void hugeValuesFinish(String unit) {
        byte[] value = ("text/plain" + unit.repeat(1_000_000 / unit.length())).getBytes(StandardCharsets.US_ASCII);
        assertThat(Reading.of(HeaderForms.contentType(), value, Limits.DEFAULT)
                        .value()
                        .isText())
                .isTrue();
    }

    @Test
    void manySectionsAndParametersFinishWithoutLimits() {
        StringBuilder value = new StringBuilder("text/plain");
        for (int i = 0; i < 50_000; i++) {
            value.append("; name*").append(i).append("=v; p").append(i).append("=v");
        }
        Limits limits = Limits.DEFAULT.withParameters(Limits.UNLIMITED).withSections(Limits.UNLIMITED);
        byte[] bytes = value.toString().getBytes(StandardCharsets.US_ASCII);
        Parameters parameters =
                Reading.of(HeaderForms.contentType(), bytes, limits).value().parameters();
        assertThat(parameters.get("name"))
                .hasValueSatisfying(name -> assertThat(name).hasSize(10_000));
        assertThat(parameters.get("p49999")).contains("v");
    }

    @Test
    void claimsReadAsClaims() {
        ContentType type = ContentType.parse("Multipart/Mixed; Boundary=b");
        assertThat(type.isMultipart()).isTrue();
        assertThat(type.is("multipart", "MIXED")).isTrue();
        assertThat(type.boundary()).contains("b");
        assertThat(type.parameters().get("BOUNDARY")).contains("b");
        assertThat(ContentType.TEXT_PLAIN.isText()).isTrue();
        assertThat(ContentType.MESSAGE_RFC822.isMessage()).isTrue();
        assertThat(ContentType.parse("message/global").isMessage()).isTrue();
        assertThat(ContentType.parse("message/partial; id=a; number=1").isMessage())
                .isFalse();
        assertThat(ContentType.parse("text/html; charset=GBK").charset()).contains("GBK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/plain;",
                "text/plain; a=b c=d",
                "text/plain\r\nX: y",
                "text/plain; a=\"b",
                "tëxt/plain",
                "a/b; c=d; c=e"
            })
    void parseRefusesWhatIsWrong(String text) {
        assertThatThrownBy(() -> ContentType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC");
    }

    @Test
    void builtOnesAreChecked() {
        assertThat(new ContentType("Text", "PLAIN", Parameters.NONE)).isEqualTo(ContentType.TEXT_PLAIN);
        assertThatThrownBy(() -> new ContentType("text", "pl ain", Parameters.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ContentType.TEXT_PLAIN.with("a", "b\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ContentType.TEXT_PLAIN.with("a*", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ContentType.TEXT_PLAIN.with("", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
