package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefectsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "defects.md");

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, DefectsPage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(DefectsPage.text());
    }
}
