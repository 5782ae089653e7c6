package dev.paperknife.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Runs the commands that are used most on a message that has most things in it, so that the classes they need can be archived.
 * The launcher starts it when it makes its archive.
 */
final class Training {
    private static final String MESSAGE = "training.eml";
    private static final String OURS = "dev/paperknife/";
    private static final String CLASS = ".class";

    private static final List<String> COMMANDS = List.of(
            "--help",
            "tree --help",
            "tree FILE",
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

    /** Runs them all, with a file in the directory that is named. */
    public static void main(String[] arguments) throws IOException {
        byte[] message = message();
        Path file = Files.write(Path.of(arguments[0], MESSAGE), message);
        for (String command : COMMANDS) {
            Main.run(
                    command.replace("FILE", file.toString()).split(" ", -1),
                    new ByteArrayInputStream(message),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Terminal.of(Terminals.isOutputTerminal(System.getenv()), System.getenv()),
                    Surroundings.of(System.getenv()));
        }
        Files.delete(file);
        loadAll();
    }

    /** Has every class of ours loaded: one that is not in the archive has the whole jar opened for it. */
    private static void loadAll() throws IOException {
        Path jar = Path.of(URI.create(Training.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (!Files.isRegularFile(jar)) {
            return; // classes in a directory: nothing can be archived
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.startsWith(OURS) && name.endsWith(CLASS)) {
                    load(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Training.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
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
