package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
    private static final String INNER = "Subject: inner\n\nhello\n";
    private static final String MAIL = "From ann@a.example Tue Oct  1 10:00:00 2024\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: text/html\n\n<p>\n"
            + "--b\nContent-Type: message/rfc822\n\n" + INNER + "\n"
            + "--b--\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEADER   | Content-Type: multipart/mixed; boundary=b//",
                "1        | <p>",
                "1.MIME   | Content-Type: text/html//",
                "2        | Subject: inner//hello/",
                "2.MIME   | Content-Type: message/rfc822//",
                "2.HEADER | Subject: inner//",
                "2.header | Subject: inner//",
                "2.TEXT   | hello/",
                "2.1      | hello/"
            })
    void isItsBytes(String section, String expected) {
        assertThat(bytes(section))
                .isEqualTo(expected.replace('/', '\n')
                        .replace("text\nhtml", "text/html")
                        .replace("multipart\nmixed", "multipart/mixed")
                        .replace("message\nrfc822", "message/rfc822"));
    }

    @Test
    void textOfTheMessageIsItsBody() {
        assertThat(bytes("TEXT")).startsWith("--b\n").endsWith("--b--\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1.HEADER", "1.TEXT", "9.MIME", "0.HEADER"})
    void isAbsentWhereThereIsNone(String section) {
        assertThat(Section.parse(section).orElseThrow().in(message())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                ".1",
                "1..2",
                "MIME",
                "HEADERS",
                "1.BODY",
                "2.HEADER.1",
                "1.TEXTS",
                "x",
                "\u0661",
                "1.M\u0131ME"
            })
    void isNoSection(String text) {
        assertThat(Section.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.2.3", "HEADER", "TEXT", "1.2.MIME", "2.0.TEXT"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Section.parse(text).orElseThrow()).hasToString(text);
    }

    private static String bytes(String section) {
        return Section.parse(section)
                .orElseThrow()
                .in(message())
                .map(Slice::latin1)
                .orElse("absent");
    }

    private static Message message() {
        return Message.parse(MAIL.getBytes(StandardCharsets.US_ASCII));
    }
}
