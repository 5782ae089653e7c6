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

/** Law 11: extraction writes only inside the directory asked for, never through a link, never over a file. */
class ExtractionProperties {

    @Property(tries = 200)
    void extractionStaysInside(@ForAll("nameLists") List<String> names) throws IOException {
        Path top = Files.createTempDirectory("eml-extraction");
        try {
            Path out = Files.createDirectories(top.resolve("a/out"));
            Files.writeString(out.resolve("a.txt"), "old");
            Files.writeString(top.resolve("victim.txt"), "untouched");
            Files.createSymbolicLink(out.resolve("link.txt"), top.resolve("victim.txt"));
            Files.createSymbolicLink(out.resolve("up"), top);
            Map<String, String> before = snapshot(top);

            Run run = Run.with(message(names), "extract", "-d", out, "-");

            assertThat(run.exitCode()).isZero();
            Map<String, String> after = snapshot(top);
            before.forEach((path, state) -> assertThat(after).containsEntry(path, state));
            before.keySet().forEach(after::remove);
            assertThat(after).hasSameSizeAs(names);
            assertThat(after.keySet()).allMatch(path -> path.startsWith("a/out/") && path.lastIndexOf('/') == 5);
            assertThat(after.values()).containsExactlyInAnyOrderElementsOf(payloads(names.size()));
        } finally {
            delete(top);
        }
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
