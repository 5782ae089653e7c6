package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "text                   ! =?utf-8?B?5L2g5aW9?=               ! \"你好\"",
                "raw                    ! =?utf-8?B?5L2g5aW9?=               ! \" =?utf-8?B?5L2g5aW9?=\"",
                "addresses              ! a@b.example, G: c@d.example;       ! [{\"name\":null,\"email\":\"a@b.example\"},{\"name\":null,\"email\":\"c@d.example\"}]",
                "addressList            ! G: c@d.example;                    ! [{\"name\":\"G\",\"addresses\":[{\"name\":null,\"email\":\"c@d.example\"}]}]",
                "groupedAddresses       ! c@d.example                        ! [{\"name\":null,\"addresses\":[{\"name\":null,\"email\":\"c@d.example\"}]}]",
                "messageIds             ! <a@b.example> <c@d.example>        ! [\"a@b.example\",\"c@d.example\"]",
                "urls                   ! <https://a.example/x>              ! [\"https://a.example/x\"]",
                "date                   ! Tue, 1 Oct 2024 10:00:00 GMT       ! \"2024-10-01T10:00:00+00:00\"",
                "date                   ! no date                            ! null",
                "contentType            ! text/plain; charset=UTF-8          ! {\"type\":\"text/plain\",\"parameters\":{\"charset\":\"UTF-8\"}}",
                "contentDisposition     ! attachment; filename=a.txt         ! {\"disposition\":\"attachment\",\"parameters\":{\"filename\":\"a.txt\"}}",
                "contentTransferEncoding ! Base64                            ! \"base64\"",
                "received               ! from a by b; 1 Oct 2024 10:00 +0200 ! {\"from\":\"a\",\"by\":\"b\",\"via\":null,\"with\":null,\"id\":null,\"for\":null,\"date\":\"2024-10-01T10:00:00+02:00\"}"
            })
    void readsAValue(String form, String value, String expected) {
        Run run = Run.with((" " + value + "\r\n").getBytes(StandardCharsets.UTF_8), "field", "--form", form);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("{\"value\":" + expected + ",\"defects\":[")
                .hasLineCount(1);
    }

    @Test
    void everyFormReadsAnything() {
        byte[] junk = "\u0000<(\";=?utf-8?q?=ff\n\r\n \r\n\u00FF,:@".getBytes(StandardCharsets.ISO_8859_1);
        for (String form : Forms.names()) {
            assertThat(Run.with(junk, "field", "--form", form).exitCode()).isZero();
            assertThat(Run.with(new byte[0], "field", "--form", form).exitCode())
                    .isZero();
        }
    }

    @Test
    void defectsCountFromTheStartOfTheValue() {
        Run run = Run.with("=?utf-8?q?a?=b".getBytes(StandardCharsets.UTF_8), "field", "--form", "text");
        assertThat(JsonValue.at(JsonValue.parse(run.bytes()), "defects", 0, "id"))
                .isEqualTo("encoded-word-not-delimited");
    }

    @Test
    void aBatchAnswersLineByLine() {
        String lines = """
                {"form": "text", "value": " a"}
                {"value": "PT91dGYtOD9CPzVMMmc1YVc5Pz0=", "base64": true, "form": "text", "note": {"any": [1]}}
                {"form": "date", "value": "none"}
                """;
        Run run = Run.with(lines.getBytes(StandardCharsets.UTF_8), "field", "--batch");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"value\":\"a\","),
                        line -> assertThat(line).startsWith("{\"value\":\"你好\","),
                        line -> assertThat(line).startsWith("{\"value\":null,"));
    }

    @Test
    void aBadLineIsAnsweredToo() {
        String lines = "{\"form\": \"none\", \"value\": \"a\"}\nno json\n{\"form\": \"text\"}\n[]\n\n"
                + "{\"form\": \"text\", \"value\": \"%%%\", \"base64\": true}\n{\"form\": \"text\", \"value\": \"z\"}";
        Run run = Run.with(lines.getBytes(StandardCharsets.UTF_8), "field", "--batch");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).hasLineCount(7);
        assertThat(run.err()).startsWith("eml: standard input: line 1: no form is called none\n");
        assertThat(run.out()).endsWith("{\"value\":\"z\",\"defects\":[]}\n");
    }

    @Test
    void everyFormOfAFieldIsKnown() {
        assertThat(Forms.ofField("FROM")).isSameAs(Forms.named("addressList").orElseThrow());
        assertThat(Forms.ofField("X-Unknown")).isNotNull();
    }
}
