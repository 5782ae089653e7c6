package dev.paperknife.cli;

import dev.paperknife.mime.message.Section;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ParseResult;

/**
 * What the arguments of a command name: files, mboxes and messages of them, all mail of a directory, any of these packed, or
 * standard input. One that cannot be read costs one line on standard error, and never the others.
 */
final class Inputs {
    /** Larger files are read in place, so that no file is too large. */
    static final long MOST_BYTES_IN_MEMORY = 4 << 20;

    private static final long LONG_WORK_BYTES = 8 << 20;

    private final Session session;
    private final List<String> arguments;
    private final ParseOptions options;
    private final boolean isMailOnly;

    Inputs(Session session, List<String> arguments, ParseOptions options, boolean isMailOnly) {
        this.session = session;
        this.arguments = arguments;
        this.options = options;
        this.isMailOnly = isMailOnly;
    }

    /** Those that the arguments name; absent, and said, where an option that is about them makes no sense. */
    static Optional<Inputs> of(ParseResult arguments, Session session) {
        return of(Options.fileArguments(arguments), arguments, session);
    }

    /** Those of the names, read as the arguments say. */
    static Optional<Inputs> of(List<String> names, ParseResult arguments, Session session) {
        Optional<ParseOptions> options = Options.parseOptions(arguments, session);
        return options.isPresent() ? Optional.of(new Inputs(session, names, options.get(), true)) : Optional.empty();
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
        try (Progress progress = Progress.of(session, "read", longWork())) {
            try (Crew crew = new Crew(session, reader, readers, progress)) {
                Letters letters = new Letters(session, crew, options, isMailOnly, arguments.size() > 1);
                for (String argument : arguments) {
                    read(argument, letters, crew);
                }
            }
            if (!session.out().hasFailed()) {
                progress.complete();
            }
        }
    }

    /** How many bytes there are to be read, where that takes a while and no output shows how far it came; else 0. */
    private long longWork() {
        if (session.terminal().isWatched() || !Progress.isWanted(session)) {
            return 0;
        }
        long bytes = 0;
        for (String argument : arguments) {
            bytes += new File(Address.of(argument).path()).length();
        }
        return bytes < LONG_WORK_BYTES ? 0 : bytes;
    }

    private void read(String argument, Letters letters, Crew crew) {
        try {
            Address address = Address.of(argument);
            Path path = Path.of(address.path());
            if (address.path().equals("-")) {
                guard(argument, crew, () -> readStream(address, session.in(), letters));
            } else if (Section.parse(argument).isPresent() && !Files.exists(path)) {
                crew.fail(
                        argument,
                        "no such file or directory; a part is eml cat FILE 2 or --part 2, a message box.mbox#2");
            } else if (Files.isDirectory(path)) {
                guard(argument, crew, () -> readDirectory(argument, path, letters, crew));
            } else {
                guard(argument, crew, new NamedFile(address, path, letters));
            }
        } catch (InvalidPathException e) {
            crew.fail(argument, "this cannot be a file name here: " + e.getReason() + "; set LC_ALL to a UTF-8 locale");
        }
    }

    private void readDirectory(String argument, Path directory, Letters letters, Crew crew) throws IOException {
        letters.expectMany();
        AtomicBoolean isEmpty = new AtomicBoolean(true);
        MailFiles.find(directory, new MailFiles.Taker() {
            @Override
            public void take(Path file) {
                isEmpty.set(false);
                guard(file.toString(), crew, new NamedFile(Address.whole(file.toString()), file, letters));
            }

            @Override
            public void fail(Path file, IOException e) {
                isEmpty.set(false);
                crew.fail(file.toString(), Reasons.of(e));
            }
        });
        if (isEmpty.get()) {
            crew.fail(argument, "no mail in this directory; name the files if they are mail");
        }
    }

    /** Does it unless nothing more can be written. */
    private void guard(String path, Crew crew, Crew.Work work) {
        if (!session.out().hasFailed()) {
            crew.guard(path, work);
        }
    }

    /** A file, or a pipe with a name, that is to be read. */
    private record NamedFile(Address address, Path file, Letters letters) implements Crew.Work {
        @Override
        public void run() throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                try (InputStream in = new FileInputStream(file.toFile())) { // a pipe, such as a shell's <(...)
                    readStream(address, in, letters);
                }
            } else {
                Slice source = Slice.of(file);
                letters.read(address, source.length() <= MOST_BYTES_IN_MEMORY ? source.load() : source);
            }
        }
    }

    private static void readStream(Address address, InputStream in, Letters letters) throws IOException {
        try (Spool spool = Spool.of(in)) {
            letters.read(address, spool.source());
            letters.finish();
        }
    }
}
