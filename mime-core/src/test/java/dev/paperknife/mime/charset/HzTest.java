package dev.paperknife.mime.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HzTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a~{VPND~}b        | a中文b  | 0 | false",
                "a~~b              | a~b    | 0 | false",
                "a~\\nb            | ab     | 0 | false",
                "a~\\r\\nb         | ab     | 0 | false",
                "~{<:Ky2;S{#,~}    | 己所不欲， | 0 | false",
                "~{VP\\nab         | 中\\nab | 0 | true",
                "~{VP              | 中     | 0 | true",
                // 0x7E may end a pair.
                "~{V~~}a           | 筑a    | 0 | false",
                "~{V\\n            | X\\n   | 1 | true",
                "a~b               | aXb    | 1 | false",
                "a~                | aX     | 1 | false",
                "a~}b              | ab     | 0 | false",
                "é                 | X      | 1 | false",
            })
    void readsHz(String hz, String text, int malformed, boolean isUnfinished) {
        byte[] bytes = unescape(hz).getBytes(ISO_8859_1);

        assertThat(Decoding.of(Hz.CHARSET, bytes, 0, bytes.length)).satisfies(decoding -> {
            assertThat(decoding.text()).isEqualTo(unescape(text).replace('X', '\uFFFD'));
            assertThat(decoding.malformed()).isEqualTo(malformed);
            assertThat(decoding.isUnfinished()).isEqualTo(isUnfinished);
        });
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
