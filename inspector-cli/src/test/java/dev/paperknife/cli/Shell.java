package dev.paperknife.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As much of a shell as examples need: words, quotes, pipelines, {@code <} and {@code >}. What runs {@code eml} does so in this process, in any
 * folder; other programs are run by sh, and lines with more of a shell in them too, where {@code eml} is a process of its own.
 */
final class Shell {
    private static final Set<String> TAKES_NEW_FILE = Set.of("-d", "-o", "--directory", "--manifest", "--output");
    /** What a line has that is more than words, pipes and files. */
    private static final List<String> NEEDS_SH = List.of("xargs", "$(", ";", "&&", "||", "*.");

    /** What needs the packed command: the test of the examples runs it, after this module is packed. */
    private static final String EXAMPLES = "examples/";

    private static final String EML = "eml";
    private static final String SIGNS = "|<>";
    private static final long MOST_SECONDS = 60;

    private final Path top;
    private Path folder;

    /** Begins in that folder. */
    Shell(Path folder) throws IOException {
        this.top = folder.toRealPath();
        this.folder = top;
    }

    /**
     * What a line did.
     *
     * @param exitCode that of its last command
     * @param out standard output, without the path of the folder
     * @param err standard error of all its commands, the same
     * @param isRun whether every program was there
     */
    record Result(int exitCode, String out, String err, boolean isRun) {}

    /** A word, or one of the signs {@code | < >}. */
    private record Token(String text, boolean isSign) {}

    /** A command of a pipeline, and the files that its input comes from and its output goes to; empty for none. */
    private record Stage(List<String> words, String from, String to) {
        String program() {
            return words.get(0);
        }
    }

    Result run(String line) throws IOException, InterruptedException {
        if (line.startsWith("cd ")) {
            folder = folder.resolve(line.substring(3));
            return new Result(0, "", "", true);
        }
        if (line.startsWith(EXAMPLES)) {
            return new Result(0, "", "", false);
        }
        if (NEEDS_SH.stream().anyMatch(line::contains)) {
            Run run = sh(line, new byte[0]);
            return new Result(run.exitCode(), shown(run.out()), shown(run.err()), true);
        }
        byte[] bytes = new byte[0];
        StringBuilder err = new StringBuilder();
        int exitCode = 0;
        for (Stage stage : stages(line)) {
            if (!stage.program().equals(EML) && !isThere(stage.program())) {
                return new Result(exitCode, "", shown(err.toString()), false);
            }
            Run run = run(stage, stage.from.isEmpty() ? bytes : Files.readAllBytes(resolve(stage.from)));
            exitCode = run.exitCode();
            err.append(run.err());
            bytes = run.bytes();
            if (!stage.to.isEmpty()) {
                Files.createDirectories(resolve(stage.to).getParent());
                Files.write(resolve(stage.to), bytes);
                bytes = new byte[0];
            }
        }
        return new Result(exitCode, shown(new String(bytes, StandardCharsets.UTF_8)), shown(err.toString()), true);
    }

    private Run run(Stage stage, byte[] in) throws IOException, InterruptedException {
        if (stage.program().equals(EML)) {
            return eml(stage, in);
        }
        return sh(stage.words.stream().map(Shell::quoted).collect(Collectors.joining(" ")), in);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private String shown(String text) {
        return text.replace(folder + "/", "").replace(folder.toString(), ".");
    }

    private Path resolve(String name) {
        return name.startsWith("~/") ? top.resolve(name.substring(2)) : folder.resolve(name);
    }

    // ---- words

    private static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < line.length(); ) {
            char c = line.charAt(i);
            if (c == ' ') {
                i++;
            } else if (SIGNS.indexOf(c) >= 0) {
                tokens.add(new Token(Character.toString(c), true));
                i++;
            } else {
                i = word(line, i, tokens);
            }
        }
        return tokens;
    }

    /** Adds the word that begins there; answers where it ends. Within quotes every other character is itself. */
    private static int word(String line, int from, List<Token> tokens) {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        int i = from;
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && (c == ' ' || SIGNS.indexOf(c) >= 0)) {
                break;
            }
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        tokens.add(new Token(word.toString(), false));
        return i;
    }

    private static List<Stage> stages(String line) {
        List<Stage> stages = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String from = "";
        String to = "";
        List<Token> tokens = new ArrayList<>(tokens(line));
        tokens.add(new Token("|", true));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isSign) {
                words.add(token.text);
            } else if (token.text.equals("|")) {
                stages.add(new Stage(List.copyOf(words), from, to));
                words.clear();
                from = "";
                to = "";
            } else if (token.text.equals("<")) {
                from = tokens.get(++i).text;
            } else {
                to = tokens.get(++i).text;
            }
        }
        return stages;
    }

    /** The arguments of each call of eml in a line. */
    static List<List<String>> calls(String line) {
        return stages(line).stream()
                .map(Stage::words)
                .filter(words -> !words.isEmpty() && words.get(0).equals(EML))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    // ---- programs

    private Run eml(Stage stage, byte[] in) {
        List<Object> arguments = new ArrayList<>();
        for (String word : stage.words.subList(1, stage.words.size())) {
            String last = arguments.isEmpty()
                    ? ""
                    : arguments.get(arguments.size() - 1).toString();
            arguments.add(TAKES_NEW_FILE.contains(last) && !word.equals("-") ? resolve(word) : argument(word));
        }
        return Run.with(in, arguments.toArray());
    }

    /** A word with the path of the file that it names, perhaps as {@code key=file} or {@code file#17}. */
    private String argument(String word) {
        int equals = word.indexOf('=');
        String value = word.substring(equals + 1);
        return isFile(value) ? word.substring(0, equals + 1) + resolve(value) : word;
    }

    private boolean isFile(String word) {
        int mark = word.indexOf('#');
        String name = mark < 0 ? word : word.substring(0, mark);
        return !name.isEmpty() && !name.startsWith("-") && Files.exists(folder.resolve(name));
    }

    private static boolean isThere(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":", -1)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private Run sh(String command, byte[] in) throws IOException, InterruptedException {
        Path input = Files.write(Files.createTempFile("shell", ".in"), in);
        Path errors = Files.createTempFile("shell", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectInput(input.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("PATH", bin() + ":" + System.getenv().getOrDefault("PATH", ""));
            builder.environment().put("HOME", top.toString());
            Process process = builder.start();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            process.getInputStream().transferTo(out);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("never ends: " + command);
            }
            return new Run(process.exitValue(), out.toByteArray(), Files.readString(errors));
        } finally {
            Files.delete(input);
            Files.delete(errors);
        }
    }

    /** A folder with an eml that other programs can start. */
    private Path bin() throws IOException {
        Path bin = top.resolve(".bin");
        if (!Files.exists(bin)) {
            String classes =
                    System.getProperty("jdk.module.path", "") + ":" + System.getProperty("java.class.path", "");
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            String script = "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -cp '"
                    + classes + "' dev.paperknife.cli.Main \"$@\"\n";
            Path eml = Files.createDirectory(bin).resolve("eml");
            Files.writeString(eml, script);
            if (!eml.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + eml + " a program");
            }
        }
        return bin;
    }
}
