package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.DateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05+08:00",
                "1900-12-31T00:00:00-09:30",
                "9999-10-10T23:59:00+00:00",
                "2024-02-29T12:30:59+14:00"
            })
    void aDateIsWholeWhateverIsZeroInIt(String date) {
        assertThat(EmailJson.date(DateTime.of(OffsetDateTime.parse(date)))).isEqualTo(date);
    }
}
