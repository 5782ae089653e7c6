package dev.paperknife.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
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
    private static final String STANDARD_OUTPUT = "standard output";

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
    static MessageTarget inPlace(Path file, Session session) {
        return new MessageTarget(session, Optional.of(file), true);
    }

    /** Whether a file was named to write to. */
    static boolean isNamed(ParseResult arguments) {
        return arguments.hasMatchedOption(OUTPUT);
    }

    /** Writes it; where that fails, or the process is told to stop, no file is left half written. */
    void write(WholeFiles.Contents contents) throws MistakeException {
        try {
            if (file.isEmpty()) {
                contents.writeTo(session.out());
            } else {
                write(file.get(), contents);
            }
        } catch (NotWrittenException e) {
            throw mistake(file.map(Path::toString).orElse(STANDARD_OUTPUT), Reasons.of(e));
        } catch (IOException e) {
            throw mistake(subject(e), Reasons.of(e));
        }
    }

    private static MistakeException mistake(String subject, String reason) {
        return new MistakeException(ExitCode.NOT_WRITTEN, subject, reason);
    }

    /** What could not be read for it, where that is a file. */
    private String subject(IOException e) {
        Optional<String> named =
                e instanceof FileSystemException f ? Optional.ofNullable(f.getFile()) : Optional.empty();
        return named.or(() -> file.map(Path::toString)).orElse(STANDARD_OUTPUT);
    }

    private void write(Path target, WholeFiles.Contents contents) throws IOException, MistakeException {
        WholeFiles.Contents buffered = out -> {
            OutputStream buffer = new BufferedOutputStream(out);
            contents.writeTo(buffer);
            buffer.flush();
        };
        if (!mayReplace || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (!new WholeFiles().create(target, buffered)) {
                throw mistake(target.toString(), "exists already; " + FORCE + " writes over it");
            }
        } else if (Files.isRegularFile(target)) {
            Path real = target.toRealPath(); // a link that was named stays one
            new WholeFiles().replace(real, permissions(real), buffered);
        } else {
            try (OutputStream out = Files.newOutputStream(target)) { // a pipe, or a device
                buffered.writeTo(out);
            }
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? Set.of() : view.readAttributes().permissions();
    }
}
