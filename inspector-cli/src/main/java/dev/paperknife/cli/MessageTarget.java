package dev.paperknife.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where a message that a command makes goes: standard output, or a file. A file that is there stays unless the person says
 * otherwise; then the new one takes its place as a whole, or not at all.
 */
final class MessageTarget {
    private static final String OUTPUT = "-o";
    private static final String FORCE = "--force";

    private final Session session;
    private final Optional<Path> file;
    private final boolean mayReplace;

    private MessageTarget(Session session, Optional<Path> file, boolean mayReplace) {
        this.session = session;
        this.file = file;
        this.mayReplace = mayReplace;
    }

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(OUTPUT, "--output")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("write to this file, which must not be there yet; else to standard output")
                        .build())
                .addOption(Options.flag(FORCE, "write over the file of -o if it is there"));
    }

    static MessageTarget of(ParseResult arguments, Session session) throws MistakeException {
        String name = arguments.matchedOptionValue(OUTPUT, "");
        boolean isStandard = name.isEmpty() || name.equals("-");
        Optional<Path> file = isStandard ? Optional.empty() : Optional.of(NamedFiles.path(name));
        return new MessageTarget(session, file, Options.isSet(arguments, FORCE));
    }

    /** The file itself, which is replaced. */
    static MessageTarget inPlace(Path file, Session session) throws MistakeException {
        try {
            return new MessageTarget(session, Optional.of(file.toRealPath()), true);
        } catch (IOException e) {
            throw new MistakeException(ExitCode.UNREADABLE, file.toString(), Reasons.of(e));
        }
    }

    /** Whether a file was named to write to. */
    static boolean isNamed(ParseResult arguments) {
        return arguments.hasMatchedOption(OUTPUT);
    }

    /** What writes the message. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes it; where that fails, no file is left half written. */
    void write(Writing writing) throws MistakeException {
        try {
            if (file.isEmpty()) {
                writing.to(session.out());
            } else if (mayReplace && Files.isRegularFile(file.get())) {
                replace(file.get(), writing);
            } else {
                create(file.get(), writing);
            }
        } catch (FileAlreadyExistsException e) {
            throw new MistakeException(
                    ExitCode.NOT_WRITTEN,
                    file.orElseThrow().toString(),
                    "exists already; " + FORCE + " writes over it");
        } catch (IOException e) {
            throw new MistakeException(ExitCode.NOT_WRITTEN, subject(e), Reasons.of(e));
        }
    }

    private String subject(IOException e) {
        Optional<String> named =
                e instanceof FileSystemException f ? Optional.ofNullable(f.getFile()) : Optional.empty();
        return named.or(() -> file.map(Path::toString)).orElse("standard output");
    }

    private void create(Path target, Writing writing) throws IOException {
        StandardOpenOption how = mayReplace ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
        boolean isDone = false;
        boolean wasThere = Files.exists(target);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.WRITE, how))) {
            writing.to(out);
            isDone = true;
        } finally {
            if (!isDone && !wasThere) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void replace(Path target, Writing writing) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".eml", null);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                writing.to(out);
            }
            copyPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(
                    Files.readAttributes(from, PosixFileAttributes.class).permissions());
        }
    }
}
