package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles and runs the lines of the pages for those who come from elsewhere. */
class DocsTest {
    private static final String HEAD = """
            import dev.paperknife.mime.audit.*;
            import dev.paperknife.mime.codec.*;
            import dev.paperknife.mime.header.*;
            import dev.paperknife.mime.message.*;
            import dev.paperknife.mime.source.*;
            import java.io.*;
            import java.nio.charset.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            public final class Lines {
                static Object last;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"from-python.md", "from-jakarta-mail.md"})
    void everyLineIsCompiledAndRun(String page, @TempDir Path dir) throws Exception {
        List<String> snippets = snippets(partOne(Files.readString(docs().resolve(page))));
        assertThat(snippets).hasSizeGreaterThan(40);
        files(dir);
        Class<?> lines = compiled(snippets, dir);
        for (int i = 0; i < snippets.size(); i++) {
            Method line = lines.getMethod("line" + i, MessageBuilder.class, Message.class, Path.class);
            assertThatCode(() -> line.invoke(null, builder(), message(), dir))
                    .as(snippets.get(i))
                    .doesNotThrowAnyException();
        }
    }

    /** What is about mime-core; part two is run where the transport is. */
    private static String partOne(String page) {
        int end = page.indexOf("## Part two");
        return end < 0 ? page : page.substring(0, end);
    }

    /** The pages stand beside the modules, whatever directory the tests are run from. */
    private static Path docs() {
        Path here = Path.of("docs");
        return Files.isDirectory(here) ? here : Path.of("..", "docs");
    }

    private static MessageBuilder builder() {
        return Message.builder().from("Ann <ann@a.example>").to("bob@b.example");
    }

    private static Message message() {
        return builder()
                .subject("Hello")
                .text("Hi")
                .html("<p>Hi")
                .attach("a.pdf", new byte[] {1})
                .build();
    }

    private static void files(Path dir) throws IOException {
        for (String name : List.of("logo.png", "report.pdf", "song.au")) {
            Files.write(dir.resolve(name), new byte[] {1, 2, 3});
        }
    }

    /** The code of the right-hand columns, and that of the blocks. */
    private static List<String> snippets(String page) {
        List<String> snippets = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean isInBlock = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                if (isInBlock) {
                    snippets.add(block.toString());
                    block.setLength(0);
                }
                isInBlock = !isInBlock;
            } else if (isInBlock) {
                block.append(line).append('\n');
            } else if (line.startsWith("|") && !line.startsWith("|---") && line.lastIndexOf(" | `") > 0) {
                int from = line.lastIndexOf(" | `") + 4;
                snippets.add(line.substring(from, line.lastIndexOf('`')));
            }
        }
        return snippets;
    }

    private static Class<?> compiled(List<String> snippets, Path dir) throws Exception {
        StringBuilder source = new StringBuilder(HEAD);
        for (int i = 0; i < snippets.size(); i++) {
            source.append("  public static void line")
                    .append(i)
                    .append("(MessageBuilder builder, Message message, Path dir) throws Exception {\n");
            String code = snippets.get(i);
            boolean isStatement = code.stripTrailing().endsWith(";") || code.contains("writeTo(");
            source.append(isStatement ? code : "last = " + code)
                    .append(code.stripTrailing().endsWith(";") ? "" : ";")
                    .append("\n  }\n");
        }
        Path file = Files.writeString(
                dir.resolve("Lines.java"), source.append("}\n").toString());
        Path out = Files.createDirectory(dir.resolve("classes"));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(log, true, StandardCharsets.UTF_8);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int result = javac.run(
                print,
                print,
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                out.toString(),
                file.toString());
        assertThat(result).as("%s", log.toString(StandardCharsets.UTF_8)).isZero();
        return Class.forName(
                "Lines", true, new URLClassLoader(new URL[] {out.toUri().toURL()}, DocsTest.class.getClassLoader()));
    }

    private static String classPath() throws URISyntaxException {
        URI classes = Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Path.of(classes).toString();
    }
}
