package dev.paperknife.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Asks at the process's terminal. The JDK can only where input and output both are that terminal; where one is a pipe, as
 * in {@code eml send - <letter.eml}, a shell asks at /dev/tty.
 */
final class TerminalPrompt implements Prompt {
    /** Shows its argument, reads a line without echo, and leaves the terminal as it was, interrupted or not. */
    private static final String ASK = """
            exec 3<>/dev/tty || exit 1
            printf '%s' "$1" >&3
            state=$(stty -g <&3) && trap 'stty "$state" <&3' EXIT && trap 'exit 130' INT TERM HUP
            stty -echo <&3
            IFS= read -r answer <&3 || exit 1
            printf '\\n' >&3
            printf '%s' "$answer"
            """;

    private final Map<String, String> environment;

    TerminalPrompt(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // not asked where it is never null
    public Optional<String> secret(String question) {
        Console console = Terminals.isOutputTerminal(environment) ? System.console() : null;
        if (console == null) {
            return byShell(question);
        }
        char[] answer = console.readPassword("%s", question);
        return Optional.ofNullable(answer).map(String::new);
    }

    private static Optional<String> byShell(String question) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", ASK, "sh", question)
                    .redirectError(Redirect.DISCARD)
                    .start();
            shell.getOutputStream().close();
            try (InputStream in = shell.getInputStream()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return shell.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty(); // no shell, as on Windows: nobody can be asked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
