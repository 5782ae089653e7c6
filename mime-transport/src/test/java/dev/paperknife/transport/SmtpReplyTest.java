package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.transport.SmtpReplyParser.Step;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 2.1.5 ok        | 2.1.5",
                "550 5.1.1           | 5.1.1",
                "550 5.123.45 x      | 5.123.45",
                "550 2.1.5 other     | ",
                "550 5.1 short       | ",
                "550 5.1.1234 long   | ",
                "550 5..1 x          | ",
                "550 5.1.1.1 x       | ",
                "550 no code         | ",
                "550                 | "
            })
    void readsTheEnhancedCode(String line, String code) {
        SmtpReplyParser parser = new SmtpReplyParser();
        assertThat(parser.add(line.getBytes(StandardCharsets.UTF_8))).isEqualTo(Step.DONE);
        assertThat(parser.reply().enhancedCode().orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "25", "25x", "2x0", "150 x", "650 x", "250x", "-25 x", "２５０ x", " 250 x", "250\tx"})
    void refusesWhatIsNone(String line) {
        assertThat(new SmtpReplyParser().add(line.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Step.BROKEN);
    }

    @Test
    void escapesControls() {
        SmtpReplyParser parser = new SmtpReplyParser();
        parser.add("250-\u001b[31m\u202e".getBytes(StandardCharsets.UTF_8));
        parser.add("250 \u00fc".getBytes(StandardCharsets.UTF_8));
        assertThat(parser.reply().lines()).containsExactly("\\x1b[31m\\u202e", "ü");
    }
}
