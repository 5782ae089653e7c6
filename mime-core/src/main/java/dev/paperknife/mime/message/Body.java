package dev.paperknife.mime.message;

import java.io.IOException;
import java.io.InputStream;

/** What follows a header section, decoded (RFC 2046): a discrete body, a multipart, or a message. */
public sealed interface Body permits Content, Multipart, Message {
    /**
     * The octets, transfer encoding undone; of a multipart, its whole body as it stands.
     *
     * @throws OutOfMemoryError if there are more than an array can hold; {@link #stream} has no such bound
     */
    byte[] bytes();

    /**
     * The same octets as a stream, in constant memory. Close it: over a file it holds the file open.
     *
     * @throws IOException if a file cannot be opened or has changed
     */
    InputStream stream() throws IOException;

    /** The number of those octets; where they are encoded, as costly as decoding them. */
    long size();
}
