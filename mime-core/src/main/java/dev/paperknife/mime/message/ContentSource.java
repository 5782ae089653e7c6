package dev.paperknife.mime.message;

import java.io.IOException;
import java.io.InputStream;

/** Octets that a part is to hold, from anywhere: asked for each time the message is written, and closed after that. */
@FunctionalInterface
public interface ContentSource {
    /**
     * The octets from the first one on, the same each time; whoever asks closes it.
     *
     * @throws IOException if they cannot be had; writing the message ends with it
     */
    InputStream open() throws IOException;
}
