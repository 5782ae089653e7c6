package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionFolderTest {
    @TempDir
    private Path directory;

    @Test
    void whoIsStoppedLeavesNoHalfOfAFile() throws IOException {
        ExtractionFolder folder = ExtractionFolder.open(directory, OnConflict.RENAME);
        folder.write("whole.txt", out -> out.write('a'));
        folder.write("half.txt", out -> {
            out.write('b');
            folder.stop();
            assertThat(directory.resolve("half.txt")).doesNotExist();
        });
        assertThatThrownBy(() -> folder.write("next.txt", out -> out.write('c')))
                .isInstanceOf(ExtractionFolder.NotWrittenException.class)
                .hasMessageContaining("told to stop");
        assertThat(directory).isDirectoryContaining("glob:**/whole.txt");
        assertThat(directory.toFile().list()).containsExactly("whole.txt");
    }
}
