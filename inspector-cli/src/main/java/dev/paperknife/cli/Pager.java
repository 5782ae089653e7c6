package dev.paperknife.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program that shows long output on a terminal, a page at a time. */
final class Pager implements Closeable {
    private static final String USUAL = "less -R";

    /** What {@code less} is told where nothing else is: to quit where all fits, to show colours, and to leave it on the screen. */
    private static final String LESS = "FRX";

    /** What stands for no pager, as for git. */
    private static final List<String> NONE = List.of("", "cat");

    private final Process process;
    private final Output out;

    private Pager(Process process) {
        this.process = process;
        this.out = new Output(process.getOutputStream());
    }

    /** The one that the run wants, started; absent where output goes elsewhere than to a terminal, or there is none. */
    static Optional<Pager> start(Session session) {
        Map<String, String> variables = session.surroundings().variables();
        boolean isTerminal = variables.getOrDefault("EML_TERMINAL", "").equals("1");
        if (!isTerminal || !session.habits().isPaged()) {
            return Optional.empty();
        }
        String name = variables.containsKey("EML_PAGER") ? "EML_PAGER" : "PAGER";
        String command = variables.getOrDefault(name, USUAL).strip();
        if (NONE.contains(command)) {
            return Optional.empty();
        }
        if (!isThere(command, variables)) {
            if (variables.containsKey(name)) {
                session.complain(name, command + ": no such program; this is shown without a pager");
            }
            return Optional.empty();
        }
        return start(command, variables);
    }

    private static Optional<Pager> start(String command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        if (!variables.containsKey("LESS")) {
            builder.environment().put("LESS", LESS);
        }
        try {
            Pager pager = new Pager(builder.start());
            // who presses Ctrl-C means the output that is still to come: the pager keeps the terminal until it ends
            Runtime.getRuntime().addShutdownHook(new Thread(pager::close));
            return Optional.of(pager);
        } catch (IOException e) {
            return Optional.empty(); // no shell: nothing can be shown by it
        }
    }

    /** Whether the command's first word is a program; what only a shell understands is taken for one. */
    private static boolean isThere(String command, Map<String, String> variables) {
        String word = command.split(" ", 2)[0];
        boolean isPlain = word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0);
        if (!isPlain) {
            return true;
        }
        for (String folder : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, word))) {
                return true;
            }
        }
        return false;
    }

    /** Where output goes, and what is said beside it. Who quits the pager ends it, and that is no failure. */
    Output out() {
        return out;
    }

    /** Ends the output and waits until whoever reads has read. */
    @Override
    public void close() {
        try {
            out.flush();
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has quit already
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
