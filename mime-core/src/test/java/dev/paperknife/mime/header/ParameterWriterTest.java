package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterWriterTest {
    private static String formatted(String name, ParameterStyle style) {
        return ContentDisposition.attachment(name).format(style).replace("\r\n", "~");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.pdf          | attachment; filename=\"a.pdf\"",
                "a b.pdf        | attachment; filename=\"a b.pdf\"",
                "a\"b\\c        | attachment; filename=\"a\\\"b\\\\c\"",
                "``             | attachment; filename=\"\"",
                "报.pdf          | attachment; filename=\"_.pdf\";~ filename*=utf-8''%E6%8A%A5.pdf",
                "über.pdf       | attachment; filename=\"uber.pdf\";~ filename*=utf-8''%C3%BCber.pdf",
                "报.文           | attachment; filename*=utf-8''%E6%8A%A5.%E6%96%87",
                "报+.文          | attachment; filename*=utf-8''%E6%8A%A5%2B.%E6%96%87",
                "=?utf-8?q?a?=  | attachment; filename*=utf-8''%3D%3Futf-8%3Fq%3Fa%3F%3D",
                "a\tb           | attachment; filename*=utf-8''a%09b",
            })
    void writesTheStandardForm(String name, String value) {
        assertThat(formatted(name, ParameterStyle.STANDARD)).isEqualTo(value);
    }

    @Test
    void otherStylesDifferInThePlainForm() {
        assertThat(formatted("报.pdf", ParameterStyle.EXTENDED)).isEqualTo("attachment; filename*=utf-8''%E6%8A%A5.pdf");
        assertThat(formatted("报.pdf", ParameterStyle.ENCODED_WORDS))
                .isEqualTo("attachment; filename=\"=?utf-8?B?5oqlLnBkZg==?=\";~ filename*=utf-8''%E6%8A%A5.pdf");
    }

    @Test
    void typesAreFoldedBetweenParameters() {
        ContentType type = ContentType.parse("multipart/signed")
                .with("boundary", "=_" + "b".repeat(40))
                .with("protocol", "application/pgp-signature")
                .with("micalg", "pgp-sha256");
        assertThat(type.format())
                .isEqualTo("multipart/signed;\r\n boundary=\"=_" + "b".repeat(40)
                        + "\";\r\n protocol=\"application/pgp-signature\"; micalg=pgp-sha256");
    }

    @ParameterizedTest
    @EnumSource(ParameterStyle.class)
    void longNamesAreCutBetweenCharacters(ParameterStyle style) {
        String name = "报告".repeat(60) + ".pdf";
        String value = ContentDisposition.attachment(name).format(style);
        assertThat(value).contains("filename*0*=utf-8''%E6", "filename*1*=%");
        for (String line : value.split("\r\n", -1)) {
            boolean isPlainForm = line.contains("=?utf-8?");
            assertThat(line.length()).isLessThanOrEqualTo(isPlainForm ? 998 : 78);
            assertThat(line).doesNotContainPattern("\\*=%[89AB]");
        }
        assertThat(Reading.of(HeaderForms.contentDisposition(), value).value().filename())
                .contains(name);
    }

    @Test
    void longAsciiNamesAreCutToo() {
        String name = "report ".repeat(30) + ".pdf";
        ContentDisposition disposition = ContentDisposition.attachment(name);
        assertThat(disposition.format()).contains("filename*0=\"report", ";\r\n filename*1=\"");
        assertThat(disposition.format(ParameterStyle.ENCODED_WORDS)).contains("filename=\"report ");
        assertThat(ContentDisposition.parse(disposition.format()).filename()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\u001Bb", "\u007F"})
    void refusesControls(String name) {
        assertThatThrownBy(() -> ContentDisposition.attachment(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC 5322");
    }

    @Test
    void controlsThatWereReadAreEscaped() {
        Reading<ContentType> read = Reading.of(HeaderForms.contentType(), "text/plain; name=\"a\0b\r\n\tc\u001B\"");
        assertThat(read.value().format()).isEqualTo("text/plain; name*=utf-8''a%00b%09c%1B");
    }

    /** Each parameter stands on the line as long as it fits, on one of its own else. */
    @Test
    void aLineHasAtMost76Characters() {
        String start = "Content-Type: text/plain";
        for (int length = 1; length <= 70; length++) {
            String first = "a=" + "x".repeat(length);
            String second = "b=" + "y".repeat(30);
            boolean isFolded = start.length() + 2 + first.length() > 76;
            int column = isFolded ? 1 + first.length() : start.length() + 2 + first.length();
            boolean isFoldedAgain = column + 2 + second.length() > 76;
            ContentType type =
                    ContentType.TEXT_PLAIN.with("a", first.substring(2)).with("b", second.substring(2));
            assertThat(type.format())
                    .isEqualTo("text/plain" + (isFolded ? ";\r\n " : "; ") + first + (isFoldedAgain ? ";\r\n " : "; ")
                            + second);
        }
    }
}
