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
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the leaves of messages that are to become files: all but the text that a person reads, which is text/plain and text/html in
 * the bodies of a message or of one inside it. A message inside another is taken whole, and so are its own leaves.
 */
final class Extraction {
    private final Selection selection;
    private final boolean isAll;
    private final boolean isAllReadings;
    private final PartWriter writer;
    private final Set<String> known = new HashSet<>();

    /**
     * Hands what is selected to the writer; where {@code isAll} those texts too, and multiparts without parts; where
     * {@code isAllReadings} what other readings of a message bring, and no bytes twice.
     */
    Extraction(Selection selection, boolean isAll, boolean isAllReadings, PartWriter writer) {
        this.selection = selection;
        this.isAll = isAll || selection.isExplicit();
        this.isAllReadings = isAllReadings;
        this.writer = writer;
    }

    /**
     * Takes the files out of one message.
     *
     * @throws IOException if the message cannot be read
     */
    void extract(Letter letter) throws IOException {
        extract(letter, letter.message(), readTexts(letter.message()), false);
        if (isAllReadings) {
            for (Reading reading : Readings.of(letter.message())) {
                for (Leaf leaf : reading.leaves()) {
                    String name = Filenames.safe(leaf.name().orElse(""), reading.section(), leaf.contentType());
                    write(new PartFile(letter, reading.section(), leaf.name(), name, leaf.contentType(), leaf::stream));
                }
            }
        }
        writer.endLetter();
    }

    /** The sections of what a person reads in a message, those inside it aside. */
    private static Set<String> readTexts(Message message) {
        Set<String> sections = new HashSet<>();
        message.textBody().forEach(part -> sections.add(part.section()));
        message.htmlBody().forEach(part -> sections.add(part.section()));
        return sections;
    }

    private void extract(Letter letter, Entity part, Set<String> readTexts, boolean isInWanted) throws IOException {
        boolean isWanted = isInWanted || selection.wantsSection(part);
        if (part.body() instanceof Multipart multipart) {
            if (multipart.parts().isEmpty() && isAll && isWanted && selection.wants(part)) {
                write(ofPreamble(letter, part, multipart));
            }
            for (Entity child : multipart.parts()) {
                extract(letter, child, readTexts, isWanted);
            }
        } else if (isAll || !isReadText(part, readTexts)) {
            if (isWanted && selection.wants(part)) {
                write(new PartFile(
                        letter,
                        part.section(),
                        part.filename(),
                        part.safeFilename(),
                        part.contentType(),
                        () -> part.body().stream()));
            }
            if (part.body() instanceof Message message) {
                extract(letter, message, readTexts(message), false);
            }
        } else {
            isNew(() -> part.body().stream());
        }
    }

    private static PartFile ofPreamble(Letter letter, Entity part, Multipart multipart) {
        String name = Filenames.safe("", part.section(), ContentType.TEXT_PLAIN);
        return new PartFile(
                letter,
                part.section(),
                part.filename(),
                name,
                ContentType.TEXT_PLAIN,
                () -> multipart.preamble().stream());
    }

    private static boolean isReadText(Entity part, Set<String> readTexts) {
        ContentType type = part.contentType();
        return readTexts.contains(part.section()) && (type.is("text", "plain") || type.is("text", "html"));
    }

    private void write(PartFile part) throws IOException {
        if (isNew(part.opener())) {
            writer.write(part);
        }
    }

    /** Whether no such bytes were written or shown yet; where other readings do not matter, nobody asks. */
    private boolean isNew(PartFile.Opener opener) throws IOException {
        if (!isAllReadings) {
            return true;
        }
        try (InputStream in = opener.open()) {
            return known.add(Digest.of(in).sha256());
        }
    }
}
