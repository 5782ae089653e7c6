package dev.paperknife.cli;

import dev.paperknife.mime.header.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What extraction makes one file of.
 *
 * @param letter the message it is in
 * @param section the section number of the part
 * @param declaredName the file name that the part declares, decoded, as it is
 * @param safeName a name for a file on any system
 * @param type what it is
 * @param opener gives its decoded octets
 */
record PartFile(
        Letter letter,
        String section,
        Optional<String> declaredName,
        String safeName,
        ContentType type,
        Opener opener) {

    /** Opens the octets of a part. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** What a complaint is about. */
    String subject() {
        return letter.name() + ": part " + section;
    }
}
