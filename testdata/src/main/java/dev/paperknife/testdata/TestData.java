package dev.paperknife.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files under {@code messages/}, {@code cases/}, {@code transcripts/} and {@code crashes/}, byte for byte. A name is
 * a path from there with {@code /}, such as {@code messages/foxmail-multipart.eml}.
 */
public final class TestData {

    private TestData() {}

    /** The bytes of one file, the caller's own copy; {@link IllegalArgumentException} if there is none of that name. */
    public static byte[] bytes(String name) {
        try (InputStream in = TestData.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test data named " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The names of all files in a folder and below it, sorted, each fit for {@link #bytes};
     * {@link IllegalArgumentException} if there is no such folder.
     */
    public static List<String> names(String folder) {
        Path home = Path.of(home());
        try {
            if (Files.isDirectory(home)) {
                return names(home, folder);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return names(jar.getPath("/"), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path root, String folder) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            throw new IllegalArgumentException("no test data folder named " + folder);
        }
        String separator = root.getFileSystem().getSeparator();
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(separator, "/"))
                    .sorted()
                    .toList();
        }
    }

    /** Where this class was loaded from: a folder in the build, a jar elsewhere. */
    private static URI home() {
        try {
            return TestData.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
