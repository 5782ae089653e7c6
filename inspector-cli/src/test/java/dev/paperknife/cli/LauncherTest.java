package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.paperknife.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in a clone of its own, with a Java and a Maven that say what they were asked, or with the real Java. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("basedir", "")).resolve("bin/eml").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path clone;
    private Path javaHome;
    private Path tools;

    @BeforeEach
    void makeClone() throws IOException {
        clone = folder.resolve("a clone");
        Path copy = clone.resolve("inspector-cli/bin/eml");
        Files.createDirectories(copy.getParent());
        Files.copy(LAUNCHER, copy);
        executable(copy);
        javaHome = fakeJava("jdk", "17.0.15");
        tools = Files.createDirectories(folder.resolve("tools"));
    }

    private record Started(int exitCode, String out, String err, String locale) {}

    // ---- what Java is started with

    @Test
    void startsTheJarWithItsArguments() throws Exception {
        jar();
        Started started = start(Map.of(), "tree", "a b", "*", "");
        assertThat(started.out())
                .startsWith("jdk -XX:TieredStopAtLevel=1 ")
                .contains(" -XX:+UseSerialGC ", " -cp ")
                .endsWith("/a clone/inspector-cli/target/eml.jar dev.paperknife.cli.Main tree [a b] [*] []\n");
        assertThat(started.err()).isEmpty();
    }

    @Test
    void anExtractionHasBothCompilers() throws Exception {
        jar();
        assertThat(start(Map.of(), "extract", "a.eml").out())
                .startsWith("jdk ")
                .contains(" -XX:+UseSerialGC ")
                .doesNotContain("Tiered");
    }

    @Test
    void worksThroughALinkFromAnywhere() throws Exception {
        jar();
        Path link = Files.createSymbolicLink(tools.resolve("eml"), clone.resolve("inspector-cli/bin/eml"));
        Path second = Files.createSymbolicLink(folder.resolve("e"), Path.of("tools/eml"));
        assertThat(start(Map.of(), List.of(link.toString())).out()).contains("/a clone/inspector-cli/target/eml.jar");
        assertThat(start(Map.of(), List.of(second.toString())).out()).contains("/a clone/inspector-cli/target/eml.jar");
    }

    @Test
    void namesTheSameJarHoweverItIsCalled() throws Exception {
        jar();
        Path bin = clone.resolve("inspector-cli/bin");
        for (String called :
                List.of(bin + "/eml", bin + "//eml", bin + "/../bin/./eml", "a clone/inspector-cli/bin/eml")) {
            assertThat(start(Map.of(), List.of("sh", "-c", "exec \"$0\"", called))
                            .out())
                    .contains(" -cp " + clone + "/inspector-cli/target/eml.jar ");
        }
        assertThat(start(Map.of(), List.of("sh", "-c", "cd 'a clone/inspector-cli/bin' && exec sh eml"))
                        .out())
                .contains(" -cp " + clone + "/inspector-cli/target/eml.jar ");
    }

    @Test
    void aLinkedJavaInThePathIsKnownByItsHome() throws Exception {
        jar();
        Path linked = fakeJava("linked", "17.0.15");
        Path old = fakeJava("old", "1.8.0_402");
        Files.createSymbolicLink(tools.resolve("java"), linked.resolve("bin/java"));
        Path older = Files.createDirectories(folder.resolve("older"));
        Files.createSymbolicLink(older.resolve("java"), old.resolve("bin/java"));
        Map<String, String> first = Map.of("JAVA_HOME", "", "PATH", tools + ":/usr/bin:/bin");
        assertThat(start(first).out()).startsWith("linked ");
        Map<String, String> second = Map.of("JAVA_HOME", "", "PATH", older + ":/nowhere::/usr/bin:/bin");
        assertThat(start(second).out()).doesNotStartWith("old ");
    }

    @Test
    void passesOptionsForJava() throws Exception {
        jar();
        assertThat(start(Map.of("EML_JAVA_OPTS", "-Xmx64m -Dx=y")).out()).contains(" -Xmx64m -Dx=y -cp ");
    }

    @Test
    void anOldJavaIsPassedOver() throws Exception {
        jar();
        Path old = fakeJava("old", "1.8.0_402");
        Path other = fakeJava("other", "21");
        Map<String, String> environment =
                Map.of("JAVA_HOME", old.toString(), "PATH", other.resolve("bin") + ":/usr/bin:/bin");
        assertThat(start(environment).out()).startsWith("other ");
    }

    // ---- the locale

    @Test
    void aUtf8LocaleIsSetWhereThereIsNone() throws Exception {
        jar();
        for (String locale : List.of("", "C", "POSIX", "xx_XX.UTF-8")) {
            assertThat(start(Map.of("LC_ALL", locale, "LANG", "")).locale()).isEqualTo("C.UTF-8\n");
        }
        assertThat(start(Map.of("LC_ALL", "C.UTF-8")).locale()).isEqualTo("C.UTF-8\n");
    }

    // ---- building

    @Test
    void buildsAtFirstUseAndSaysSoOnce() throws Exception {
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        fakeMaven("mkdir -p inspector-cli/target; echo jar > inspector-cli/target/eml.jar; echo noise");
        Started first = start(Map.of(), "tree");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("eml.jar dev.paperknife.cli.Main tree\n")
                .doesNotContain("noise");
        assertThat(first.err()).startsWith("eml: building ").hasLineCount(1);
        assertThat(start(Map.of(), "tree").err()).isEmpty();
    }

    @Test
    void buildsAnewWhenASourceIsNewer() throws Exception {
        jar();
        Path pom = Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        Files.setLastModifiedTime(pom, FileTime.from(Instant.now().plusSeconds(60)));
        fakeMaven("echo jar > inspector-cli/target/eml.jar");
        assertThat(start(Map.of()).err()).startsWith("eml: building ").hasLineCount(1);
    }

    @Test
    void aNewerSourceIsFoundInAnyPackage() throws Exception {
        jar();
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        Files.setLastModifiedTime(
                clone.resolve("inspector-cli/pom.xml"),
                FileTime.from(Instant.now().minusSeconds(60)));
        Path source = clone.resolve("mime-core/src/main/java/dev/one/two/Three.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Three {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(start(Map.of()).err()).isEmpty();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        fakeMaven("echo jar > inspector-cli/target/eml.jar");
        assertThat(start(Map.of()).err()).startsWith("eml: building ").hasLineCount(1);
    }

    @Test
    void whoComesWaitsForABuildThatIsLeftAlone() throws Exception {
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        Path awaited = folder.resolve("awaited");
        fakeMaven("""
                echo begun >> '%s'
                kill -KILL $PPID
                until [ -f '%s' ]; do /bin/sleep 0.1; done
                mkdir -p inspector-cli/target
                echo jar > inspector-cli/target/eml.jar
                """.formatted(folder.resolve("builds"), awaited));
        script(tools.resolve("sleep"), "echo > '" + awaited + "'; exec /bin/sleep 0.1\n");
        assertThat(start(Map.of(), "tree").out()).isEmpty();
        Started second = start(Map.of(), "tree");
        assertThat(second.out()).endsWith("eml.jar dev.paperknife.cli.Main tree\n");
        assertThat(second.err()).isEmpty();
        assertThat(folder.resolve("builds")).hasContent("begun");
    }

    @Test
    void whoIsStoppedStopsTheBuild() throws Exception {
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        Path stopped = folder.resolve("stopped");
        fakeMaven("""
                trap 'echo stopped > "%s"; exit 1' TERM
                kill -TERM $PPID
                while :; do sleep 0.1; done
                """.formatted(stopped));
        assertThat(start(Map.of(), "tree").exitCode()).isEqualTo(130);
        assertThat(stopped).hasContent("stopped");
        assertThat(clone.resolve("inspector-cli/target/eml.building")).doesNotExist();
    }

    @Test
    void aFailedBuildIsSaidWithItsReason() throws Exception {
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        fakeMaven("echo '[ERROR] it rains'; exit 1");
        Started started = start(Map.of());
        assertThat(started.exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(started.out()).isEmpty();
        assertThat(started.err()).contains("eml: the build failed", "[ERROR] it rains");
        assertThat(clone.resolve("inspector-cli/target/eml.building")).doesNotExist();
    }

    @Test
    void anOldJarServesWhereANewOneCannotBeBuilt() throws Exception {
        jar();
        Path pom = Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        Files.setLastModifiedTime(
                clone.resolve("inspector-cli/target/eml.jar"),
                FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(pom, FileTime.from(Instant.now().minusSeconds(30)));
        fakeMaven("echo '[ERROR] it rains'; exit 1");
        Started first = start(Map.of(), "tree");
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("it rains");
        assertThat(first.out()).endsWith("eml.jar dev.paperknife.cli.Main tree\n");
        assertThat(start(Map.of(), "tree").err()).isEmpty();
    }

    @Test
    void withoutMavenSaysWhatToInstall() throws Exception {
        Files.writeString(clone.resolve("inspector-cli/pom.xml"), "<project/>");
        for (String tool : List.of("dirname", "readlink", "mkdir", "rm", "cat", "locale", "sh")) {
            script(tools.resolve(tool), "exec " + which(tool) + " \"$@\"\n");
        }
        Started started = start(Map.of("PATH", tools.toString()));
        assertThat(started.exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(started.err()).contains("no mvn in PATH");
    }

    // ---- the archive of classes

    @Test
    void anArchiveIsMadeForTheJarAndTheJavaAndUsed() throws Exception {
        jar();
        archivingJava("jdk");
        Path cache = folder.resolve("cache");
        Map<String, String> now = Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache.toString());
        assertThat(start(now, "tree").out()).contains(" -XX:SharedArchiveFile=" + cache + "/paperknife/");
        assertThat(made()).isEqualTo(1);
        assertThat(start(now, "tree").out()).contains(" -XX:SharedArchiveFile=");
        assertThat(made()).isEqualTo(1);
        Files.setLastModifiedTime(
                clone.resolve("inspector-cli/target/eml.jar"), FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        assertThat(start(now, "tree").out()).contains(" -XX:SharedArchiveFile=");
        assertThat(made()).isEqualTo(2);
        archivingJava("newer");
        start(Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache.toString(), "JAVA_HOME", javaHome.toString()));
        assertThat(made()).isEqualTo(3);
        try (Stream<Path> left = Files.list(cache.resolve("paperknife"))) {
            assertThat(left).hasSize(4).noneMatch(file -> file.toString().endsWith(".making"));
        }
    }

    @Test
    void itsNameHasNothingThatJavaTakesForANumberOrATime() throws Exception {
        jar();
        javaHome = fakeJava("25", "25.0.3");
        Path java = javaHome.resolve("bin/java");
        Path asked = folder.resolve("asked");
        String says = Files.readString(java).replace("#!/bin/sh\n", "");
        script(
                java,
                "case \"$*\" in *-XX:AOTCacheOutput=*) printf '%%s\\n' \"$@\" > '%s'; exit ;; esac\n".formatted(asked)
                        + says);
        Path cache = folder.resolve("cache");
        start(Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache.toString()), "tree");
        assertThat(Files.readAllLines(asked))
                .filteredOn(argument -> argument.startsWith("-XX:AOTCacheOutput=" + cache + "/"))
                .hasSize(1)
                .noneMatch(argument -> argument.contains("%"));
    }

    @Test
    void withoutACacheItStartsAllTheSame() throws Exception {
        jar();
        archivingJava("jdk");
        Path file = Files.writeString(folder.resolve("cache"), "a file");
        for (String cache : List.of(file.toString(), "relative", "/dev/null/x")) {
            Started started = start(Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache), "tree");
            assertThat(started.out())
                    .endsWith("eml.jar dev.paperknife.cli.Main tree\n")
                    .doesNotContain("SharedArchiveFile");
            assertThat(started.err()).isEmpty();
        }
    }

    @Test
    void whoComesWhileItIsMadeStartsWithout() throws Exception {
        jar();
        archivingJava("jdk");
        Path cache = folder.resolve("cache");
        Map<String, String> now = Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache.toString());
        start(now);
        Path archive;
        try (Stream<Path> files = Files.list(cache.resolve("paperknife"))) {
            archive = files.filter(file -> !file.toString().endsWith(".time"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(archive);
        Files.delete(archive.resolveSibling(archive.getFileName() + ".time"));
        Files.createDirectory(archive.resolveSibling(archive.getFileName() + ".making"));
        assertThat(start(now, "tree").out())
                .endsWith("eml.jar dev.paperknife.cli.Main tree\n")
                .doesNotContain("SharedArchiveFile");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void aJavaThatCannotArchiveIsAskedOnce() throws Exception {
        jar();
        Path cache = folder.resolve("cache");
        Map<String, String> now = Map.of("EML_ARCHIVE", "now", "XDG_CACHE_HOME", cache.toString());
        assertThat(start(now, "tree").out())
                .endsWith("eml.jar dev.paperknife.cli.Main tree\n")
                .doesNotContain("SharedArchiveFile");
        try (Stream<Path> files = Files.list(cache.resolve("paperknife"))) {
            assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".time"));
        }
    }

    /** A Java that makes an archive where it is told to, and notes that it did. */
    private void archivingJava(String name) throws IOException {
        javaHome = fakeJava(name, "17.0.15");
        Path java = javaHome.resolve("bin/java");
        String says = Files.readString(java).replace("#!/bin/sh\n", "");
        script(java, """
                case "$*" in
                    *-XX:DumpLoadedClassList=*) exit ;;
                    *-Xshare:dump*)
                        for argument; do
                            case $argument in -XX:SharedArchiveFile=*) echo classes > "${argument#*=}" ;; esac
                        done
                        echo made >> "%s"
                        exit
                        ;;
                esac
                """.formatted(folder.resolve("made")) + says);
    }

    private int made() throws IOException {
        return Files.readAllLines(folder.resolve("made")).size();
    }

    // ---- the real thing

    @Test
    void writesAChineseFileNameInAnyLocale() throws Exception {
        realJava();
        Path mail = Files.write(folder.resolve("中文.eml"), TestData.bytes("messages/wide-names.eml"));
        Path out = folder.resolve("附件");
        Started started = start(Map.of("LC_ALL", "C"), "extract", "-d", out.toString(), mail.toString());
        assertThat(started.err()).isEmpty();
        assertThat(started.exitCode()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .containsExactly("標識.png", "第三季度财务报告（最终版）.pdf", "보고서-2024.txt");
        }
        assertThat(started.out()).contains(out + "/標識.png\n");
    }

    @Test
    void aPagerShowsItOnARealTerminalAndNowhereElse() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).exists();
        realJava();
        Path mail = Files.write(folder.resolve("a.eml"), TestData.bytes("messages/foxmail-multipart.eml"));
        Path seen = folder.resolve("seen");
        String command = "'" + clone.resolve("inspector-cli/bin/eml") + "' tree '" + mail + "'";
        Map<String, String> pager = Map.of("EML_PAGER", "cat > '" + seen + "'", "TERM", "xterm");
        assertThat(start(pager, List.of("sh", "-c", command)).out()).contains("Subject: 测试混合");
        assertThat(seen).doesNotExist();
        Started watched = start(pager, List.of("script", "-q", "-e", "-c", command, "/dev/null"));
        assertThat(watched.exitCode()).isZero();
        assertThat(watched.out()).doesNotContain("Subject: 测试混合");
        assertThat(seen).content().contains("Subject: 测试混合", "\u001B[");
    }

    @Test
    void aBarShowsHowFarLongWorkCameOnARealTerminalAndNowhereElse() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).exists();
        realJava();
        Path mbox = folder.resolve("long.mbox");
        String message =
                "From a@a.example Tue Oct  1 08:00:00 2024\nFrom: a@a.example\n\n" + "line\n".repeat(200_000) + "\n";
        Files.writeString(mbox, message.repeat(20));
        Path out = folder.resolve("out");
        String eml = "'" + clone.resolve("inspector-cli/bin/eml") + "' ";
        String command = "hash '" + mbox + "' > '" + out + "'";
        Started watched = start(Map.of(), List.of("script", "-q", "-e", "-c", eml + command, "/dev/null"));
        assertThat(watched.exitCode()).isZero();
        String last = watched.out().substring(watched.out().lastIndexOf("\rread"));
        assertThat(last).startsWith("\rread 100% [").endsWith("\r\n");
        assertThat(last).contains(Files.size(mbox) / 1000 + "/" + Files.size(mbox) / 1000 + " kB");
        String digests = Files.readString(out);
        assertThat(digests).hasLineCount(20).doesNotContain("read", "%");
        for (String quiet : List.of("-q ", "--plain ")) {
            String quietly = eml + command.replace("hash ", "hash " + quiet);
            assertThat(start(Map.of(), List.of("script", "-q", "-e", "-c", quietly, "/dev/null"))
                            .out())
                    .isEmpty();
            assertThat(out).hasContent(digests);
        }
        assertThat(start(Map.of(), List.of("sh", "-c", eml + command)).err()).isEmpty();
    }

    /** A pipe can be read once and from its beginning only, which no stream of a test shows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann <a@b.example>                         | field --form addressList               | \"a@b.example\"",
                "{\"form\": \"text\", \"value\": \"tea\"}        | field --batch                          | \"value\":\"tea\"",
                "Subject: tea                              | headers -                              | tea",
                "Subject: tea                              | edit - set Subject green               | green",
                "green tea                                 | new --from a@a.example --text-file -   | green",
                "'{\"from\": \"a@a.example\"}'               | new -                                  | From: a@a.example",
            })
    void readsAPipe(String input, String arguments, String answer) throws Exception {
        realJava();
        Path source = Files.writeString(folder.resolve("source"), input + "\n");
        String eml = "'" + clone.resolve("inspector-cli/bin/eml") + "' ";
        Started started = start(Map.of(), List.of("sh", "-c", "cat '" + source + "' | " + eml + arguments));
        assertThat(started.err()).isEmpty();
        assertThat(started.out()).contains(answer);
    }

    @Test
    void aLargeMessageNeedsLittleMemory() throws Exception {
        realJava();
        Path mail = folder.resolve("large.eml");
        String line = "QUJD".repeat(19) + "\r\n";
        String start = """
                From: a@a.example
                Content-Type: application/octet-stream
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename=large.bin

                """;
        try (var writer = Files.newBufferedWriter(mail, StandardCharsets.US_ASCII)) {
            writer.write(start);
            for (int i = 0; i < 500_000; i++) {
                writer.write(line);
            }
        }
        Map<String, String> environment = Map.of("EML_JAVA_OPTS", "-Xmx20m");
        Started tree = start(environment, "tree", mail.toString());
        assertThat(tree.err()).isEmpty();
        assertThat(tree.out()).contains("39000000  28500000");
        Path out = folder.resolve("out");
        assertThat(start(environment, "extract", "-d", out.toString(), mail.toString())
                        .exitCode())
                .isZero();
        assertThat(out.resolve("large.bin")).hasSize(28_500_000);
    }

    // ---- the world of the launcher

    private void jar() throws IOException {
        Path jar = clone.resolve("inspector-cli/target/eml.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
    }

    /** A Java that says its name, its locale and its arguments, each in brackets if it needs them. */
    private Path fakeJava(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                printf '%%s' "%s"
                jar=false
                for argument; do
                    case $argument in
                        '' | *[' *']*) if $jar; then printf ' [%%s]' "$argument"; else printf ' %%s' "$argument"; fi ;;
                        *) printf ' %%s' "$argument" ;;
                    esac
                    case $argument in *eml.jar) jar=true ;; esac
                done
                echo
                printf '%%s\\n' "$LC_ALL" > "%s"
                """.formatted(name, folder.resolve("locale")));
        return home;
    }

    /** The Java of this process, which runs the classes under test instead of a jar. */
    private void realJava() throws IOException {
        jar();
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Path real = Path.of(System.getProperty("java.home"), "bin/java");
        script(home.resolve("bin/java"), """
                options=
                while [ "$1" != -cp ]; do options="$options $1"; shift; done
                shift 3
                exec '%s' $options -cp '%s' dev.paperknife.cli.Main "$@"
                """.formatted(real, classPath()));
    }

    static String classPath() {
        List<String> paths = new ArrayList<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String path : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                paths.add(Path.of(path).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    private void fakeMaven(String body) throws IOException {
        script(tools.resolve("mvn"), body + "\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + body);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path which(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private Started start(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(clone.resolve("inspector-cli/bin/eml").toString());
        command.addAll(List.of(arguments));
        return start(environment, command);
    }

    private Started start(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("EML_"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("EML_ARCHIVE", "off");
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        int exitCode = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        Path locale = folder.resolve("locale");
        String said = Files.exists(locale) ? Files.readString(locale) : "";
        return new Started(exitCode, Files.readString(out), Files.readString(err), said);
    }
}
