package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Limits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFormsTest {
    private static String unfolded(String value) {
        return value.replace("~", "\r\n");
    }

    @Test
    void rawKeepsEverythingButNulAndBadBytes() {
        assertThat(Reading.of(HeaderForms.raw(), " a\r\n =?utf-8?q?b?= é\0").value())
                .isEqualTo(" a\r\n =?utf-8?q?b?= é");
        byte[] latin1 = "Gr\u00FCn".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.of(HeaderForms.raw(), latin1, Limits.DEFAULT).value())
                .isEqualTo("Gr\uFFFDn");
    }

    @Test
    void textIsUnfoldedDecodedAndComposed() {
        Reading<String> read = Reading.of(HeaderForms.text(), "\r\n\t =?utf-8?q?a?= b\r\n c e\u0301 \r\n");
        assertThat(read.value()).isEqualTo("a b c \u00E9 ");
        assertThat(read.ids()).isEqualTo("raw-utf8-in-header");
        assertThat(Reading.of(HeaderForms.unstructured(), " e\u0301").value()).isEqualTo("e\u0301");
        assertThat(Reading.of(HeaderForms.text(), "\0 a\u000B").value()).isEqualTo("\0 a\u000B");
        assertThat(Reading.of(HeaderForms.text(), "").value()).isEmpty();
        assertThat(Reading.of(HeaderForms.text(), " \r\n ").value()).isEmpty();
    }

    @Test
    void rawBytesInTextAreRead() {
        byte[] latin1 = "Gr\u00FCn".getBytes(StandardCharsets.ISO_8859_1);
        Reading<String> read = Reading.of(HeaderForms.text(), latin1, Limits.DEFAULT);
        assertThat(read.value()).isEqualTo("Grün");
        assertThat(read.ids()).isEqualTo("raw-8bit-in-header");
    }

    @Test
    void charactersThatDeceiveAreReported() {
        assertThat(Reading.of(HeaderForms.text(), "report \u202Efdp.exe").ids()).contains("bidi-override");
        assertThat(Reading.of(HeaderForms.text(), "pay\u200Bpal").ids()).contains("invisible-in-text");
        assertThat(Reading.of(HeaderForms.text(), "a\uDB40\uDC41b").ids()).contains("invisible-in-text");
        String scotland = "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F";
        assertThat(Reading.of(HeaderForms.text(), scotland + " می\u200Cخواهم \uD83D\uDC68\u200D\uD83D\uDC67")
                        .ids())
                .isEqualTo("raw-utf8-in-header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "base64                     | BASE64           | base64      | ``",
                "` bASe64 `                 | BASE64           | base64      | ``",
                "Quoted-Printable           | QUOTED_PRINTABLE | quoted-printable | ``",
                "8BIT                       | EIGHT_BIT        | 8bit        | ``",
                "7bit;                      | SEVEN_BIT        | 7bit        | empty-parameter",
                "(x) base64 (y)             | BASE64           | base64      | comment-in-field",
                "base64 (x                  | BASE64           | base64      | unterminated-comment comment-in-field",
                "uuencode                   | UUENCODE         | uuencode    | legacy-transfer-encoding",
                "X-yEnc                     | UNKNOWN          | x-yenc      | legacy-transfer-encoding",
                "x-odd                      | UNKNOWN          | x-odd       | unknown-transfer-encoding",
                "unknown                    | UNKNOWN          | unknown     | unknown-transfer-encoding",
                "``                         | SEVEN_BIT        | ``          | empty-field",
                "(base64)                   | UNKNOWN          | ``          | comment-in-field invalid-transfer-encoding",
                "base64, quoted-printable   | UNKNOWN          | ``          | several-transfer-encodings",
                "base64; 8bit               | UNKNOWN          | ``          | several-transfer-encodings",
                "base64 x                   | UNKNOWN          | ``          | invalid-transfer-encoding",
                "base64,                    | UNKNOWN          | ``          | invalid-transfer-encoding",
                "base64;;                   | UNKNOWN          | ``          | invalid-transfer-encoding",
                "\"base64\"                 | UNKNOWN          | ``          | invalid-transfer-encoding",
                "bas~ e64                   | UNKNOWN          | ``          | invalid-transfer-encoding",
                "=?us-ascii?q?base64?=      | UNKNOWN          | ``          | encoded-word-in-token",
            })
    void transferEncodingIsOneToken(String value, String encoding, String token, String ids) {
        Reading<ContentTransferEncoding> read = Reading.of(HeaderForms.transferEncoding(), unfolded(value));
        assertThat(read.value().encoding().name()).isEqualTo(encoding);
        assertThat(read.value().token()).isEqualTo(token);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "1.0                        | 1.0  | ``",
                "(produced by x) 1 . (y) 0  | 1.0  | comment-in-field",
                "2.0                        | 2.0  | mime-version",
                "1                          | -    | mime-version",
                "one                        | -    | mime-version",
                "10.09                      | 10.09 | mime-version",
                "1.x                        | -    | mime-version",
                "x1.0                       | -    | mime-version",
                "1.:0                       | -    | mime-version",
                "1.                         | -    | mime-version",
                ".1                         | -    | mime-version",
                "``                         | -    | mime-version",
            })
    void versionIsTwoNumbers(String value, String version, String ids) {
        Reading<Optional<String>> read = Reading.of(HeaderForms.mimeVersion(), value);
        assertThat(read.value().orElse(null)).isEqualTo(version);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<mailto:a@b.example>                        | mailto:a@b.example | ``",
                "<http://a.example/x>, <mailto:a@b.example>  | http://a.example/x mailto:a@b.example | ``",
                "(web) <http://a.example/>~ (mail) ,<mailto:b> | http://a.example/ mailto:b | ``",
                "<http://a.exa~ mple/x y>                    | http://a.example/xy | ``",
                "<a> <b>                                     | a b | obsolete-syntax",
                "NO                                          | `` | ``",
                "NO (posting is off)                         | `` | ``",
                "http://a.example/                           | `` | invalid-field-value",
                "x, <a>                                      | a | invalid-field-value",
                "<a                                          | `` | invalid-field-value",
                "<>                                          | `` | ``",
                "``                                          | `` | ``",
            })
    void urlsStandInAngleBrackets(String value, String urls, String ids) {
        Reading<List<String>> read = Reading.of(HeaderForms.urls(), unfolded(value));
        assertThat(String.join(" ", read.value())).isEqualTo(urls);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en                       | en        | ``",
                "en, de-AT (Austria),fr   | en de-AT fr | ``",
                "en, ,de                  | en de     | invalid-field-value",
                "en de, fr                | fr        | invalid-field-value",
                "``                       | ``        | ``",
            })
    void languagesStandBetweenCommas(String value, String tags, String ids) {
        Reading<List<String>> read = Reading.of(HeaderForms.contentLanguage(), value);
        assertThat(String.join(" ", read.value())).isEqualTo(tags);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "http://a.example/b(1).png           | http://a.example/b(1).png | ``",
                "(x) http://a.example/~ long (y)     | http://a.example/long     | ``",
                "=?utf-8?q?http=3A//a.example/=C3=BC?= | http://a.example/ü      | ``",
                "=?utf-8?q?http=3A//a.?=~ =?utf-8?q?example/?= | http://a.example/ | ``",
                "<http://a.example/>                 | http://a.example/         | invalid-field-value",
                "\"http://a.example/\"               | http://a.example/         | invalid-field-value",
                "` `                                 | -                         | empty-field",
            })
    void locationIsAUriWithoutFolds(String value, String uri, String ids) {
        Reading<Optional<String>> read = Reading.of(HeaderForms.contentLocation(), unfolded(value));
        assertThat(read.value().orElse(null)).isEqualTo(uri);
        assertThat(read.ids()).isEqualTo(ids);
    }

    @Test
    void md5IsSixteenBytes() {
        assertThat(Reading.of(HeaderForms.contentMd5(), " Q2hlY2sgSW50ZWdyaXR5IQ== (x)")
                        .value())
                .hasValueSatisfying(bytes ->
                        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("436865636b20496e7465677269747921"));
        assertThat(Reading.of(HeaderForms.contentMd5(), "Q2hlY2s=").ids()).isEqualTo("invalid-field-value");
        assertThat(Reading.of(HeaderForms.contentMd5(), "").value()).isEmpty();
    }
}
