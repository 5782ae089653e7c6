package dev.paperknife.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDataTest {
    private static final String FOXMAIL = "messages/foxmail-multipart.eml";

    @Test
    void namesLeadToBytes() {
        assertThat(TestData.names("messages"))
                .contains(FOXMAIL)
                .isSorted()
                .allSatisfy(name -> assertThat(TestData.bytes(name)).isNotEmpty());
    }

    @Test
    void bytesAreThoseOfTheFile() throws IOException {
        assertThat(TestData.bytes(FOXMAIL)).isEqualTo(Files.readAllBytes(Path.of(FOXMAIL)));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestData.bytes("messages/none.eml"));
        assertThatIllegalArgumentException().isThrownBy(() -> TestData.names("none"));
    }

    @Test
    void readsFromAJar(@TempDir Path dir) throws Exception {
        Path jar = dir.resolve("test data.jar");
        pack(Path.of("target/classes"), jar);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> fromJar = loader.loadClass(TestData.class.getName());
            assertThat(call(fromJar, "names", "messages")).isEqualTo(TestData.names("messages"));
            assertThat(call(fromJar, "bytes", FOXMAIL)).isEqualTo(TestData.bytes(FOXMAIL));
        }
    }

    private static Object call(Class<?> type, String method, String argument)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        return type.getMethod(method, String.class).invoke(null, argument);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
    }
}
