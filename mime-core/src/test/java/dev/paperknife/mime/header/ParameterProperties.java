package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParameterProperties {
    @Provide
    Arbitrary<Parameters> parameters() {
        Arbitrary<String> name =
                Arbitraries.of("name", "filename", "boundary", "charset", "title", "x-a", "b", "c", "p!#$&+-.^_`|~");
        Arbitrary<Character> character = Arbitraries.oneOf(
                Arbitraries.chars().range(' ', '~'),
                Arbitraries.chars().range('\u00A0', '\u04FF'),
                Arbitraries.chars().range('\u4E00', '\u4FFF'),
                Arbitraries.of('"', '\\', '\'', '%', '*', '=', '?', ';', '.', ' ', '\t', '(', ')', '\u0085', '\u2028'));
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.strings().withChars("abc.-").ofMaxLength(120),
                character
                        .list()
                        .ofMaxSize(200)
                        .map(list -> list.stream().map(String::valueOf).reduce("", String::concat)),
                Arbitraries.of("C:\\tmp\\new.exe", "=?utf-8?q?a?=", "😀.pdf", "utf-8''a%20b", "'a'", "50%41.txt"));
        return Arbitraries.maps(name, value).ofMaxSize(6).map(Parameters::of);
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll("parameters") Parameters parameters, @ForAll ParameterStyle style) {
        ContentType type = new ContentType("multipart", "mixed", parameters);
        Reading<ContentType> read = Reading.of(HeaderForms.contentType(), type.format(style));
        assertThat(read.value()).isEqualTo(type);
        ContentDisposition disposition = new ContentDisposition("inline", parameters);
        assertThat(Reading.of(HeaderForms.contentDisposition(), disposition.format(style))
                        .value())
                .isEqualTo(disposition);
    }

    @Property
    void whatIsWrittenIsFoldedAscii(@ForAll("parameters") Parameters parameters, @ForAll ParameterStyle style) {
        String value = new ContentType("text", "plain", parameters).format(style);
        for (String line : value.split("\r\n", -1)) {
            assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
            assertThat(line).hasSizeLessThanOrEqualTo(998).isNotBlank();
        }
    }

    @Property
    void whatIsReadCanBeWritten(@ForAll("noise") byte[] value) {
        ContentType type =
                Reading.of(HeaderForms.contentType(), value, Limits.DEFAULT).value();
        assertThat(Reading.of(HeaderForms.contentType(), type.format()).value()).isEqualTo(type);
        ContentDisposition disposition = Reading.of(HeaderForms.contentDisposition(), value, Limits.DEFAULT)
                .value();
        assertThat(Reading.of(HeaderForms.contentDisposition(), disposition.format())
                        .value())
                .isEqualTo(disposition);
    }

    @Property
    void theShortCutGivesWhatTheFullReadingGives(@ForAll("usual") String value) {
        Reading<ContentType> quick = Reading.of(HeaderForms.contentType(), value);
        Reading<ContentType> full = Reading.of(ContentTypeReader::readInFull, value);
        assertThat(quick).isEqualTo(full);
        assertThat(quick.value().boundaryBytes().map(Slice::latin1))
                .isEqualTo(full.value().boundaryBytes().map(Slice::latin1));
        assertThat(quick.value().boundaryBytes().map(Slice::offset))
                .isEqualTo(full.value().boundaryBytes().map(Slice::offset));
    }

    @Property
    void theShortCutForDispositionsGivesTheSameToo(@ForAll("usual") String value) {
        Reading<ContentDisposition> quick = Reading.of(HeaderForms.contentDisposition(), value);
        assertThat(quick).isEqualTo(Reading.of(ContentDispositionReader::readInFull, value));
    }

    @Provide
    Arbitrary<String> usual() {
        Arbitrary<String> head = Arbitraries.of(
                " attachment",
                "Inline",
                "x",
                " text/plain",
                "multipart/mixed",
                "TEXT/x-a",
                "multipart/x",
                "text",
                "text/",
                " image/png ");
        Arbitrary<String> name = Arbitraries.of("charset", "Name", "boundary", "x", "a*", "b*0", "n e", "", "filename");
        Arbitrary<String> value = Arbitraries.of(
                "utf-8",
                "\"a b\"",
                "\"=?utf-8?q?a?=\"",
                "'x'",
                "",
                "\"\"",
                "\"a\\b\"",
                "\"a\r\n b\"",
                "\"C:\\d\"",
                "a b",
                "a:b",
                "\"x",
                "\"\u00E9\"",
                "\u00E9",
                "\"x\"y",
                "=?utf-8?q?a?=",
                "\"\u007F\"",
                "\"a\tb\"");
        Arbitrary<String> separator = Arbitraries.of(";", "; ", ";\r\n ", ";\n\t", ";\r ", " ;", ";;", ",", " ");
        Arbitrary<String> parameter =
                Combinators.combine(separator, name, value).as((s, n, v) -> s + n + "=" + v);
        return Combinators.combine(head, parameter.list().ofMaxSize(3), Arbitraries.of("", "", ";", " ", "\r\n"))
                .as((h, p, end) -> h + String.join("", p) + end);
    }

    @Property
    void orderDoesNotMatter(@ForAll("parameters") Parameters parameters) {
        Parameters reversed = Parameters.NONE;
        Object[] entries = parameters.asMap().entrySet().toArray();
        for (int i = entries.length - 1; i >= 0; i--) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries[i];
            reversed = reversed.with((String) entry.getKey(), (String) entry.getValue());
        }
        String value = new ContentType("a", "b", reversed).format();
        assertThat(Reading.of(HeaderForms.contentType(), value).value().parameters())
                .isEqualTo(parameters);
    }

    @Provide
    Arbitrary<byte[]> noise() {
        Arbitrary<String> piece = Arbitraries.of(
                "text/plain",
                "multipart/mixed",
                "attachment",
                ";",
                "; ",
                "=",
                "name",
                "filename",
                "boundary",
                "*",
                "*0",
                "*1",
                "*2*",
                "\"",
                "\\",
                "(",
                ")",
                ",",
                "utf-8''",
                "%C3%BC",
                "%",
                "'",
                " ",
                "\r\n ",
                "\n",
                "\r",
                "\0",
                "\u00FC",
                "=?utf-8?q?a?=",
                "C:\\",
                "a.b");
        Arbitrary<String> head =
                Arbitraries.of("", "text/plain; ", "attachment; ", "multipart/mixed; name", "inline; filename*0");
        Arbitrary<String> tail = Arbitraries.oneOf(
                        piece,
                        Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
        return Combinators.combine(head, tail).as((a, b) -> (a + b).getBytes(StandardCharsets.ISO_8859_1));
    }
}
