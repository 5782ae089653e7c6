package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 11: extraction writes only inside the directory asked for, never through a link, over a file only if asked. */
class ExtractionProperties {

    /** What stands before a run: a file that is in the way, links that lead out, a directory. */
    private static Path prepare(Path top) throws IOException {
        Path out = Files.createDirectories(top.resolve("a/out"));
        Files.writeString(out.resolve("a.txt"), "old");
        Files.writeString(top.resolve("victim.txt"), "untouched");
        Files.createSymbolicLink(out.resolve("link.txt"), top.resolve("victim.txt"));
        Files.createSymbolicLink(out.resolve("dangling.txt"), top.resolve("not-there.txt"));
        Files.createSymbolicLink(out.resolve("up"), top);
        Files.createDirectory(out.resolve("folder"));
        return out;
    }

    @FunctionalInterface
    private interface Check {
        void run(Path top, Path out, Map<String, String> before) throws IOException;
    }

    private static void inFolder(Check check) throws IOException {
        Path top = Files.createTempDirectory("eml-extraction");
        try {
            Path out = prepare(top);
            check.run(top, out, snapshot(top));
        } finally {
            delete(top);
        }
    }

    @Property(tries = 200)
    void extractionStaysInside(@ForAll("nameLists") List<String> names) throws IOException {
        inFolder((top, out, before) -> {
            Run run = Run.with(message(names), "extract", "-d", out, "-");
            assertThat(run.exitCode()).isZero();
            Map<String, String> after = snapshot(top);
            before.forEach((path, state) -> assertThat(after).containsEntry(path, state));
            before.keySet().forEach(after::remove);
            assertHoldsAll(after, names.size());
        });
    }

    /** Files from before may be replaced, but nothing goes through a link and no directory or link goes away. */
    @Property(tries = 100)
    void overwritingReplacesPlainFilesOnly(@ForAll("nameLists") List<String> names) throws IOException {
        inFolder((top, out, before) -> {
            Run run = Run.with(message(names), "extract", "--on-conflict=overwrite", "-d", out, "-");
            assertThat(run.exitCode()).isZero();
            Map<String, String> after = snapshot(top);
            before.forEach((path, state) -> assertThat(after.get(path))
                    .matches(now -> now.equals(state) || (path.equals("a/out/a.txt") && now.startsWith("payload "))));
            before.forEach(after::remove);
            assertHoldsAll(after, names.size());

            Run again = Run.with(message(names), "extract", "--on-conflict=overwrite", "-d", out, "-");
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).isEqualTo(run.out());
        });
    }

    /** A second run finds every file of the first in its way, and writes nothing. */
    @Property(tries = 100)
    void skippingLeavesEverythingAndIsRepeatable(@ForAll("nameLists") List<String> names) throws IOException {
        inFolder((top, out, before) -> {
            Run run = Run.with(message(names), "extract", "--on-conflict=skip", "-d", out, "-");
            assertThat(run.exitCode()).isZero();
            Map<String, String> after = snapshot(top);
            before.forEach((path, state) -> assertThat(after).containsEntry(path, state));
            assertThat(run.out().lines().count() + run.err().lines().count()).isEqualTo(names.size());
            assertThat(after).hasSize(before.size() + (int) run.out().lines().count());

            Run again = Run.with(message(names), "extract", "--on-conflict=skip", "-d", out, "-");
            assertThat(again.out()).isEmpty();
            assertThat(again.err().lines()).hasSize(names.size());
            assertThat(snapshot(top)).isEqualTo(after);
        });
    }

    /** Each part is either written anew or refused, and says so by its exit status. */
    @Property(tries = 100)
    void failingLeavesEverything(@ForAll("nameLists") List<String> names) throws IOException {
        inFolder((top, out, before) -> {
            Run run = Run.with(message(names), "extract", "--on-conflict=fail", "-d", out, "-");
            Map<String, String> after = snapshot(top);
            before.forEach((path, state) -> assertThat(after).containsEntry(path, state));
            assertThat(run.out().lines().count() + run.err().lines().count()).isEqualTo(names.size());
            assertThat(after).hasSize(before.size() + (int) run.out().lines().count());
            assertThat(run.exitCode()).isEqualTo(run.err().isEmpty() ? ExitCode.OK : ExitCode.NOT_WRITTEN);
        });
    }

    private static void assertHoldsAll(Map<String, String> files, int count) {
        assertThat(files).hasSize(count);
        assertThat(files.keySet()).allMatch(path -> path.startsWith("a/out/") && path.lastIndexOf('/') == 5);
        assertThat(files.values()).containsExactlyInAnyOrderElementsOf(payloads(count));
    }

    private static List<String> payloads(int count) {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add("payload " + i);
        }
        return payloads;
    }

    private static byte[] message(List<String> names) {
        StringBuilder mail = new StringBuilder("From: a@a.example\nContent-Type: multipart/mixed; boundary=b\n\n");
        mail.append("--b\n\ntext that is read\n");
        for (int i = 0; i < names.size(); i++) {
            mail.append(
                            "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''")
                    .append(percentEncoded(names.get(i)))
                    .append("\n\npayload ")
                    .append(i)
                    .append('\n');
        }
        return mail.append("--b--\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    /** Each path below the folder with what it is: a directory, where a link leads, or what a file holds. */
    private static Map<String, String> snapshot(Path top) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                String name = top.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    state.put(name, "-> " + Files.readSymbolicLink(path));
                } else {
                    state.put(name, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "/" : Files.readString(path));
                }
            }
        }
        return state;
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<List<String>> nameLists() {
        List<String> pieces = List.of(
                "../",
                "..\\",
                "/",
                "\\",
                "..",
                ".",
                "a.txt",
                "A.TXT",
                "link.txt",
                "dangling.txt",
                "folder",
                "victim.txt",
                "up",
                "up/x",
                "C:",
                "nul",
                "CON.txt",
                " ",
                "-",
                "~",
                "\u0000",
                "\n",
                "\u202E",
                "\u200B",
                "e\u0301",
                "é",
                "\uFF0F",
                "报告",
                "😀",
                "x".repeat(120),
                "%2e%2e%2f",
                ":stream",
                "*",
                "|");
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(pieces),
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .map(Character::toString));
        Arbitrary<String> name =
                piece.list().ofMaxSize(6).map(list -> list.stream().collect(Collectors.joining()));
        return name.list().ofMinSize(1).ofMaxSize(8);
    }
}
