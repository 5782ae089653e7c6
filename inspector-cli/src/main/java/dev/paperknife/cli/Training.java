package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Runs the commands that are used most on a message that has most things in it, so that the classes they need can be archived.
 * The launcher starts it when it makes its archive.
 */
final class Training {
    private static final String MESSAGE = "training.eml";
    private static final String MBOX = "training.mbox";
    private static final String OURS = "dev/paperknife/";
    private static final String CLASS = ".class";
    private static final String HEADER = "From: a@a.example\n";

    /** Charsets whose tables are classes of the JDK, each with bytes that are a letter in it. */
    private static final Map<String, byte[]> CHARSETS = Map.ofEntries(
            Map.entry("gb18030", bytes(0xC4, 0xE3)),
            Map.entry("gb2312", bytes(0xC4, 0xE3)),
            Map.entry("big5", bytes(0xA7, 0x41)),
            Map.entry("shift_jis", bytes(0x82, 0xA0)),
            Map.entry("euc-jp", bytes(0xA4, 0xA2)),
            Map.entry("iso-2022-jp", bytes(0x1B, '$', 'B', '$', '"', 0x1B, '(', 'B')),
            Map.entry("euc-kr", bytes(0xB0, 0xA1)),
            Map.entry("koi8-r", bytes(0xC1)),
            Map.entry("windows-1251", bytes(0xE0)),
            Map.entry("windows-1252", bytes(0xE4)),
            Map.entry("iso-8859-2", bytes(0xE4)),
            Map.entry("iso-8859-15", bytes(0xE4)));

    private static final List<String> COMMANDS = List.of(
            "--help",
            "tree --help",
            "tree FILE",
            "json -j2 MBOX",
            "tree -j2 MBOX",
            "lint MBOX",
            "show MBOX",
            "extract --all-readings -d FOLDER MBOX",
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
        Path mbox = Files.write(Path.of(arguments[0], MBOX), mbox());
        Path folder = Path.of(arguments[0], "extracted");
        for (String command : COMMANDS) {
            Main.run(
                    command.replace("FILE", file.toString())
                            .replace("MBOX", mbox.toString())
                            .replace("FOLDER", folder.toString())
                            .split(" ", -1),
                    new ByteArrayInputStream(message),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Terminal.of(Terminals.isOutputTerminal(System.getenv()), System.getenv()),
                    Surroundings.of(System.getenv()));
        }
        Files.delete(file);
        Files.delete(mbox);
        for (Path extracted : files(folder)) {
            Files.delete(extracted);
        }
        Files.delete(folder);
        loadAll();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
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

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A message in each of those charsets, so many that several readers read them, one that names none, and one with each defect. */
    static byte[] mbox() {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        CHARSETS.forEach((charset, letter) -> {
            addMessage(mbox, HEADER + "Content-Type: text/plain; charset=" + charset + "\n\n", letter);
            addMessage(mbox, HEADER + "\n", letter);
        });
        for (Defect.Code code : Defect.Code.values()) {
            addMessage(mbox, String.join("\n", DefectExample.of(code.id()).lines()), new byte[0]);
        }
        return mbox.toByteArray();
    }

    private static void addMessage(ByteArrayOutputStream mbox, String start, byte[] end) {
        mbox.writeBytes("From a@a.example Thu Jan  1 00:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
        mbox.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        mbox.writeBytes(end);
        mbox.writeBytes(new byte[] {'\n', '\n'});
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
