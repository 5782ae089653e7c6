package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "attachment; filename=a, text/plain; name=b, a",
                "attachment, text/plain; name=b, b",
                "attachment; filename=\"\", text/plain; name=b, b",
                "attachment; filename=\"\", text/plain, ``",
                "attachment, text/plain, none",
                "none, text/plain; name=b, b",
                "none, text/plain, none"
            })
    void thatOfTheDispositionComesFirst(String disposition, String type, String name) {
        Optional<ContentDisposition> read = Optional.of(
                Reading.of(HeaderForms.contentDisposition(), disposition).value());
        ContentType contentType = Reading.of(HeaderForms.contentType(), type).value();
        assertThat(FileName.of(read.filter(value -> !disposition.equals("none")), contentType)
                        .orElse("none"))
                .isEqualTo(name);
    }
}
