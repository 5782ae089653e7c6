package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
    @TempDir
    private Path directory;

    private final WholeFiles files = new WholeFiles();

    @Test
    void whoIsStoppedLeavesNoHalfOfAFile() throws IOException {
        assertThat(files.create(directory.resolve("whole"), out -> out.write('a')))
                .isTrue();
        assertThatThrownBy(() -> files.create(directory.resolve("half"), out -> {
                    out.write('b');
                    files.stop();
                    assertThat(directory.resolve("half")).doesNotExist();
                }))
                .isInstanceOf(NotWrittenException.class);
        assertThatThrownBy(() -> files.create(directory.resolve("next"), out -> out.write('c')))
                .isInstanceOf(NotWrittenException.class)
                .hasMessage("told to stop");
        assertThat(directory.toFile().list()).containsExactly("whole");
    }

    @Test
    void whoIsStoppedLeavesTheFileThatWasToBeReplaced() throws IOException {
        Path old = Files.writeString(directory.resolve("a"), "old");
        assertThatThrownBy(() -> files.replace(old, Set.of(), out -> {
                    out.write('b');
                    files.stop();
                    assertThat(directory.toFile().list()).containsExactly("a");
                }))
                .isInstanceOf(NotWrittenException.class)
                .hasMessage("told to stop");
        assertThat(old).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("a");
    }

    @Test
    void whatCannotBeReadLeavesTheFileThatWasToBeReplaced() throws IOException {
        Path old = Files.writeString(directory.resolve("a"), "old");
        IOException unreadable = new IOException("it rains");
        assertThatThrownBy(() -> files.replace(old, Set.of(), out -> {
                    out.write('b');
                    assertThat(old).hasContent("old");
                    throw unreadable;
                }))
                .isSameAs(unreadable);
        assertThat(old).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("a");
    }

    @Test
    void anotherFilesNameIsNotTakenForTheUnfinishedOne() throws IOException {
        Path old = Files.writeString(directory.resolve("a"), "old");
        Path left = Files.writeString(directory.resolve(".eml-1.part"), "left by one that was killed");
        files.replace(old, Set.of(), out -> out.write('b'));
        assertThat(old).hasContent("b");
        assertThat(left).hasContent("left by one that was killed");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", ".eml-1.part");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noLinkIsWrittenThrough() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Path link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
        assertThat(files.create(link, out -> out.write('a'))).isFalse();
        assertThat(elsewhere).doesNotExist();
        Files.writeString(elsewhere, "old");
        assertThat(files.create(link, out -> out.write('a'))).isFalse();
        assertThat(elsewhere).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theUnfinishedFileIsNoMorePublicThanTheOneItReplaces() throws IOException {
        Path old = Files.writeString(directory.resolve("a"), "old");
        for (String permissions : new String[] {"rw-------", "rw-rw-rw-"}) {
            Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
            files.replace(
                    old,
                    wanted,
                    out -> assertThat(wanted)
                            .containsAll(Files.getPosixFilePermissions(directory.resolve(".eml-1.part"))));
            assertThat(Files.getPosixFilePermissions(old)).isEqualTo(wanted);
        }
    }
}
