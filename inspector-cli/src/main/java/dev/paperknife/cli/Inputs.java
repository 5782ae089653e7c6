package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments of a command name: files, mboxes, all mail of a directory, or standard input. One that cannot be read
 * costs one line on standard error, and never the others.
 */
final class Inputs {
    /** Larger files are read in place, so that no file is too large. */
    private static final long MOST_BYTES_IN_MEMORY = 4 << 20;

    private static final int LOOK_BYTES = 1 << 12;

    private final Session session;
    private final ParseOptions options;
    private final LetterReader reader;
    private final boolean readsAnything;
    private boolean isOneOfMany;

    /** Hands each message to the reader; what is no mail at all only where the reader reads anything. */
    Inputs(Session session, ParseOptions options, boolean readsAnything, LetterReader reader) {
        this.session = session;
        this.options = options;
        this.readsAnything = readsAnything;
        this.reader = reader;
    }

    /** Reads all that the arguments name, in their order; stops early where nothing more can be written. */
    void read(List<String> arguments) {
        isOneOfMany = arguments.size() > 1;
        for (String argument : arguments) {
            if (session.out().hasFailed()) {
                return;
            }
            if (argument.equals("-")) {
                read(argument, () -> readStream(argument, session.in()));
            } else {
                readPath(argument);
            }
        }
    }

    private void readPath(String argument) {
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            session.outcome().countInput();
            fail(argument, "this cannot be a file name here: " + e.getReason() + "; set LC_ALL to a UTF-8 locale");
            return;
        }
        if (Files.isDirectory(path)) {
            readDirectory(argument, path);
        } else {
            read(argument, () -> readFile(argument, path));
        }
    }

    private void readDirectory(String argument, Path directory) {
        isOneOfMany = true;
        try {
            MailFiles files = MailFiles.in(directory);
            files.failures().forEach((file, e) -> {
                session.outcome().countInput();
                fail(file.toString(), Reasons.of(e));
            });
            if (files.mail().isEmpty() && files.failures().isEmpty()) {
                session.outcome().countInput();
                fail(argument, "no mail in this directory; name the files if they are mail");
            }
            for (Path file : files.mail()) {
                read(file.toString(), () -> readFile(file.toString(), file));
            }
        } catch (IOException e) {
            session.outcome().countInput();
            fail(argument, Reasons.of(e));
        }
    }

    /** What may fail for one input alone. */
    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    /** Runs it for one input: whatever goes wrong there is said, and the next one comes. */
    private void read(String path, Reading reading) {
        if (session.out().hasFailed()) {
            return;
        }
        session.outcome().countInput();
        try {
            reading.run();
        } catch (IOException e) {
            fail(path, Reasons.of(e));
        } catch (UncheckedIOException e) {
            fail(path, Reasons.of(e));
        } catch (OutOfMemoryError e) {
            session.complain(ExitCode.INTERNAL, path, "not enough memory; give more with EML_JAVA_OPTS=-Xmx1g");
        } catch (RuntimeException | StackOverflowError e) {
            // a fault of ours in one input must not cost the others: this is the one place that may catch it
            session.complain(ExitCode.INTERNAL, path, "internal error, please report it: " + Main.describe(e));
        }
    }

    private void fail(String path, String what) {
        session.outcome().countUnreadable();
        session.complain(path, what);
    }

    private void readFile(String path, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            try (InputStream in = new FileInputStream(file.toFile())) { // a pipe, such as a shell's <(...)
                readStream(path, in);
            }
        } else if (attributes.size() <= MOST_BYTES_IN_MEMORY) {
            readSource(path, Slice.of(Files.readAllBytes(file)));
        } else {
            readSource(path, Slice.of(file));
        }
    }

    private void readStream(String path, InputStream in) throws IOException {
        try (Spool spool = Spool.of(in)) {
            readSource(path, spool.source());
        }
    }

    private void readSource(String path, Slice source) throws IOException {
        if (!source.isEmpty() && (Mbox.isNamed(path) || Mbox.isMbox(source))) {
            isOneOfMany = true;
            try (Mbox mbox = Mbox.open(source)) {
                while (mbox.hasNext() && !session.out().hasFailed()) {
                    readEntry(path, mbox.next());
                }
            }
            return;
        }
        Message message = Message.parse(source, options);
        Optional<String> fault = fault(source, message);
        fault.ifPresent(what -> fail(path, what));
        if (fault.isEmpty() || readsAnything) {
            reader.read(new Letter(path, 0, 0, isOneOfMany, source, message));
        }
    }

    private void readEntry(String path, Mbox.Entry entry) throws IOException {
        Slice source = entry.message();
        if (source.length() <= MOST_BYTES_IN_MEMORY) {
            source = Slice.of(source.bytes());
        }
        Message message = Message.parse(source, options);
        reader.read(new Letter(path, entry.index(), entry.offset(), true, source, message));
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
