package dev.paperknife.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder to extract into, with files, folders and links around and in it that must not be touched. */
final class Trap implements AutoCloseable {
    /** Names that lead to what is there, for generators. */
    static final List<String> NAMES = List.of(
            "a.txt",
            "link.txt",
            "dangling.txt",
            "up/victim.txt",
            "../victim.txt",
            "..\\victim.txt",
            "folder",
            "/victim.txt",
            "..",
            "",
            "nul");

    private final Path top;

    private Trap(Path top) {
        this.top = top;
    }

    static Trap set() throws IOException {
        Trap trap = new Trap(Files.createTempDirectory("paperknife-trap"));
        Path out = Files.createDirectories(trap.folder());
        Files.writeString(out.resolve("a.txt"), "old");
        Files.writeString(trap.top.resolve("victim.txt"), "untouched");
        Files.createSymbolicLink(out.resolve("link.txt"), trap.top.resolve("victim.txt"));
        Files.createSymbolicLink(out.resolve("dangling.txt"), trap.top.resolve("not-there.txt"));
        Files.createSymbolicLink(out.resolve("up"), trap.top);
        Files.createDirectory(out.resolve("folder"));
        return trap;
    }

    Path folder() {
        return top.resolve(folderName());
    }

    String folderName() {
        return "a/out";
    }

    /** Each path with what it is: a folder, where a link leads, or what a file holds. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                contents.put(top.relativize(path).toString(), state(path));
            }
        }
        return contents;
    }

    private static String state(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link " + Files.readSymbolicLink(path);
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? "folder"
                : "file " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
