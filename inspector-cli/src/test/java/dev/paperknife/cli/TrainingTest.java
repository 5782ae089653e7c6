package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @Test
    void itsMessageHasWhatMostMessagesHave() throws IOException {
        Run run = Run.with(Training.message(), "tree", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Subject: 你好 hello", "text/html", "gb18030", "message/rfc822", "你好.txt");
    }

    @Test
    void itsMboxHasWhatOtherMessagesHave() {
        Run lint = Run.with(Training.mbox(), "lint", "-");
        assertThat(lint.out())
                .contains(
                        "undeclared-charset",
                        "html-active-content",
                        "disguised-executable",
                        "duplicate-transfer-encoding");
        assertThat(Run.with(Training.mbox(), "json", "-").out()).contains("\"readings\":[{\"reason\":");
    }

    @Test
    void runsToItsEndAndLeavesNothing(@TempDir Path folder) throws IOException {
        Training.main(new String[] {folder.toString()});
        assertThat(folder).isEmptyDirectory();
        assertThat(Run.with(Training.message(), "text", "-").out()).contains("hello 你好");
    }
}
