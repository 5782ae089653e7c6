package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
    private static final HeaderForm<String> LATIN1 = (value, context) -> value.latin1();

    /** A section of these fields that stands within a larger array; a field without a colon ends where its name does. */
    private static Header header(Limits limits, String... fields) {
        String before = "From x\n";
        String text = before + String.join("", fields) + "\r\nA: body";
        int[] marks = new int[fields.length * 3];
        int at = before.length();
        for (int i = 0; i < fields.length; i++) {
            int colon = fields[i].indexOf(':');
            marks[3 * i] = at;
            marks[3 * i + 1] = colon < 0 ? at + fields[i].length() : at + colon;
            at += fields[i].length();
            marks[3 * i + 2] = at;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Slice raw = Slice.of(bytes, before.length(), at, 100);
        return Header.of(raw, marks, fields.length, ReadContext.DEFAULT.withLimits(limits));
    }

    private static Header header(String... fields) {
        return header(Limits.DEFAULT, fields);
    }

    @Test
    void givesItsFieldsInOrder() {
        Header header = header("A: 1\r\n", "junk", "Bc : 2\n\t3\n");
        List<String> shown = new ArrayList<>();
        for (Field field : header.fields()) {
            shown.add(field.name() + "=" + field.value().latin1() + "@"
                    + field.value().offset());
        }
        assertThat(shown).containsExactly("A= 1@102", "junk=@110", "Bc= 2\n\t3@114");
        assertThat(header.fields().get(2).raw().latin1()).isEqualTo("Bc : 2\n\t3\n");
        assertThat(header.fields().get(2))
                .hasToString(header.fields().get(2).raw().toString());
        assertThat(header.raw().latin1()).isEqualTo("A: 1\r\njunkBc : 2\n\t3\n");
        assertThat(header.raw().offset()).isEqualTo(100);
        assertThat(header.context().limits()).isEqualTo(Limits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "Subject, 1",
        "sUBJECT, 1",
        "To, 2",
        "X, 4",
        "Subjec, ''",
        "Subjects, ''",
        "\u017Fubject, ''",
        "ubject, ''",
        "'To ', ''",
        "T, ''",
        "body, ''",
        "'', ''"
    })
    void findsAFieldByItsNameAlone(String name, String value) {
        Header header = header("Subject:1\r\n", "To \t:2\r\n", "Subject:3\r\n", "X\t:4\r\n", "subject :5\r\n");
        assertThat(header.first(name).map(field -> field.value().latin1()).orElse(""))
                .isEqualTo(value);
        assertThat(header.first(name, LATIN1).orElse("")).isEqualTo(value);
        assertThat(header.all(name, LATIN1))
                .isEqualTo(
                        name.equalsIgnoreCase("subject") && name.charAt(0) < 128
                                ? List.of("1", "3", "5")
                                : value.isEmpty() ? List.of() : List.of(value));
        assertThat(header.all(name)).allMatch(field -> field.isNamed(name));
    }

    @Test
    void aFieldKnowsItsNameInAnyCase() {
        Field field = header("To \t:2\r\n").fields().get(0);
        assertThat(field.isNamed("tO")).isTrue();
        assertThat(field.isNamed("T")).isFalse();
        assertThat(field.isNamed("To ")).isFalse();
        assertThat(header(" : 2\r\n").fields().get(0).name()).isEmpty();
    }

    /** RFC 8621 4.1.2.1; $ stands for CR LF, ~ for LF and ^ for CR. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A: 1$| 1",
                "A: 1~| 1",
                "A: 1^| 1^",
                "A: 1| 1",
                "A:$|''",
                "A:~|''",
                "A:|''",
                "A:1$ 2$|1$ 2",
                "A:1~^~|1~",
                "A|''",
                "A~|''"
            })
    void aValueIsWhatFollowsTheColonWithoutTheLastLineEnd(String field, String value) {
        String text = field.replace("$", "\r\n").replace("~", "\n").replace("^", "\r");
        String expected = value.replace("$", "\r\n").replace("~", "\n").replace("^", "\r");
        Header header = header(text);
        assertThat(header.fields().get(0).value().latin1()).isEqualTo(expected);
        if (field.startsWith("A:")) {
            assertThat(header.first("A", LATIN1)).contains(expected);
        }
    }

    @Test
    void aFieldBeyondTheLimitHasNoValue() {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        Header header = header(Limits.DEFAULT.withFieldBytes(8), "A: 123\r\n", "B: 1234\r\n");
        assertThat(header.first("A", LATIN1)).contains(" 123");
        assertThat(header.all("A", LATIN1)).containsExactly(" 123");
        assertThat(header.first("B", LATIN1)).isEmpty();
        assertThat(header.all("B", LATIN1)).isEmpty();
        Field field = header.first("B").orElseThrow();
        assertThat(field.value().latin1()).isEqualTo(" 1234");
        assertThat(field.read(LATIN1, header.context().withDefects(log))).isEmpty();
        assertThat(log.defects()).extracting(Defect::code).containsExactly(Defect.Code.LIMIT_FIELD);
        assertThat(log.defects().get(0).offset()).isEqualTo(108);
    }

    @Test
    void anEmptySectionHasNothing() {
        assertThat(Header.empty().fields()).isEmpty();
        assertThat(Header.empty().first("A")).isEmpty();
        assertThat(Header.empty().raw().isEmpty()).isTrue();
    }
}
