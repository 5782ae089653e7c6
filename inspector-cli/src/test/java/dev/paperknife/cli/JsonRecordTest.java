package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordTest {

    @Test
    void keysComeInTheOrderOfTheCalls() {
        JsonRecord json = new JsonRecord(false);
        json.startObject();
        json.text("z", "1");
        json.number("a", 2);
        json.flag("m", true);
        json.text("n", Optional.empty());
        json.texts("l", List.of("x", "y"));
        json.endObject();
        assertThat(written(json)).isEqualTo("{\"z\":\"1\",\"a\":2,\"m\":true,\"n\":null,\"l\":[\"x\",\"y\"]}\n");
    }

    @Test
    void prettyIsIndentedByTwo() {
        JsonRecord json = new JsonRecord(true);
        json.startObject();
        json.texts("l", List.of("x"));
        json.texts("e", List.of());
        json.endObject();
        assertThat(written(json)).isEqualTo("{\n  \"l\": [\n    \"x\"\n  ],\n  \"e\": []\n}\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\uD800b, a\uFFFDb",
                "a\uDC00, a\uFFFD",
                "\uD83D, \uFFFD",
                "\uDE00\uD83D\uDE00, \uFFFD\uD83D\uDE00",
                "a\"b, a\\\"b",
                "a\u001Bb, a\\u001Bb",
                "a\u007Fb, a\\u007Fb",
                "a\u009Bb, a\\u009Bb",
                "a\u202Eb, a\\u202Eb",
                "a\u2028b, a\\u2028b",
                "测试, 测试"
            })
    void textIsValidAndHarmless(String text, String expected) {
        JsonRecord json = new JsonRecord(false);
        json.text(text);
        assertThat(written(json)).isEqualTo("\"" + expected + "\"\n");
    }

    /** However it is cut into pieces on the way, and wherever a half pair stands. */
    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 70_000})
    void longTextIsWhole(int length) {
        for (String start : List.of("", "a", "\uDE00", "\u6D4B")) {
            String text = (start + "\uD83D\uDE00".repeat(length)).substring(0, length);
            JsonRecord json = new JsonRecord(false);
            json.text(text);
            String whole = text.replaceFirst("^\uDE00", "\uFFFD").replaceFirst("\uD83D$", "\uFFFD");
            assertThat(JsonValue.parse(written(json))).isEqualTo(whole);
        }
    }

    static String written(JsonRecord json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes);
        json.writeTo(out);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
