package dev.paperknife.cli;

import dev.paperknife.mime.audit.Leaf;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.audit.Readings;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Filenames;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes the leaves of messages to files, but for the text that a person reads: text/plain and text/html in the bodies of a
 * message or of one inside it. A message inside another is written whole, and so are its own leaves.
 */
final class Extraction {
    private static final int BUFFER_BYTES = 1 << 14;

    private final Session session;
    private final ExtractionFolder folder;
    private final ExtractionLimits limits;
    private final boolean isAll;
    private final boolean isAllReadings;
    private final Set<String> known = new HashSet<>();
    private int files;
    private long bytes;
    private boolean isStopped;

    /**
     * Writes to the folder, within the limits; where {@code isAll} those texts too, and multiparts without parts; where
     * {@code isAllReadings} what other readings of a message bring, and no bytes twice.
     */
    Extraction(
            Session session, ExtractionFolder folder, ExtractionLimits limits, boolean isAll, boolean isAllReadings) {
        this.session = session;
        this.folder = folder;
        this.limits = limits;
        this.isAll = isAll;
        this.isAllReadings = isAllReadings;
    }

    /** Opens what a file is filled from. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    /** How many files there are. */
    int files() {
        return files;
    }

    /**
     * Writes the files of one message, and says which.
     *
     * @throws IOException if the message cannot be read
     */
    void extract(Letter letter) throws IOException {
        extract(letter, letter.message(), readTexts(letter.message()));
        if (isAllReadings) {
            for (Reading reading : Readings.of(letter.message())) {
                for (Leaf leaf : reading.leaves()) {
                    String name = Filenames.safe(leaf.name().orElse(""), reading.section(), leaf.contentType());
                    write(letter, reading.section(), name, leaf::stream);
                }
            }
        }
    }

    /** The sections of what a person reads in a message, those inside it aside. */
    private static Set<String> readTexts(Message message) {
        Set<String> sections = new HashSet<>();
        message.textBody().forEach(part -> sections.add(part.section()));
        message.htmlBody().forEach(part -> sections.add(part.section()));
        return sections;
    }

    private void extract(Letter letter, Entity part, Set<String> readTexts) throws IOException {
        if (part.body() instanceof Multipart multipart) {
            if (multipart.parts().isEmpty() && isAll) {
                String name = Filenames.safe("", part.section(), ContentType.TEXT_PLAIN);
                write(letter, part.section(), name, () -> multipart.preamble().stream());
            }
            for (Entity child : multipart.parts()) {
                extract(letter, child, readTexts);
            }
        } else if (part.body() instanceof Message message) {
            write(letter, part.section(), part.safeFilename(), message::stream);
            extract(letter, message, readTexts(message));
        } else if (isAll || !isReadText(part, readTexts)) {
            write(letter, part.section(), part.safeFilename(), () -> part.body().stream());
        } else {
            isNew(() -> part.body().stream());
        }
    }

    private static boolean isReadText(Entity part, Set<String> readTexts) {
        ContentType type = part.contentType();
        return readTexts.contains(part.section()) && (type.is("text", "plain") || type.is("text", "html"));
    }

    private void write(Letter letter, String section, String name, Opener opener) throws IOException {
        if (isStopped || session.out().hasFailed() || !isNew(opener)) {
            return;
        }
        String subject = letter.name() + ": part " + section;
        try (InputStream in = opener.open()) {
            requireRoomForFile();
            Path file = folder.write(name, out -> copy(in, out));
            files++;
            session.name(file.toString());
        } catch (LimitException e) {
            session.complain(ExitCode.LIMIT, subject, Reasons.of(e));
        } catch (ExtractionFolder.NotWrittenException e) {
            session.complain(ExitCode.NOT_WRITTEN, subject, "cannot write " + name + ": " + Reasons.of(e));
        }
    }

    /** Whether no such bytes were written or shown yet; where other readings do not matter, nobody asks. */
    private boolean isNew(Opener opener) throws IOException {
        if (!isAllReadings) {
            return true;
        }
        try (InputStream in = opener.open()) {
            return known.add(Digest.of(in).sha256());
        }
    }

    private void requireRoomForFile() throws LimitException {
        if (files >= limits.files()) {
            isStopped = true;
            throw new LimitException(
                    "stopped: " + files + " files are written, and --max-files allows no more; raise it for the rest");
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            requireRoomForBytes(size);
            out.write(buffer, 0, count);
        }
        bytes += size;
    }

    private void requireRoomForBytes(long size) throws LimitException {
        if (size > limits.fileBytes()) {
            throw new LimitException(
                    "not written: it has more than the " + limits.fileBytes() + " bytes that --max-file-bytes allows");
        }
        if (bytes + size > limits.bytes()) {
            isStopped = true;
            throw new LimitException(
                    "stopped: --max-bytes allows " + limits.bytes() + " bytes in all; raise it for the rest");
        }
    }
}
