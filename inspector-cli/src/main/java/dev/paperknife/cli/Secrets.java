package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where a password comes from: a command, the environment, or the person. Never an option's value, which others can see. */
final class Secrets {
    private static final String COMMAND = "--password-command";
    private static final String VARIABLE = "--password-env";
    private static final String USUAL_VARIABLE = "EML_PASSWORD";
    private static final int MOST_BYTES = 1 << 16;

    private Secrets() {}

    /** Why there is no secret, for a person. */
    static final class NoSecretException extends Exception {
        private static final long serialVersionUID = 1L;

        NoSecretException(String message) {
            super(message);
        }
    }

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.value(
                        COMMAND,
                        "COMMAND",
                        "a command whose first line of output is the password, such as 'pass mail'"))
                .addOption(Options.value(
                        VARIABLE,
                        "NAME",
                        "the environment variable that holds the password; without both, " + USUAL_VARIABLE
                                + " does, or else you are asked"));
    }

    /** The secret of whoever that is. */
    static String read(ParseResult arguments, Session session, String whose) throws NoSecretException {
        if (arguments.hasMatchedOption(COMMAND)) {
            return byCommand(arguments.matchedOptionValue(COMMAND, ""));
        }
        Surroundings surroundings = session.surroundings();
        if (arguments.hasMatchedOption(VARIABLE)) {
            String name = arguments.matchedOptionValue(VARIABLE, "");
            return surroundings
                    .variable(name)
                    .orElseThrow(() -> new NoSecretException("the environment variable " + name + " is not set"));
        }
        Optional<String> usual = surroundings.variable(USUAL_VARIABLE);
        return usual.isPresent() ? usual.get() : byPrompt(surroundings.prompt(), whose);
    }

    private static String byPrompt(Prompt prompt, String whose) throws NoSecretException {
        return prompt.secret("Password of " + Printable.line(whose) + ": ")
                .filter(answer -> !answer.isEmpty())
                .orElseThrow(() ->
                        new NoSecretException("none was given; type it, or use " + COMMAND + " or " + USUAL_VARIABLE));
    }

    private static String byCommand(String command) throws NoSecretException {
        boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
        List<String> shell = isWindows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
        try {
            Process process =
                    new ProcessBuilder(shell).redirectError(Redirect.INHERIT).start();
            process.getOutputStream().close();
            byte[] output;
            try (InputStream in = process.getInputStream()) {
                output = in.readNBytes(MOST_BYTES);
            }
            int status = process.waitFor();
            String line = new String(output, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (status != 0 || line.isEmpty()) {
                throw new NoSecretException(
                        status != 0
                                ? "the password command ended with status " + status
                                : "the password command printed nothing");
            }
            return line;
        } catch (IOException e) {
            throw new NoSecretException("the password command does not run: " + Reasons.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSecretException("the password command was interrupted");
        }
    }
}
