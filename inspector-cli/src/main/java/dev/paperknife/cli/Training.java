package dev.paperknife.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Runs the commands that are used most on a message that has most things in it, so that the classes they need can be archived.
 * The launcher starts it when it makes its archive; nothing is written anywhere.
 */
final class Training {
    private static final String MESSAGE = "training.eml";

    private static final List<String> COMMANDS = List.of(
            "--help",
            "tree --help",
            "tree -",
            "text -",
            "headers -",
            "headers --decode Subject From -- -",
            "json -",
            "json -j2 -",
            "cat - 1",
            "lint -",
            "show -",
            "ls -",
            "grep hello -",
            "html -",
            "hash -",
            "hops -",
            "tree missing.eml");

    private Training() {}

    /** Runs them all. */
    public static void main(String[] arguments) throws IOException {
        byte[] message = message();
        for (String command : COMMANDS) {
            Main.run(
                    command.split(" ", -1),
                    new ByteArrayInputStream(message),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Terminal.NONE,
                    Surroundings.NONE);
        }
    }

    static byte[] message() throws IOException {
        try (InputStream in = Training.class.getResourceAsStream(MESSAGE)) {
            if (in == null) {
                throw new IllegalStateException(MESSAGE + " is missing from this build");
            }
            return in.readAllBytes();
        }
    }
}
