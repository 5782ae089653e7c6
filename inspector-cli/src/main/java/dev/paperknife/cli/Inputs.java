package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What the arguments of a command name: files, mboxes and messages of them, all mail of a directory, or standard input. One
 * that cannot be read costs one line on standard error, and never the others.
 */
final class Inputs {
    /** Larger files are read in place, so that no file is too large. */
    private static final long MOST_BYTES_IN_MEMORY = 4 << 20;

    private static final int LOOK_BYTES = 1 << 12;

    private final Session session;
    private final List<String> arguments;
    private final ParseOptions options;
    private final boolean isMailOnly;
    private boolean isOneOfMany;

    Inputs(Session session, List<String> arguments, ParseOptions options, boolean isMailOnly) {
        this.session = session;
        this.arguments = arguments;
        this.options = options;
        this.isMailOnly = isMailOnly;
        this.isOneOfMany = arguments.size() > 1;
    }

    /** Those that the arguments name; absent, and said, where an option that is about them makes no sense. */
    static Optional<Inputs> of(ParseResult arguments, Session session) {
        return of(Options.fileArguments(arguments), arguments, session);
    }

    /** Those of the names, read as the arguments say. */
    static Optional<Inputs> of(List<String> names, ParseResult arguments, Session session) {
        return Options.parseOptions(arguments, session).map(options -> new Inputs(session, names, options, true));
    }

    /** These, and what cannot be mail as well: it is said, and read all the same. */
    Inputs withWhatIsNoMail() {
        return new Inputs(session, arguments, options, false);
    }

    /** Reads all of them in their order, one after the other; stops early where nothing more can be written. */
    void read(LetterReader reader) {
        read(reader, 1);
    }

    /** Reads all of them, several at once if that is wanted; what is written comes in their order all the same. */
    void readConcurrently(LetterReader reader) {
        read(reader, session.habits().readers());
    }

    private void read(LetterReader reader, int readers) {
        try (Crew crew = new Crew(session, reader, readers)) {
            for (String argument : arguments) {
                read(argument, crew);
            }
        }
    }

    private void read(String argument, Crew crew) {
        if (argument.equals("-")) {
            guard(argument, crew, () -> readStream(argument, session.in(), crew));
            return;
        }
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            crew.fail(argument, "this cannot be a file name here: " + e.getReason() + "; set LC_ALL to a UTF-8 locale");
            return;
        }
        if (Files.isDirectory(path)) {
            guard(argument, crew, () -> readDirectory(argument, path, crew));
        } else {
            guard(argument, crew, () -> readFile(argument, path, crew));
        }
    }

    private void readDirectory(String argument, Path directory, Crew crew) throws IOException {
        isOneOfMany = true;
        MailFiles files = MailFiles.in(directory);
        files.failures().forEach((file, e) -> crew.fail(file.toString(), Reasons.of(e)));
        if (files.mail().isEmpty() && files.failures().isEmpty()) {
            crew.fail(argument, "no mail in this directory; name the files if they are mail");
        }
        for (Path file : files.mail()) {
            guard(file.toString(), crew, () -> readFile(file.toString(), file, crew));
        }
    }

    /** Does it unless nothing more can be written. */
    private void guard(String path, Crew crew, Crew.Work work) {
        if (!session.out().hasFailed()) {
            crew.guard(path, work);
        }
    }

    private void readFile(String path, Path file, Crew crew) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            try (InputStream in = new FileInputStream(file.toFile())) { // a pipe, such as a shell's <(...)
                readStream(path, in, crew);
            }
        } else if (attributes.size() <= MOST_BYTES_IN_MEMORY) {
            readSource(path, Slice.of(Files.readAllBytes(file)), crew);
        } else {
            readSource(path, Slice.of(file), crew);
        }
    }

    private void readStream(String path, InputStream in, Crew crew) throws IOException {
        try (Spool spool = Spool.of(in)) {
            readSource(path, spool.source(), crew);
            crew.finish();
        }
    }

    private void readSource(String path, Slice source, Crew crew) throws IOException {
        if (!source.isEmpty() && (Mbox.isNamed(path) || Mbox.isMbox(source))) {
            isOneOfMany = true;
            try (Mbox mbox = Mbox.open(source)) {
                while (mbox.hasNext() && !session.out().hasFailed()) {
                    readEntry(path, mbox.next(), crew);
                }
            }
            return;
        }
        Message message = Message.parse(source, options);
        Optional<String> fault = fault(source, message);
        if (fault.isPresent() && isMailOnly) {
            crew.fail(path, fault.get());
        } else {
            fault.ifPresent(what -> crew.doubt(path, what));
            crew.read(new Letter(path, path, 0, 0, isOneOfMany, source, message));
        }
    }

    private void readEntry(String path, Mbox.Entry entry, Crew crew) {
        Slice source = entry.message();
        if (source.length() <= MOST_BYTES_IN_MEMORY) {
            source = Slice.of(source.bytes());
        }
        Message message = Message.parse(source, options);
        String name = path + "#" + entry.index();
        crew.read(new Letter(path, name, entry.index(), entry.offset(), true, source, message));
    }

    /** Why nobody would call it mail: there is nothing, or no field and the zeros of a binary file. */
    private static Optional<String> fault(Slice source, Message message) throws IOException {
        if (source.isEmpty()) {
            return Optional.of("empty file: there is no message in it");
        }
        if (MailFiles.hasField(message)) {
            return Optional.empty();
        }
        try (InputStream in = source.stream()) {
            for (byte b : in.readNBytes(LOOK_BYTES)) {
                if (b == 0) {
                    return Optional.of("not a mail message: binary data without header fields");
                }
            }
        }
        return Optional.empty();
    }
}
