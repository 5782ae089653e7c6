package dev.paperknife.cli;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.message.NewPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that go into a message. Those of the command line are where the person says. Those of a recipe, which somebody else may
 * have written, are looked for beside it, and only there or in a directory that the person allows: links do not lead out.
 */
final class NamedFiles {
    private static final String STDIN = "-";

    private final Session session;
    private final Path base;
    private final List<Path> allowed;

    private NamedFiles(Session session, Path base, List<Path> allowed) {
        this.session = session;
        this.base = base;
        this.allowed = allowed;
    }

    /** Files anywhere; {@code -} is standard input. */
    static NamedFiles anywhere(Session session) {
        return new NamedFiles(session, Path.of(""), List.of());
    }

    /** Files in the directory of a recipe, or in those that are allowed. */
    static NamedFiles beside(Path recipe, List<String> allowed, Session session) throws MistakeException {
        Path absolute = recipe.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        List<Path> folders = new ArrayList<>();
        folders.add(real(folder.toString(), folder));
        for (String name : allowed) {
            folders.add(real(name, path(name)));
        }
        return new NamedFiles(session, folder, folders);
    }

    /** The path that a person wrote. */
    static Path path(String name) throws MistakeException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new MistakeException(ExitCode.USAGE, name, "this cannot be a file name here: " + e.getReason());
        }
    }

    private static Path real(String name, Path path) throws MistakeException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new MistakeException(ExitCode.UNREADABLE, name, Reasons.of(e));
        }
    }

    /** A part that holds the file, under its own name and the type that goes with it. */
    NewPart part(String name) throws MistakeException {
        try {
            Path file = find(name);
            if (Files.isRegularFile(file)) {
                return NewPart.of(file);
            }
            byte[] octets = Files.readAllBytes(file); // a pipe, which can be read only once
            return NewPart.of(String.valueOf(file.getFileName()), octets);
        } catch (IOException e) {
            throw new MistakeException(ExitCode.UNREADABLE, name, Reasons.of(e));
        }
    }

    byte[] octets(String name) throws MistakeException {
        try {
            if (isStandardInput(name)) {
                return session.in().readAllBytes();
            }
            return Files.readAllBytes(find(name));
        } catch (IOException e) {
            throw new MistakeException(ExitCode.UNREADABLE, name, Reasons.of(e));
        }
    }

    /** The text in the file, which is UTF-8. */
    String text(String name) throws MistakeException {
        return text(name, octets(name));
    }

    /** The text that those octets of a file are. */
    static String text(String name, byte[] octets) throws MistakeException {
        if (!Charsets.isUtf8(octets, 0, octets.length)) {
            throw new MistakeException(
                    ExitCode.UNREADABLE,
                    name,
                    "this text is not UTF-8; iconv -t utf-8 makes it so, or attach the file");
        }
        String text = new String(octets, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private boolean isStandardInput(String name) {
        return allowed.isEmpty() && name.equals(STDIN);
    }

    private Path find(String name) throws MistakeException {
        Path file = base.resolve(path(name));
        if (Files.isDirectory(file)) {
            throw new MistakeException(ExitCode.UNREADABLE, name, "this is a directory; name the files in it");
        }
        if (!allowed.isEmpty()) {
            Path real = real(name, file);
            Optional<Path> folder = allowed.stream().filter(real::startsWith).findFirst();
            if (folder.isEmpty()) {
                throw new MistakeException(
                        ExitCode.USAGE,
                        name,
                        "the recipe names a file outside its own directory; " + ComposeOptions.ALLOW
                                + " DIR allows another one");
            }
        }
        return file;
    }
}
